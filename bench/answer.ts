/**
 * How long one turn takes in process, from the message to the reply, beside the peers' search alone and a bare Hono route.
 * All in one run, in turn, so that the ratios hold on a noisy machine.
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { readCases } from '../evals/cases.ts';
import { percentile } from '../evals/measures.ts';
import { runPeers } from '../evals/peers.ts';
import { createApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { createServices } from '../src/create-services.ts';
import { giveMemoryBack, growSlowly } from '../src/memory.ts';

const ROUNDS = 3;
const config = readConfig({ DATA_DIR: join(tmpdir(), 'gongyou-bench') });
const services = await createServices({ config, ephemeral: true });
// As the server does when it listens.
giveMemoryBack();
growSlowly();
const app = createApp({ services, version: 'bench' });
const bare = new Hono().post('/v1/chat', async (context) => context.json(await context.req.json()));
const cases = (await readCases('tuned')).filter((each) => each.clause.length > 0 && each.region !== null);

async function time(handle: (body: string) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (const { ask, region } of cases) {
    const body = JSON.stringify({ message: ask, region });
    const start = performance.now();
    await handle(body);
    times.push(performance.now() - start);
  }
  return times;
}

const post = (target: Hono) => async (body: string) =>
  (await target.request('/v1/chat', { method: 'POST', body, headers: { 'content-type': 'application/json' } })).text();

await time(post(app));
const turns: number[] = [];
const bareTurns: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  turns.push(...(await time(post(app))));
  bareTurns.push(...(await time(post(bare))));
}
const row = (times: number[]) => ({
  'p50 ms': percentile(times, 0.5).toFixed(2),
  'p99 ms': percentile(times, 0.99).toFixed(2),
});
const peers = await runPeers(cases, services);
console.log(`${cases.length} questions, ${ROUNDS} rounds; ${Math.round(process.memoryUsage().rss / 1e6)} MB resident`);
console.table({
  'Gongyou: POST /v1/chat, whole turn': row(turns),
  'bare Hono route': row(bareTurns),
  ...Object.fromEntries(
    peers.map(({ name, microseconds }) => [
      `${name}: search alone (mean)`,
      { 'p50 ms': (microseconds / 1000).toFixed(2), 'p99 ms': '' },
    ]),
  ),
});
await services.close();
