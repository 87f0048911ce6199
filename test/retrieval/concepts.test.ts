import { expect, test } from 'vitest';
import type { LexiconEntry } from '../../src/knowledge/lexicon.ts';
import { createConceptReader } from '../../src/retrieval/concepts.ts';

const entry = (say: string[], means: string[], weight = 1, subject = false): LexiconEntry => ({
  say,
  means,
  weight,
  subject,
});
const reader = createConceptReader([
  entry(['工钱', '血汗钱'], ['工资', '劳动报酬'], 0.9, true),
  entry(['最低工钱'], ['最低工资'], 1, true),
  entry(['装死'], ['拖欠'], 0.5),
  entry(['装死'], ['不予理睬'], 0.3),
  entry(['APP'], ['小程序']),
]);
const names = (text: string) => reader.read(text).map((concept) => concept.name);

test('workers’ words and policy words lead to one concept', () => {
  for (const text of ['工钱', '血汗钱', '工资', '劳动报酬']) expect(names(text)).toEqual(['工资']);
});

test('a policy word is sure, a worker’s word as sure as its entry', () => {
  expect(reader.read('工资')[0]).toMatchObject({ weight: 1, subject: true, surface: '工资', start: 0, end: 2 });
  expect(reader.read('要工钱')[0]).toMatchObject({ weight: 0.9, surface: '工钱', start: 1, end: 3 });
});

test('the longest words win, and what lies inside is not read again', () => {
  expect(names('最低工资')).toEqual(['最低工资']);
  expect(names('最低工资和工资')).toEqual(['最低工资', '工资']);
});

test('one word may stand for two concepts, each told once', () => {
  expect(names('老板装死')).toEqual(['拖欠', '不予理睬']);
  expect(names('工钱工钱血汗钱')).toEqual(['工资']);
});

test('the surest mention of a concept is kept', () => {
  expect(reader.read('工钱就是工资')[0]).toMatchObject({ weight: 1, surface: '工资' });
});

test('entries are met in lower case, and nothing is found in nothing', () => {
  expect(names('手机app')).toEqual(['小程序']);
  expect(names('')).toEqual([]);
  expect(names('天气')).toEqual([]);
});

test('the words of a concept', () => {
  expect(reader.wordsOf('工资')).toEqual(['工资', '劳动报酬']);
  expect(reader.wordsOf('没有')).toEqual([]);
});
