import { expect, test } from 'vitest';
import rankings from '../../src/retrieval/ranking.json' with { type: 'json' };
import { createSearch } from '../../src/retrieval/search.ts';
import { unitKey } from '../../src/retrieval/units.ts';
import { GAP, makeKnowledge, regions } from '../fixtures/small-base.ts';

const knowledge = makeKnowledge({ gaps: [GAP] });
const search = createSearch({ knowledge, regions, rankings });
const find = async (text: string, region: string | null, options: { everywhere?: boolean; limit?: number } = {}) =>
  (await search.find(search.read(text), { region, ...options })).hits.map((hit) => unitKey(hit.unit));
const documents = async (text: string, region: string | null, everywhere = false) =>
  [...new Set((await find(text, region, { everywhere })).map((key) => key.split('/')[0]))].sort();

test('the clause that answers comes first, for the words of its card and for a worker’s own', async () => {
  expect((await find('欠薪打哪个电话', '350000'))[0]).toBe('fj-1/3/6#line');
  expect((await find('我的血汗钱没发', '350000'))[0]).toMatch(/^fj-1\/3\/6/);
  expect((await find('培训有补贴吗', '350000'))[0]).toBe('fj-1/3/7#training');
  expect((await find('拖欠公资打哪个电话', '350000'))[0]).toMatch(/^fj-1\/3\/6/);
});

test('only the worker’s own regions are searched, and the nation', async () => {
  expect(await documents('欠薪打哪个电话', '350000')).toEqual(['fj-1', 'gap', 'wage-law']);
  expect(await documents('欠薪打哪个电话', '350400')).toEqual(['fj-1', 'gap', 'sm-1', 'wage-law']);
  expect(await documents('欠薪打哪个电话', '520000')).toEqual(['gap', 'gz-1', 'wage-law']);
  expect(await documents('欠薪打哪个电话', '310000')).toEqual(['gap', 'wage-law']);
  expect(await documents('欠薪打哪个电话', null)).toEqual(['gap', 'wage-law']);
  expect(await documents('欠薪打哪个电话', null, true)).toEqual(['fj-1', 'gap', 'gz-1', 'sm-1', 'wage-law']);
});

test('hits come best first, one for each unit, and no more than the limit', async () => {
  const { hits } = await search.find(search.read('拖欠工资'), { region: '350400' });
  const scores = hits.map((hit) => hit.score);
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
  expect(new Set(hits.map((hit) => unitKey(hit.unit))).size).toBe(hits.length);
  expect(await find('拖欠工资', '350400', { limit: 2 })).toHaveLength(2);
});

test('every feature is finite, and from 0 to 1', async () => {
  for (const text of ['拖欠工资打哪个电话', '', '😀', 'gongzi', '创业补贴多少']) {
    for (const hit of (await search.find(search.read(text), { region: '350400' })).hits) {
      expect(Number.isFinite(hit.score)).toBe(true);
      for (const [name, value] of Object.entries(hit.features)) {
        expect(value, `${text} ${name}`).toBeGreaterThanOrEqual(0);
        expect(value, `${text} ${name}`).toBeLessThanOrEqual(1.000001);
      }
    }
  }
});

test('vectors of the allowed regions alone are asked for, and count', async () => {
  const asked: (readonly string[])[] = [];
  const training = search.units.find((unit) => unitKey(unit) === 'fj-1/3/7#training')!;
  const dense = createSearch({
    knowledge,
    regions,
    rankings: { ...rankings, dense: { ...rankings.dense, weights: { ...rankings.dense.weights, dense: 1000 } } },
    embed: () => new Float32Array(1),
    vectors: {
      nearest: async (_, codes) => {
        asked.push([...codes].sort());
        const near = Float32Array.from(search.units, (unit) => (unit.index === training.index ? 0.9 : 0));
        return { nearest: near, whole: near };
      },
    },
  });
  const found = await dense.find(dense.read('欠薪打哪个电话'), { region: '350000' });
  const [first, ...rest] = found.hits;
  expect(first?.unit.index).toBe(training.index);
  expect(rest.every((hit) => hit.features.dense === 0)).toBe(true);
  expect(asked).toEqual([['000000', '350000']]);
  expect(found.decision).toBe(rankings.dense.decision);
});

test('until the vectors are open, words are ranked and decided by their own weights', async () => {
  const later = createSearch({
    knowledge,
    regions,
    rankings,
    embed: () => new Float32Array(1),
    vectors: { nearest: async () => null },
  });
  const waiting = await later.find(later.read('欠薪打哪个电话'), { region: '350000' });
  const words = await search.find(search.read('欠薪打哪个电话'), { region: '350000' });
  expect(waiting.decision).toBe(rankings.words.decision);
  expect(waiting.hits.map((hit) => hit.score)).toEqual(words.hits.map((hit) => hit.score));
});

test('an empty knowledge base finds nothing', async () => {
  const none = createSearch({
    knowledge: { documents: [], cards: [], services: [], lexicon: [], gaps: [], problems: [] },
    regions,
    rankings,
  });
  expect((await none.find(none.read('工资'), { region: '350000', everywhere: true })).hits).toEqual([]);
});
