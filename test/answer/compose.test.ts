import { expect, test } from 'vitest';
import { compose } from '../../src/answer/compose.ts';
import type { Knowledge } from '../../src/knowledge/load-knowledge.ts';
import ranking from '../../src/retrieval/ranking.json' with { type: 'json' };
import { createSearch } from '../../src/retrieval/search.ts';
import { makeCard, makeHit, makeKnowledge, makePoint, regions, unitOf } from '../fixtures/small-base.ts';

const LIMITS = { characters: 130, lines: 3, sameClause: 3, otherClause: 1.2 };
const knowledge = makeKnowledge();
const { read } = createSearch({ knowledge, regions, weights: ranking.weights });
const hit = (key: string, score: number, of: Knowledge = knowledge) => makeHit(unitOf(of, key), score);
const say = (question: string, hits: ReturnType<typeof hit>[], limits = LIMITS) => {
  const { lines, onlyUnsaid } = compose(read(question), hits, limits);
  return { texts: lines.map((line) => line.text), onlyUnsaid };
};
const LINE = '拖欠工资可以打 96333。';
const APP = '也可以在微信里用「闽治欠」反映。';

test('nothing found, nothing said', () => {
  expect(say('工资', [])).toEqual({ texts: [], onlyUnsaid: false });
});

test('the best point first, then what is as near', () => {
  expect(say('老板欠薪', [hit('fj-1/3/6#line', 9), hit('fj-1/3/6#app', 7)]).texts).toEqual([LINE, APP]);
});

test('further behind, another clause is left out sooner than a point of the same', () => {
  const hits = [hit('fj-1/3/6#line', 9), hit('fj-1/3/7#training', 7), hit('fj-1/3/6#app', 6.5)];
  expect(say('老板欠薪', hits).texts).toEqual([LINE, APP]);
  expect(say('老板欠薪', [hits[0]!, hit('fj-1/3/7#training', 8)]).texts).toHaveLength(2);
});

test('no more lines and characters than fit', () => {
  const hits = [
    hit('fj-1/3/6#line', 9),
    hit('fj-1/3/6#app', 9),
    hit('fj-1/3/7#training', 9),
    hit('wage-law/30#first', 9),
  ];
  expect(say('老板欠薪', hits).texts).toHaveLength(3);
  expect(say('老板欠薪', hits, { ...LIMITS, lines: 1 }).texts).toEqual([LINE]);
  expect(say('老板欠薪', hits, { ...LIMITS, characters: 20 }).texts).toEqual([LINE]);
});

test('what says the same again is not said again', () => {
  const twin = makeCard('fj-1/3/7', [makePoint('twin', '取得证书的给培训补贴', { say: '拖欠工资的话可以打 96333。' })]);
  const own = makeKnowledge({ cards: [knowledge.cards[0]!, twin] });
  expect(say('老板欠薪', [hit('fj-1/3/6#line', 9, own), hit('fj-1/3/7#twin', 9, own)]).texts).toEqual([LINE]);
});

test('the point that gives what was asked for stands beside the best, even from further behind', () => {
  const hits = [hit('fj-1/3/6#app', 9), hit('fj-1/3/7#training', 8.9), hit('fj-1/3/6#line', 5.5)];
  expect(say('闽治欠打哪个电话', hits).texts.slice(0, 2)).toEqual([APP, LINE]);
});

test('a figure that the clause does not say is said to be not in it, first, and nothing is guessed', () => {
  const { texts, onlyUnsaid } = say('培训补贴给多少钱', [hit('fj-1/3/7#training', 9), hit('fj-1/3/6#line', 8.9)]);
  expect(onlyUnsaid).toBe(true);
  expect(texts).toEqual([expect.stringMatching(/^文件里没写.*多少钱.*12333。$/), '取得证书的给培训补贴。']);
});

test('a figure that the clause gives is given', () => {
  const { texts, onlyUnsaid } = say('创业补贴多少钱', [hit('sm-1/1/1#startup', 9)]);
  expect({ texts, onlyUnsaid }).toEqual({ texts: ['头一次创业的补贴最高1万元。'], onlyUnsaid: false });
});

test('asked for more than the figure, the clause answers the rest and says what is missing', () => {
  const { texts, onlyUnsaid } = say('欠薪打哪个电话，多久能办完', [hit('fj-1/3/6#line', 9)]);
  expect(onlyUnsaid).toBe(false);
  expect(texts[0]).toBe(LINE);
  expect(texts.at(-1)).toMatch(/没写/);
});

test('a law’s gist is never said to lack a figure', () => {
  expect(say('总包先垫多少钱', [hit('wage-law/30#first', 9)]).texts.join('')).not.toContain('没写');
});

test('a clause without a card is told in its own words', () => {
  expect(say('孩子上学', [hit('fj-1/4/8', 9)]).texts).toEqual(['（八）子女入学。']);
});
