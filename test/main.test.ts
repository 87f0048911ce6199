import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, expect, test } from 'vitest';
import { chatReplySchema } from '../src/http-schemas.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'gongyou-main-'));
const dataDirectory = join(folder, 'data');
const running = new Set<ChildProcess>();

afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts the server as `npm start` does, on a port that the system chooses; resolves once it listens. */
async function start(environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['--import', './src/compile-cache.js', 'src/main.ts'], {
    cwd: root,
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      PORT: '0',
      HOST: '127.0.0.1',
      DATA_DIR: dataDirectory,
      LOG_LEVEL: 'info',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let output = '';
  const exit = new Promise<number | null>((resolve) => child.once('close', resolve));
  const origin = await new Promise<string | null>((resolve) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const port = /listens on http:\/\/localhost:(\d+)/.exec(output)?.[1];
      if (port) resolve(`http://127.0.0.1:${port}`);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void exit.then(() => resolve(null));
  });
  return {
    origin,
    output: () => output,
    exit,
    stop: (signal: NodeJS.Signals) => {
      child.kill(signal);
      return exit;
    },
  };
}

async function ask(origin: string | null, body: object) {
  const response = await fetch(`${origin}/v1/chat`, { method: 'POST', body: JSON.stringify(body) });
  expect(response.status).toBe(200);
  return chatReplySchema.parse(await response.json());
}

const QUESTION = { message: '老板欠薪，福建的维权专线「96333」怎么打', region: '福建' };
/** The server answers on words until then. */
const vectorsOpen = (server: Awaited<ReturnType<typeof start>>) =>
  expect.poll(server.output, { timeout: 40_000, interval: 100 }).toMatch(/vectors: \d+;/);
const segments = () => readdirSync(join(dataDirectory, 'index')).sort();

test('a fresh machine: answers, serves the page, keeps its data over a restart, and stops cleanly', async () => {
  const first = await start();
  expect(first.origin, first.output()).not.toBeNull();
  const reply = await ask(first.origin, QUESTION);
  expect(reply.citations[0]?.clauseId).toBe('fj-2025-28/3/6');

  const page = await fetch(`${first.origin}/`);
  expect(page.headers.get('content-type')).toMatch(/^text\/html/);
  const html = await page.text();
  expect(html).toContain('工友');
  for (const [, path] of html.matchAll(/(?:src|href)="(\.?\/?[\w./-]+\.(?:js|css|svg))"/g)) {
    const asset = await fetch(new URL(path!, `${first.origin}/`));
    expect(asset.status, path).toBe(200);
    await asset.text();
  }
  expect((await fetch(`${first.origin}/healthz`)).status).toBe(200);
  expect((await fetch(`${first.origin}/../package.json`)).status).toBe(404);

  expect(statSync(dataDirectory).mode & 0o077).toBe(0);
  for (const name of readdirSync(dataDirectory).filter((each) => /\.db|key/i.test(each))) {
    const kept = join(dataDirectory, name);
    if (!statSync(kept).isFile()) continue;
    expect(readFileSync(kept).includes('老板欠薪'), name).toBe(false);
  }
  await vectorsOpen(first);
  expect(await first.stop('SIGTERM')).toBe(0);
  for (const words of ['老板欠薪', '福建全省']) expect(first.output()).not.toContain(words);

  const second = await start();
  expect(second.output()).toMatch(/from the cache/);
  await vectorsOpen(second);
  expect(second.output()).toMatch(/vectors: \d+; [1-9]\d* \w+ opened, 0 built/);
  const lines = await fetch(`${second.origin}/v1/conversations/${reply.conversationId}/messages`);
  expect(await lines.json()).toMatchObject({
    lines: [
      { from: 'worker', text: QUESTION.message },
      { from: 'gongyou', text: reply.text },
    ],
  });
  const next = await ask(second.origin, { message: '那电话多少', conversationId: reply.conversationId });
  expect(next.text).toContain('96333');
  expect(await second.stop('SIGINT')).toBe(0);
});

test('a damaged index is built again, said so, and answers as before', async () => {
  const [flipped, gone, cut, missing] = segments();
  const index = join(dataDirectory, 'index', flipped!, 'hnswlib.index');
  const bytes = readFileSync(index);
  bytes[bytes.length >> 1]! ^= 0xff;
  writeFileSync(index, bytes);
  rmSync(join(dataDirectory, 'index', gone!, 'vectors.bin'));
  rmSync(join(dataDirectory, 'index', missing!), { recursive: true });
  const manifest = join(dataDirectory, 'index', cut!, 'manifest.json');
  writeFileSync(manifest, readFileSync(manifest).subarray(0, 40));
  writeFileSync(join(dataDirectory, 'cache', 'knowledge.json'), '{"finger');

  const server = await start();
  expect(server.origin, server.output()).not.toBeNull();
  await vectorsOpen(server);
  const told = /vectors: .*?(\d+) built, of them damaged: ([^"]*)"/.exec(server.output());
  expect(told?.[1]).toBe('4');
  expect(told?.[2]?.split(', ').sort()).toEqual([flipped, gone, cut].sort());
  expect(server.output()).not.toMatch(/from the cache/);
  expect((await ask(server.origin, QUESTION)).citations[0]?.clauseId).toBe('fj-2025-28/3/6');
  expect(await server.stop('SIGTERM')).toBe(0);
});

test('a wrong setting ends the start with its name, and never with a secret', async () => {
  const server = await start({ PORT: 'eighty', AGENT_TOKEN: 'short-secret' });
  expect(server.origin).toBeNull();
  expect(await server.exit).not.toBe(0);
  expect(server.output()).toContain('PORT');
  expect(server.output()).toContain('AGENT_TOKEN');
  expect(server.output()).not.toContain('short-secret');
});
