import { expect, test } from 'vitest';
import { createRelateMessage } from '../../src/answer/relate-message.ts';
import type { Hit } from '../../src/retrieval/hit.ts';
import rankings from '../../src/retrieval/ranking.json' with { type: 'json' };
import { createSearch, type Search } from '../../src/retrieval/search.ts';
import { GAP, makeHit, makeKnowledge, regions, unitOf } from '../fixtures/small-base.ts';

const knowledge = makeKnowledge({ gaps: [GAP] });
const { read, units } = createSearch({ knowledge, regions, rankings });
const BEFORE = '老板欠薪';
const TOLD = ['fj-1/3/6'];
/** A model for which a clause answers from a score of 5 on, whatever else there is. */
const decision = {
  ...Object.fromEntries(Object.keys(rankings.words.decision).map((name) => [name, 0])),
  score: 40,
  bias: -20,
  answers: 0.5,
  near: 0.4,
} as typeof rankings.words.decision;
const sure = (key: string, features = {}) => makeHit(unitOf(knowledge, key), 9, features);
const unsure = (key: string, features = {}) => makeHit(unitOf(knowledge, key), 1, features);

/** What is found by the message alone, and with the question before it. */
function relate(text: string, alone: Hit[], together: Hit[]) {
  const search: Search = {
    units,
    read,
    fromPinyin: (text) => text,
    prepare: () => {},
    find: async (question) => ({ hits: question.text.includes(BEFORE) ? together : alone, silences: [], decision }),
  };
  return createRelateMessage(search)({ text, before: BEFORE, place: null, told: TOLD });
}

test('a way of asking that is known stands alone', async () => {
  expect(await relate('培训补贴怎么领', [sure('fj-1/3/7#training', { dense: 0.95 })], [sure('fj-1/3/6#line')])).toBe(
    'alone',
  );
});

test('a long message says itself what it is about', async () => {
  expect(await relate('我在工地上干了三年想问问有没有什么培训可以参加', [], [sure('fj-1/3/6#line')])).toBe('alone');
});

test('what is known not to be written is said to be so', async () => {
  const gap = makeHit(unitOf(knowledge, 'gap/tax'), 9, { dense: 0.9, question: 0.9 });
  expect(await relate('个税咋退', [gap], [sure('fj-1/3/6#line')])).toBe('alone');
});

test('a question that names nothing goes with the one before', async () => {
  expect(await relate('能不能告他', [unsure('fj-1/3/7#training')], [sure('fj-1/3/6#line')])).toBe('together');
  expect(await relate('他不认咋办', [sure('fj-1/3/7#training', { dense: 0.5 })], [sure('fj-1/3/6#line')])).toBe(
    'together',
  );
});

test('where even together nothing is found, it is answered by itself', async () => {
  expect(await relate('能不能告他', [unsure('fj-1/3/7#training')], [unsure('fj-1/3/6#line')])).toBe('alone');
});

test('a short statement is of another matter only where it names one', async () => {
  const elsewhere = [sure('fj-1/3/7#training', { dense: 0.8 })];
  expect(await relate('还是没发', elsewhere, [sure('fj-1/3/6#line')])).toBe('remark');
  expect(await relate('最低工资不到', elsewhere, [sure('fj-1/3/6#line')])).toBe('alone');
});

test('a piece of the story that leads to what was told is a remark', async () => {
  expect(await relate('他不接电话', [unsure('fj-1/3/7#training')], [sure('fj-1/3/6#line')])).toBe('remark');
  expect(await relate('我干了两年', [], [unsure('fj-1/3/6#line')])).toBe('remark');
});
