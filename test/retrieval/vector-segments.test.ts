import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Knowledge } from '../../src/knowledge/load-knowledge.ts';
import { createStaticEmbeddings } from '../../src/retrieval/static-embeddings.ts';
import { createUnits, unitKey } from '../../src/retrieval/units.ts';
import { openVectorSegments } from '../../src/retrieval/vector-segments.ts';
import { makeCard, makeKnowledge, makePoint } from '../fixtures/small-base.ts';
import { tinyEmbedding } from './tiny-table.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'gongyou-hnsw-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const embedding = tinyEmbedding([JSON.stringify(makeKnowledge()), '加一句新的话']);
const REGIONS = ['000000', '350000', '350400', '520000'];

/** A graph from the first vector on, unless told otherwise. */
async function open(knowledge: Knowledge = makeKnowledge(), embedderId = 'tiny', graphFrom = 0) {
  const units = createUnits(knowledge);
  const progress: [number, number, string][] = [];
  let looks = 0;
  const vectors = await openVectorSegments({
    units,
    wholeUnits: async () => {
      looks += 1;
      return units;
    },
    knowledge: JSON.stringify(knowledge),
    embeddings: createStaticEmbeddings(embedding),
    embedderId,
    directory,
    graphFrom,
    onProgress: (...step) => progress.push(step),
  });
  const best = async (text: string, regions: readonly string[]) => {
    const { nearest: scores, whole } = (await vectors.nearest(embedding.embed(text, 'question'), regions))!;
    const order = [...units].sort((a, b) => scores[b.index]! - scores[a.index]!);
    return { first: unitKey(order[0]!), scores, whole };
  };
  return { vectors, report: vectors.report, best, units, progress, looks };
}
const segmentFile = (region: string, name: string) => join(directory, region, name);

test('builds a segment a region, finds in them, and opens them as they are the next time', async () => {
  const first = await open();
  expect(first.report).toMatchObject({ opened: [], damaged: [] });
  expect([...first.report.built].sort()).toEqual(REGIONS);
  expect(first.report.embedded).toBe(first.report.vectors);
  expect(first.progress.map(([done, total]) => [done, total])).toEqual([1, 2, 3, 4].map((done) => [done, 4]));
  const found = await first.best('培训有补贴吗', REGIONS);
  expect(found.first).toBe('fj-1/3/7#training');
  expect(Math.max(...found.scores)).toBeCloseTo(1, 1);

  const second = await open();
  expect([...second.report.opened].sort()).toEqual(REGIONS);
  expect(second.report).toMatchObject({ built: [], damaged: [], embedded: 0, vectors: first.report.vectors });
  expect((await second.best('培训有补贴吗', REGIONS)).scores).toEqual(found.scores);
});

test('tells how near all the words of a unit are together', async () => {
  const { best, units } = await open();
  const { whole } = await best('培训有补贴吗', ['350000']);
  const order = [...units].sort((a, b) => whole[b.index]! - whole[a.index]!);
  expect(unitKey(order[0]!)).toBe('fj-1/3/7#training');
  expect(whole).toHaveLength(units.length);
  expect(Math.min(...whole)).toBeGreaterThanOrEqual(0);
});

test('searches in the regions it is told alone', async () => {
  const { best, units } = await open();
  const { scores } = await best('培训有补贴吗', ['520000', '110000']);
  const elsewhere = units.filter((unit) => unit.document.region !== '520000');
  expect(elsewhere.every((unit) => scores[unit.index] === 0)).toBe(true);
});

test.each<[name: string, damage: () => void]>([
  [
    'a byte of the index is flipped',
    () => {
      const bytes = readFileSync(segmentFile('350000', 'hnswlib.index'));
      bytes[bytes.length >> 1]! ^= 1;
      writeFileSync(segmentFile('350000', 'hnswlib.index'), bytes);
    },
  ],
  ['the index is cut short', () => writeFileSync(segmentFile('350000', 'hnswlib.index'), '')],
  ['the texts are gone', () => rmSync(segmentFile('350000', 'docstore.json'))],
  ['the arguments are changed', () => writeFileSync(segmentFile('350000', 'args.json'), '{"space":"l2"}')],
  ['the manifest is no JSON', () => writeFileSync(segmentFile('350000', 'manifest.json'), '{')],
])('%s: rebuilt, and said', async (_, damage) => {
  const before = await open();
  const expected = await before.best('培训有补贴吗', REGIONS);
  damage();
  const after = await open();
  expect(after.report).toMatchObject({ built: ['350000'], damaged: ['350000'] });
  expect((await after.best('培训有补贴吗', REGIONS)).scores).toEqual(expected.scores);
  expect((await open()).report).toMatchObject({ built: [], damaged: [] });
});

