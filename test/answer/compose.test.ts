import { expect, test } from 'vitest';
import { compose } from '../../src/answer/compose.ts';
import type { Knowledge } from '../../src/knowledge/load-knowledge.ts';
import type { Hit } from '../../src/retrieval/hit.ts';
import rankings from '../../src/retrieval/ranking.json' with { type: 'json' };
import { createSearch } from '../../src/retrieval/search.ts';
import { type Unit, unitKey } from '../../src/retrieval/units.ts';
import { makeCard, makeHit, makeKnowledge, makePoint, regions, unitOf } from '../fixtures/small-base.ts';

const LIMITS = { characters: 130, lines: 3, sameClause: 3, certainty: 0.95 };
const knowledge = makeKnowledge();
const { read } = createSearch({ knowledge, regions, rankings });
const hit = (key: string, score: number, of: Knowledge = knowledge) => makeHit(unitOf(of, key), score);
const say = (question: string, hits: ReturnType<typeof hit>[], limits = LIMITS) => {
  const isSilence = ({ unit }: Hit) => unit.unsaid !== null;
  const found = { hits: hits.filter((each) => !isSilence(each)), silences: hits.filter(isSilence) };
  const { lines, onlyUnsaid } = compose(read(question), found, limits);
  return { texts: lines.map((line) => line.text), onlyUnsaid };
};
const LINE = '拖欠工资可以打 96333。';
const APP = '也可以在微信里用「闽治欠」反映。';

test('nothing found, nothing said', () => {
  expect(compose(read('工资'), { hits: [], silences: [] }, LIMITS)).toEqual({
    lines: [],
    onlyUnsaid: false,
    line: null,
  });
});

test('the best point first, then what else of its clause is as near', () => {
  expect(say('老板欠薪', [hit('fj-1/3/6#line', 9), hit('fj-1/3/6#app', 7)]).texts).toEqual([LINE, APP]);
  expect(say('老板欠薪', [hit('fj-1/3/6#line', 9), hit('fj-1/3/6#app', 5)]).texts).toEqual([LINE]);
});

test('a further clause is told only while it is not sure which is the right one', () => {
  const sure = [hit('fj-1/3/6#line', 9), hit('fj-1/3/7#training', 4)];
  const unsure = [hit('fj-1/3/6#line', 9), hit('fj-1/3/7#training', 8)];
  expect(say('老板欠薪', sure).texts).toEqual([LINE]);
  expect(say('老板欠薪', unsure).texts).toEqual([LINE, '取得证书的给培训补贴。']);
  expect(say('老板欠薪', unsure, { ...LIMITS, certainty: 0 }).texts).toEqual([LINE]);
});

test('each likely clause is heard once before any says more', () => {
  const hits = [hit('fj-1/3/6#line', 9), hit('fj-1/3/7#training', 8.8), hit('fj-1/3/6#app', 7.5)];
  expect(say('老板欠薪', hits).texts).toEqual([LINE, '取得证书的给培训补贴。', APP]);
});

test('what is all but as near in the best clause comes with it', () => {
  const hits = [hit('fj-1/3/6#line', 9), hit('fj-1/3/6#app', 8.9), hit('fj-1/3/7#training', 8.8)];
  expect(say('老板欠薪', hits).texts).toEqual([LINE, APP, '取得证书的给培训补贴。']);
});

test('a likely clause of the worker’s own place comes before national law that is likelier', () => {
  const hits = [hit('wage-law/30#first', 9), hit('fj-1/3/6#line', 8.8)];
  expect(say('老板欠薪', hits).texts[0]).toBe(LINE);
  expect(say('老板欠薪', [hit('wage-law/30#first', 9), hit('fj-1/3/6#line', 5)]).texts[0]).toBe('由总承包单位先垫付。');
});

test('asked for the next step, the point with the line leads; asked for something else, the best one', () => {
  const hits = [hit('fj-1/3/6#app', 9), hit('fj-1/3/6#line', 7)];
  expect(say('老板欠薪找谁', hits).texts[0]).toBe(LINE);
  expect(say('老板欠薪有什么条件', hits).texts[0]).toBe(APP);
  expect(say('老板欠薪找谁', [hits[0]!, hit('fj-1/3/6#line', 1)]).texts[0]).toBe(APP);
});

