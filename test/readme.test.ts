import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { configSchema } from '../src/config.ts';
import { signDelivery } from '../src/handoff/outbox-signature.ts';

const root = resolve(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const PAGES = [
  'README.md',
  'README.zh-CN.md',
  'CONTRIBUTING.md',
  'evals/README.md',
  'bench/README.md',
  'docs/embedder.md',
  'knowledge/README.md',
];
const readme = read('README.md');
const defaults: Record<string, unknown> = configSchema.parse({});
const settings = Object.entries(configSchema.shape);
const shown = (name: string, unset: string) => (defaults[name] === undefined ? unset : `\`${defaults[name]}\``);

test.each(settings)('README.md tells of %s as the configuration has it', (name, field) => {
  expect(readme).toContain(`| \`${name}\` | ${shown(name, 'unset')} | ${field.description} |`);
});

test.each(settings)('README.zh-CN.md tells of %s with its default', (name) => {
  expect(read('README.zh-CN.md')).toContain(`| \`${name}\` | ${shown(name, '不设')} | `);
});

test('the tables hold no setting that is gone', () => {
  const known = settings.map(([name]) => name).sort();
  for (const page of ['README.md', 'README.zh-CN.md']) {
    const listed = [...read(page).matchAll(/^\| `([A-Z_]+)` \|/gm)].map((match) => match[1]!);
    expect(listed.sort()).toEqual(known);
  }
});

test.each(PAGES)('every npm script that %s names is there', (page) => {
  const text = read(page);
  const named = [...text.matchAll(/npm run ([a-z:]+)/g)].map((match) => match[1]!);
  for (const script of named) expect(Object.keys(packageJson.scripts)).toContain(script);
});

test.each(PAGES)('every file that %s links to is there', (page) => {
  const targets = [...read(page).matchAll(/\]\(([^)#\s]+)|src="([^"]+)"/g)].map((match) => match[1] ?? match[2]!);
  for (const target of targets.filter((each) => !each.startsWith('http')))
    expect(existsSync(join(root, dirname(page), target)), target).toBe(true);
});

test('what starts it and what tests it is what CI runs', () => {
  expect(readme).toContain('npm ci && npm start');
  for (const page of ['README.md', '.ci/run', '.github/workflows/ci.yml'])
    expect(read(page)).toContain('npm ci && npm test');
});

test('the example is answered with the words of its card', () => {
  const said = '打 96333，这是福建全省的欠薪维权专线；也可以在微信里打开「闽治欠」小程序反映。';
  expect(readme).toContain(`${said}[1]`);
  expect(read('knowledge/cards/fj-2025-28.yaml')).toContain(said);
});

test('the receiver of the README tells a genuine delivery from a forged, an altered and an old one', async () => {
  const code = /```js\n([\s\S]*?)```/.exec(readme)![1]!;
  const folder = await mkdtemp(join(tmpdir(), 'gongyou-readme-'));
  try {
    const path = join(folder, 'receiver.mjs');
    await writeFile(path, code);
    const { isGenuine } = await import(pathToFileURL(path).href);
    const now = new Date('2026-03-01T08:00:00Z');
    for (const secret of ['a secret of plain text', `whsec_${Buffer.alloc(32, 7).toString('base64')}`]) {
      const headers = { ...signDelivery(secret, 'delivery-1', now, '{"event":"ticket.created"}') };
      const body = '{"event":"ticket.created"}';
      expect(isGenuine(headers, body, secret, now.getTime())).toBe(true);
      expect(isGenuine(headers, `${body} `, secret, now.getTime())).toBe(false);
      expect(isGenuine(headers, body, `${secret}x`.replace('whsec_', 'whsec_A'), now.getTime())).toBe(false);
      expect(isGenuine(headers, body, secret, now.getTime() + 301_000)).toBe(false);
      expect(isGenuine({}, body, secret, now.getTime())).toBe(false);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
