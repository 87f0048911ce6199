import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { createTickets } from '../../src/handoff/tickets.ts';
import { openStorage } from '../../src/storage/open-storage.ts';
import { startReceiver } from '../receiver.ts';
import { ring } from '../storage/fixtures.ts';

const intakes = 500;
const kills = 8;
const secret = 'whsec_ZHVyYWJpbGl0eSB0ZXN0';
const writer = fileURLToPath(new URL('./durability-writer.ts', import.meta.url));

/** Small and repeatable (mulberry32), so that a failure can be run again with its seed. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

it('loses and doubles no ticket when its processes are killed at random', async () => {
  const seed = Number(process.env.DURABILITY_SEED ?? Date.now() % 1_000_000);
  const random = createRandom(seed);
  const directory = mkdtempSync(join(tmpdir(), 'gongyou-durability-'));
  const path = join(directory, 'g.db');
  // A third of the requests fail; of those, half were stored and are answered after the sender has given up.
  const mood = () => (random() < 2 / 3 ? 'take' : random() < 0.5 ? 'fail' : 'late');
  const receiver = await startReceiver({ secret, mood, lateMilliseconds: 400 });
  /** Receipt numbers that were told for each intake; two different ones would be a doubled ticket. */
  const confirmed = new Map<number, Set<string>>();

  const reportedErrors: string[] = [];

  function start(): { child: ChildProcess; ended: Promise<number | null> } {
    const child = spawn(process.execPath, [writer, path, receiver.url, secret, String(intakes)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let errors = '';
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [, index, receipt = ''] = /^confirmed (\d+) (\d{12})$/.exec(line) ?? [];
      if (index) confirmed.set(Number(index), (confirmed.get(Number(index)) ?? new Set()).add(receipt));
    });
    const ended = new Promise<number | null>((resolve) => {
      child.on('close', (exitCode) => {
        if (exitCode !== 0 && exitCode !== null) reportedErrors.push(errors);
        resolve(exitCode);
      });
    });
    return { child, ended };
  }

  /** How far the whole is, from 0 to twice the intakes. */
  const progress = () => confirmed.size + receiver.received.size;
  const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

  // Two processes at once all the time, both after the same intakes; one of them is killed whenever the work has come
  // to a random point, and some time within it.
  const running = [start(), start()];
  const points = Array.from({ length: kills }, () => Math.floor(random() * intakes * 1.9)).sort((a, b) => a - b);
  for (const point of points) {
    while (progress() < point) await pause(1);
    await pause(random() * 40);
    const index = random() < 0.5 ? 0 : 1;
    running[index]?.child.kill('SIGKILL');
    await running[index]?.ended;
    running[index] = start();
  }
  const exitCodes = await Promise.all(running.map((one) => one.ended));
  expect(reportedErrors, `seed ${seed}`).toEqual([]);
  expect(exitCodes).toEqual([0, 0]);

  const storage = await openStorage({ path, ring });
  const stored = await createTickets({ storage }).list({ limit: intakes * 2 });
  const deliveries = await storage.outbox.counts();
  await storage.close();
  await receiver.close();
  rmSync(directory, { recursive: true, force: true });

  const delivered = [...receiver.received.values()].map((delivery) => delivery.receiptNumber);
  const told = [...confirmed.values()].flatMap((receipts) => [...receipts]);
  const arrived = new Set(delivered);
  const known = new Set(stored.map((ticket) => ticket.receiptNumber));
  const lost = told.filter((receipt) => !arrived.has(receipt) || !known.has(receipt)).length;
  const doubled =
    delivered.length -
    arrived.size +
    (told.length - confirmed.size) +
    (stored.length - new Set(stored.map((t) => t.conversationId)).size);
  process.stdout.write(
    `confirmed ${confirmed.size}, delivered ${arrived.size}, lost ${lost}, doubled ${doubled} ` +
      `(${kills} kills, ${receiver.requests()} requests, seed ${seed})\n`,
  );
  expect({ confirmed: confirmed.size, delivered: arrived.size, lost, doubled }, `seed ${seed}`).toEqual({
    confirmed: intakes,
    delivered: intakes,
    lost: 0,
    doubled: 0,
  });
  expect(deliveries).toEqual({ pending: 0, sent: intakes, dead: 0, cancelled: 0 });
}, 120_000);