test('no more lines and characters than fit', () => {
  const hits = ['fj-1/3/6#line', 'fj-1/3/6#app', 'fj-1/3/7#training', 'sm-1/1/1#startup'].map((key) => hit(key, 9));
  expect(say('老板欠薪', hits).texts).toHaveLength(3);
  expect(say('老板欠薪', hits, { ...LIMITS, lines: 1 }).texts).toEqual([LINE]);
  expect(say('老板欠薪', hits, { ...LIMITS, characters: 20 }).texts).toEqual([LINE]);
});

test('what says the same again is not said again', () => {
  const twin = makeCard('fj-1/3/7', [makePoint('twin', '取得证书的给培训补贴', { say: '拖欠工资的话可以打 96333。' })]);
  const own = makeKnowledge({ cards: [knowledge.cards[0]!, twin] });
  expect(say('老板欠薪', [hit('fj-1/3/6#line', 9, own), hit('fj-1/3/7#twin', 9, own)]).texts).toEqual([LINE]);
});

test('the point that gives what was asked for stands beside the best of its clause, even from further behind', () => {
  const hits = [hit('fj-1/3/6#app', 9), hit('fj-1/3/6#line', 6.5)];
  expect(say('闽治欠打哪个电话，有什么条件', hits).texts).toContain(LINE);
});

test('a further clause that is all but out of the question is not told', () => {
  const WHOLE = { ...LIMITS, certainty: 1 };
  const near = say('老板拖欠工资，孩子能上学吗', [hit('fj-1/3/6#line', 9), hit('fj-1/3/7#training', 6)], WHOLE);
  const far = say('老板拖欠工资，孩子能上学吗', [hit('fj-1/3/6#line', 9), hit('fj-1/3/7#training', 3)], WHOLE);
  expect(near.texts).toContain('取得证书的给培训补贴。');
  expect(far.texts).not.toContain('取得证书的给培训补贴。');
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

test('nearest to a detail that the clause is known not to tell, that is told first, with what it does tell behind it', () => {
  const silent = makeKnowledge({
    cards: [
      makeCard('fj-1/3/7', [makePoint('training', '取得证书的给培训补贴')], {
        unsaid: [{ about: 'where', say: '文件里没写在哪家学校学。', questions: ['培训在哪个学校'] }],
      }),
    ],
  });
  const point = (score: number) => hit('fj-1/3/7#training', score, silent);
  const untold = (score: number) => hit('fj-1/3/7#unsaid-1', score, silent);
  const expected = ['文件里没写在哪家学校学，要问当地人社局，打 12333。', '取得证书的给培训补贴。'];
  expect(say('哪个学校好', [untold(10), point(8)]).texts).toEqual(expected);
  // What is told comes first where nobody asked where, and it isn't far behind.
  expect(say('哪个学校好', [untold(9), point(8)]).texts).toEqual([...expected].reverse());
  expect(say('培训补贴有没有', [point(9), untold(7)]).texts).toEqual(['取得证书的给培训补贴。']);
  // A little behind, it is told beside what the clause tells.
  expect(say('培训补贴有没有', [point(9), untold(8.5)]).texts).toEqual([...expected].reverse());
  // Asked for by its kind (去哪), it may be a little behind.
  expect(say('培训去哪里', [point(9), untold(8.5)]).texts).toEqual(expected);
});

test('what was just told is not told again, unless there is nothing else', () => {
  const told = (key: string) => (unit: Unit) => unitKey(unit) === key;
  const hits = [hit('fj-1/3/6#line', 9), hit('fj-1/3/6#app', 8)];
  const further = (question: string, isTold: (unit: Unit) => boolean) =>
    compose(read(question), { hits, silences: [] }, LIMITS, isTold).lines.map((line) => line.text);
  expect(further('怎么办', told('fj-1/3/6#line'))).toEqual([APP]);
  expect(further('怎么办', () => true)).toEqual([LINE]);
  // What was asked for and isn't written comes before all that was told.
  expect(further('多久能办完', () => true)).toEqual(['文件里没写多久能办完，要问当地人社局，打 12333。']);
});
