import { expect, test } from 'vitest';
import { toFinding } from '../../src/answer/find-answer.ts';
import rankings from '../../src/retrieval/ranking.json' with { type: 'json' };
import { GAP, makeCard, makeHit, makeKnowledge, makePoint, unitOf } from '../fixtures/small-base.ts';

/** Hardly anything is probable enough for it. */
const MODEL = { ...rankings.dense.decision, answers: 0.9999 };
const knowledge = makeKnowledge({
  gaps: [GAP],
  cards: [
    makeCard('fj-1/3/7', [makePoint('training', '取得证书的给培训补贴')], {
      unsaid: [{ about: 'where', say: '文件里没写在哪家学校学。', questions: ['培训在哪个学校'] }],
    }),
  ],
});
const told = (score: number, features = {}) => makeHit(unitOf(knowledge, 'fj-1/3/7#training'), score, features);
const untold = (score: number, features = {}) => makeHit(unitOf(knowledge, 'fj-1/3/7#unsaid-1'), score, features);
const gap = (score: number, features = {}) => makeHit(unitOf(knowledge, 'gap/tax'), score, features);

test('what a clause is surely known not to tell answers, whatever the model thinks of what is told', () => {
  expect(toFinding([told(2)], MODEL, [untold(9, { dense: 0.9 })]).decision).toBe('answers');
  expect(toFinding([told(2)], MODEL, [untold(9, { dense: 0.6 })]).decision).not.toBe('answers');
  expect(toFinding([gap(8.5), told(2)], MODEL, [untold(9, { dense: 0.9 })]).decision).not.toBe('answers');
});

test('asked word for word, a point answers', () => {
  expect(toFinding([told(5, { question: 1 })], MODEL).decision).toBe('answers');
  expect(toFinding([gap(6), told(5, { question: 1 })], MODEL).decision).toBe('answers');
  expect(toFinding([gap(6, { question: 1 }), told(5, { question: 1 })], MODEL).decision).not.toBe('answers');
});

test('asked word for word, a point leads over what is like it', () => {
  const { hits } = toFinding([untold(9), told(8, { question: 1 })], MODEL);
  expect(hits[0]!.unit.point?.id).toBe('training');
});