test('a new sentence is embedded alone, in its region alone', async () => {
  await open();
  const knowledge = makeKnowledge();
  const cards = knowledge.cards.map((card) =>
    card.clauseId === 'fj-1/3/7'
      ? makeCard('fj-1/3/7', [
          makePoint('training', '取得证书的给培训补贴', { questions: ['加一句新的话', '培训有补贴吗'] }),
        ])
      : card,
  );
  const { report, best } = await open({ ...knowledge, cards });
  expect(report).toMatchObject({ built: ['350000'], damaged: [], embedded: 2 });
  expect((await best('加一句新的话', REGIONS)).first).toBe('fj-1/3/7#training');
  expect((await best('闽治欠怎么用', REGIONS)).first).toBe('fj-1/3/6#app');
});

test('what was compared with the same knowledge before is opened without a look at its texts', async () => {
  expect((await open()).looks).toBe(1);
  expect((await open()).looks).toBe(0);
  const knowledge = makeKnowledge();
  const other = { ...knowledge, documents: knowledge.documents.filter((document) => document.region !== '520000') };
  const compared = await open(other);
  expect(compared.looks).toBe(1);
  expect(compared.report).toMatchObject({ built: [], embedded: 0 });
  expect((await open(other)).looks).toBe(0);
});

test('where the hashes of the texts are gone, all are embedded again', async () => {
  await open();
  rmSync(segmentFile('350000', 'texts.json'));
  const knowledge = makeKnowledge();
  const cards = knowledge.cards.filter((card) => card.clauseId !== 'fj-1/3/7');
  const { report } = await open({ ...knowledge, cards });
  expect(report).toMatchObject({ built: ['350000'], damaged: [] });
  expect(report.embedded).toBeGreaterThan(2);
});

test('another embedder’s vectors are not used', async () => {
  await open();
  const { report } = await open(makeKnowledge(), 'another');
  expect([...report.built].sort()).toEqual(REGIONS);
  expect(report).toMatchObject({ damaged: [], embedded: report.vectors });
});

test('the segment of a region that is gone is deleted, and so is what a broken build left, but not what another process builds', async () => {
  await open();
  writeFileSync(join(directory, 'left.1.tmp'), 'x');
  writeFileSync(join(directory, 'another.2.tmp'), 'x');
  const longAgo = Date.now() / 1000 - 7200;
  utimesSync(join(directory, 'left.1.tmp'), longAgo, longAgo);
  const knowledge = makeKnowledge();
  await open({ ...knowledge, documents: knowledge.documents.filter((document) => document.region !== '520000') });
  expect(readdirSync(directory).sort()).toEqual(['000000', '350000', '350400', 'another.2.tmp']);
});

test('two that build over one folder at once both find, and leave a good folder', async () => {
  const both = await Promise.all([open(), open(), open()]);
  for (const one of both) expect((await one.best('培训有补贴吗', REGIONS)).first).toBe('fj-1/3/7#training');
  expect((await open()).report).toMatchObject({ built: [], damaged: [] });
  expect(readdirSync(directory).sort()).toEqual(REGIONS);
});

test('a small segment is compared vector by vector, finds the same, and is opened as it was', async () => {
  const graph = await (await open()).best('培训有补贴吗', REGIONS);
  const small = () => open(makeKnowledge(), 'tiny', 4000);
  const built = await small();
  // The vectors of the graphs are taken over.
  expect([...built.report.built].sort()).toEqual(REGIONS);
  expect(built.report).toMatchObject({ damaged: [], embedded: 0 });
  const opened = await small();
  expect([...opened.report.opened].sort()).toEqual(REGIONS);
  for (const { best } of [built, opened]) {
    const { first, scores } = await best('培训有补贴吗', REGIONS);
    expect(first).toBe(graph.first);
    scores.forEach((score, unit) => {
      expect(score).toBeCloseTo(graph.scores[unit]!, 1);
    });
  }
});

test('a small segment with a byte flipped is rebuilt, and said', async () => {
  await open(makeKnowledge(), 'tiny', 4000);
  const bytes = readFileSync(segmentFile('350000', 'vectors.bin'));
  bytes[bytes.length >> 1]! ^= 1;
  writeFileSync(segmentFile('350000', 'vectors.bin'), bytes);
  expect((await open(makeKnowledge(), 'tiny', 4000)).report).toMatchObject({ built: ['350000'], damaged: ['350000'] });
});
