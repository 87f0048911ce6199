import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Miniflare } from 'miniflare';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chatReplySchema } from '../../src/http-schemas.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const binaries = join(root, 'node_modules/.bin');
const folder = mkdtempSync(join(tmpdir(), 'gongyou-worker-'));
let bundle = '';
/** Files that wrangler uploads as they are, beside the bundle. */
let data: { type: 'Data'; path: string; contents: Uint8Array<ArrayBuffer> }[] = [];

/** wrangler's own bundling, without an account or a network. */
beforeAll(async () => {
  await promisify(execFile)(join(binaries, 'wrangler'), ['deploy', '--dry-run', '--outdir', join(folder, 'out')], {
    cwd: root,
    env: {
      ...process.env,
      PATH: `${binaries}${delimiter}${process.env.PATH}`,
      HOME: folder,
      XDG_CONFIG_HOME: folder,
      WRANGLER_SEND_METRICS: 'false',
      WRANGLER_LOG_PATH: folder,
      CI: 'true',
    },
  });
  bundle = readFileSync(join(folder, 'out/worker.js'), 'utf8');
  data = readdirSync(join(folder, 'out'))
    .filter((name) => name.endsWith('.bin'))
    .map((path) => ({ type: 'Data', path, contents: new Uint8Array(readFileSync(join(folder, 'out', path))) }));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the bundle loads nothing but what Workers have', () => {
  // Dynamic imports of schema libraries that aren't used stay as they are, and are never run.
  const loaded = [...bundle.matchAll(/^import\s[^'"]*['"]([^'"]+)['"]/gm)].map(([, name]) => name!);
  const modules = [...new Set(loaded)];
  expect(modules).toContain('node:crypto');
  const others = modules.filter((name) => !/^(?:node:|cloudflare:)/.test(name));
  expect(others).toEqual(data.map(({ path }) => `./${path}`));
  expect(data).toHaveLength(1);
  expect(modules.filter((name) => /sqlite|child_process|worker_threads/.test(name))).toEqual([]);
});

test.each(['hnswlib', 'node:sqlite', '@node-rs/jieba', 'wechaty', '.node"'])('the bundle has nothing of %s', (name) => {
  const at = bundle.indexOf(name);
  expect(at < 0 ? '' : bundle.slice(Math.max(0, at - 80), at + 80)).toBe('');
});

test('the bundle runs in workerd and answers from the corpus over D1', async () => {
  const runtime = new Miniflare({
    modules: [{ type: 'ESModule', path: 'worker.js', contents: bundle }, ...data],
    compatibilityDate: '2026-04-01',
    compatibilityFlags: ['nodejs_compat'],
    d1Databases: ['DATABASE'],
    bindings: {
      ENCRYPTION_KEYS: JSON.stringify({ active: 'k', keys: { k: Buffer.alloc(32, 7).toString('base64') } }),
      AGENT_TOKEN: 'token-of-the-tests',
    },
  });
  try {
    const ready = await runtime.dispatchFetch('http://local/readyz');
    expect(ready.status).toBe(200);
    expect(await ready.json()).toMatchObject({ storage: 'ok' });
    const ask = (body: object) =>
      runtime.dispatchFetch('http://local/v1/chat', {
        method: 'POST',
        body: JSON.stringify(body),
      });
    const first = await ask({ message: '老板欠薪，福建的维权专线「96333」怎么打', region: '福建' });
    expect(first.status).toBe(200);
    const reply = chatReplySchema.parse(await first.json());
    expect(reply.kind).toBe('answer');
    expect(reply.citations[0]?.clauseId).toBe('fj-2025-28/3/6');
    expect(reply.text).toContain('96333');
    const next = await ask({ message: '还有别的吗', conversationId: reply.conversationId });
    expect(next.status).toBe(200);
    const lines = await runtime.dispatchFetch(`http://local/v1/conversations/${reply.conversationId}/messages`);
    expect(((await lines.json()) as { lines: unknown[] }).lines).toHaveLength(4);
    expect((await runtime.dispatchFetch('http://local/v1/agent/queue')).status).toBe(401);
  } finally {
    await runtime.dispose();
  }
});
