import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openKnowledge } from '../../src/knowledge/knowledge-cache.ts';
import { readKnowledgeFolder } from '../../src/knowledge/read-knowledge-folder.ts';
import { createRegions } from '../../src/knowledge/regions.ts';
import { knowledgeFiles, POLICY } from '../fixtures/knowledge.ts';

const root = await mkdtemp(join(tmpdir(), 'gongyou-knowledge-'));
afterAll(() => rm(root, { recursive: true }));
const regions = createRegions();
const folder = join(root, 'knowledge');
const cache = join(root, 'cache');
for (const [file, text] of knowledgeFiles()) {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), `\uFEFF${text.replaceAll('\n', '\r\n')}`);
}
await writeFile(join(folder, 'README.md'), '# not knowledge');

test('files are read without a byte-order mark and with one kind of line end', async () => {
  expect(await readKnowledgeFolder(folder)).toEqual(knowledgeFiles());
  await expect(readKnowledgeFolder(join(root, 'nowhere'))).rejects.toMatchObject({ code: 'knowledge/unreadable-file' });
});

test('what was parsed is kept, and a changed file or a damaged cache is read anew', async () => {
  const first = await openKnowledge(folder, cache, regions);
  const second = await openKnowledge(folder, cache, regions);
  expect([first.cached, second.cached]).toEqual([false, true]);
  expect(second.knowledge).toEqual(first.knowledge);
  expect(await second.whole()).toEqual(await first.whole());

  await writeFile(join(cache, 'knowledge.json'), (await readFile(join(cache, 'knowledge.json'), 'utf8')).slice(0, 100));
  expect((await openKnowledge(folder, cache, regions)).cached).toBe(false);

  await writeFile(join(folder, 'policies/fj-2025-1.md'), POLICY.replace('500元', '600元'));
  const changed = await openKnowledge(folder, cache, regions);
  expect(changed.cached).toBe(false);
  expect(changed.fingerprint).not.toBe(first.fingerprint);
});

test('only the first way of asking is there from the start, the others when they are asked for', async () => {
  const { knowledge, whole } = await openKnowledge(folder, cache, regions);
  const asked = (each: typeof knowledge) => each.cards.flatMap((card) => card.points.map((point) => point.questions));
  const all = asked(await whole());
  expect(Math.max(...all.map((questions) => questions.length))).toBeGreaterThan(1);
  expect(asked(knowledge)).toEqual(all.map(([first]) => [first]));

  await rm(join(cache, 'knowledge-whole.json'));
  expect(asked(await whole())).toEqual(all);

  const file = join(folder, 'policies/fj-2025-1.md');
  await writeFile(file, POLICY);
  await expect(whole()).rejects.toMatchObject({ code: 'knowledge/changed' });
});
