import fc from 'fast-check';
import { expect, test } from 'vitest';
import { characterBigrams, countTokens } from '../../src/retrieval/bigrams.ts';

test('cuts Chinese into bigrams and keeps Latin and digit runs whole', () => {
  expect(characterBigrams('拨打12345热线，APP下载')).toEqual(['拨打', '12345', '热线', 'app', '下载']);
});

test('folds full-width letters and digits', () => {
  expect(characterBigrams('１２３３３ＡＢ')).toEqual(['12333ab']);
});

test('a single character between punctuation is a token of its own', () => {
  expect(characterBigrams('（一）工资')).toEqual(['一', '工资']);
});

test('no bigram reaches across punctuation, spaces or line breaks', () => {
  expect(characterBigrams('欠薪，报警 立案\n')).toEqual(['欠薪', '报警', '立案']);
});

test('characters beyond the basic plane stay whole', () => {
  expect(characterBigrams('𠮷野家')).toEqual(['𠮷野', '野家']);
});

test('a Chinese run of n characters gives n − 1 bigrams that spell it', () => {
  const run = fc.array(fc.integer({ min: 0x4e00, max: 0x9fff }), { minLength: 2, maxLength: 40 });
  fc.assert(
    fc.property(run, (codes) => {
      const text = String.fromCodePoint(...codes);
      const tokens = characterBigrams(text);
      expect(tokens).toHaveLength(codes.length - 1);
      expect(tokens.map((token) => token[0]).join('') + tokens.at(-1)![1]).toBe(text);
    }),
  );
});

test('any text at all is cut without an error, into tokens without spaces', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const token of characterBigrams(text)) expect(token).toMatch(/^\S+$/u);
    }),
  );
});

test('counts tokens in the order they first occur', () => {
  expect([...countTokens(['工资', '拖欠', '工资'])]).toEqual([
    ['工资', 2],
    ['拖欠', 1],
  ]);
});
