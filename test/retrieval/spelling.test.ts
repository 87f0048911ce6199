import { expect, test } from 'vitest';
import { createSpelling } from '../../src/retrieval/spelling.ts';

const spelling = createSpelling(
  () =>
    new Map([
      ['工资', 40],
      ['公子', 3],
      ['宫资', 2],
      ['拖欠', 20],
      ['老板', 9],
      ['板跑', 4],
      ['跑路', 3],
      ['银行', 5],
    ]),
);

test('a typo leads to the words that sound like it, the best known first', () => {
  expect(spelling.homophones('公资')).toEqual(['工资', '公子']);
  expect(spelling.homophones('脱欠')).toEqual(['拖欠']);
});

test('every reading of a character counts', () => {
  expect(spelling.homophones('银航')).toEqual(['银行']);
});

test('nothing sounds like it', () => {
  expect(spelling.homophones('苹果')).toEqual([]);
  expect(spelling.homophones('工')).toEqual([]);
  expect(spelling.homophones('')).toEqual([]);
});

test('pinyin leads to each pair of syllables', () => {
  expect(spelling.fromPinyin('gongzi')).toEqual(['工资', '公子']);
  expect(spelling.fromPinyin('laobanpaolu')).toEqual(['老板', '板跑', '跑路']);
  expect(spelling.fromPinyin('wifi')).toEqual([]);
});

test('at most three words for one sound', () => {
  const many = createSpelling(
    () => new Map(['工资', '公子', '公资', '工子', '宫子'].map((word, index) => [word, index + 3])),
  );
  expect(many.homophones('功资')).toHaveLength(3);
});

test('a word that stands once or twice is not what a typo meant', () => {
  expect(spelling.homophones('功资')).not.toContain('宫资');
  expect(createSpelling(() => new Map([['工资', 2]])).homophones('公资')).toEqual([]);
});
