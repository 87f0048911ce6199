import { expect, test } from 'vitest';
import { GongyouError } from '../../src/errors.ts';
import { decodeCorpusIndex, encodeCorpusIndex } from '../../src/retrieval/corpus-file.ts';
import { buildCorpusIndex, extendCorpusIndex } from '../../src/retrieval/corpus-index.ts';
import { createCorpusSearch } from '../../src/retrieval/corpus-search.ts';
import type { CorpusDocument } from '../../src/retrieval/corpus-text.ts';
import { createExperience } from '../../src/retrieval/experience.ts';
import { featureNames } from '../../src/retrieval/ranking-features.ts';
import { createReranker, createTwoLooks } from '../../src/retrieval/reranker.ts';
import { tinyEmbedding } from './tiny-table.ts';

const documents: CorpusDocument[] = [
  { id: 'a/1', title: '工资条例', text: '用人单位应当按月支付工资。拖欠工资的，由人社部门责令支付。' },
  { id: 'a/2', title: '工资条例', text: '工资应当以货币形式支付；不得以实物替代。' },
  { id: 'b/1', title: '工伤条例', text: '职工发生事故伤害，应当申请工伤认定。' },
  { id: 'b/2', title: '工伤条例', text: '' },
  { id: 'c/1', title: '职业培训办法', text: '参加职业技能培训的，按规定给予补贴。' },
];
const embedding = tinyEmbedding(documents.map(({ title, text }) => `${text} ${title}`));
const index = buildCorpusIndex(documents, embedding);

test('finds the clause that shares the words', () => {
  const search = createCorpusSearch({ index, embedding, cosineWeight: 0 });
  expect(search.search('老板拖欠工资', 1)[0]!.id).toBe('a/1');
  expect(search.search('申请工伤认定', 1)[0]!.id).toBe('b/1');
});

test('an index built in steps is the index built at once', () => {
  const grown = extendCorpusIndex(buildCorpusIndex(documents.slice(0, 2), embedding), documents.slice(2), embedding);
  expect(encodeCorpusIndex(grown)).toEqual(encodeCorpusIndex(index));
  expect([...grown.rarity]).toEqual([...index.rarity]);
  expect([...grown.placeInTitle]).toEqual([0, 1, 0, 1, 0]);
});

test('a file opens as it was, also from an odd offset', () => {
  const file = encodeCorpusIndex(index);
  const opened = decodeCorpusIndex(Buffer.concat([Buffer.from('x'), file]).subarray(1));
  const before = createCorpusSearch({ index, embedding }).search('拖欠工资怎么办');
  expect(createCorpusSearch({ index: opened, embedding }).search('拖欠工资怎么办')).toEqual(before);
});

test('a damaged file is refused', () => {
  const file = encodeCorpusIndex(index);
  for (const damaged of [file.subarray(0, 12), file.subarray(0, file.length - 64), new Uint8Array(64)]) {
    expect(() => decodeCorpusIndex(damaged)).toThrow(GongyouError);
  }
});

test('an index of another table is refused', () => {
  const other = tinyEmbedding(['工资'], 32);
  expect(() => createCorpusSearch({ index, embedding: other })).toThrow(/Build it again/);
});

test('a question with no known word finds documents of no score, and does not fail', () => {
  const hits = createCorpusSearch({ index, embedding }).search('zzz');
  expect(hits.every(({ score }) => score === 0)).toBe(true);
});

test('a question is answered the same before and after another one', () => {
  const search = createCorpusSearch({ index, embedding });
  const before = search.search('老板拖欠工资');
  search.search('申请工伤认定');
  expect(search.search('老板拖欠工资')).toEqual(before);
});

test('an empty corpus finds nothing', () => {
  const empty = buildCorpusIndex([], embedding);
  expect(createCorpusSearch({ index: empty, embedding }).search('工资')).toEqual([]);
});

test('questions answered before lift what answered them', () => {
  const experience = createExperience([{ question: '学手艺有钱拿吗', documents: [4] }], index, embedding);
  const weights = { version: 1, features: { precedentOverlap: { mean: 0, deviation: 1, weight: 1 } } };
  const reranker = createTwoLooks({ broad: weights, close: weights });
  const search = createCorpusSearch({ index, embedding, experience, reranker });
  expect(search.search('学手艺有钱拿吗', 1)[0]!.id).toBe('c/1');
});

test('every feature of every candidate is a number', () => {
  const experience = createExperience([{ question: '拖欠工资找谁', documents: [0] }], index, embedding);
  const { stage, features } = createCorpusSearch({ index, embedding, experience }).inspect('拖欠工资找谁');
  expect(features).toHaveLength(stage.candidates.length * featureNames.length);
  expect(features.every(Number.isFinite)).toBe(true);
});

test('a re-ranker with a feature nobody computes is refused by name', () => {
  const json = { version: 1, features: { moonPhase: { mean: 0, deviation: 1, weight: 1 } } };
  expect(() => createReranker(json)).toThrow(/moonPhase/);
});
