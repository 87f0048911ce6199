import fc from 'fast-check';
import { expect, test } from 'vitest';
import { charactersOf, cutPinyin, readingsOf } from '../../src/retrieval/pinyin.ts';

test.each([
  ['gongzi', ['gong', 'zi']],
  ['GongZi', ['gong', 'zi']],
  ['tuoqian', ['tuo', 'qian']],
  ['laobanpaolu', ['lao', 'ban', 'pao', 'lu']],
  ['nüer', ['nv', 'er']],
  ['lvshi', ['lv', 'shi']],
])('cuts %s', (run, syllables) => {
  expect(cutPinyin(run)).toEqual(syllables);
});

test.each(['', 'app', 'wifi', 'gong', 'bcd', '12333', 'excel'])('does not cut %s', (run) => {
  expect(cutPinyin(run)).toBeNull();
});

test('words are cut one by one, and one that is no pinyin spoils the rest', () => {
  expect(cutPinyin('gong zi tuoqian')).toEqual(['gong', 'zi', 'tuo', 'qian']);
  expect(cutPinyin('gong app')).toBeNull();
});

test('a syllable has its characters, and what is none has none', () => {
  expect(charactersOf('gong')).toContain('工');
  expect(charactersOf('app')).toEqual([]);
});

test('a character has all its readings, and one outside GB 2312 none', () => {
  expect(readingsOf('工')).toEqual(['gong']);
  expect(readingsOf('重')).toEqual(expect.arrayContaining(['zhong', 'chong']));
  expect(readingsOf('𠮷')).toEqual([]);
  expect(readingsOf('a')).toEqual([]);
});

test('a cut joined is the run, and never has more syllables than the run was made of', () => {
  const syllable = fc.constantFrom(
    ...['工', '资', '拖', '欠', '老', '板', '合', '同', '安', '全'].map((each) => readingsOf(each)[0]!),
  );
  fc.assert(
    fc.property(fc.array(syllable, { minLength: 2, maxLength: 8 }), (syllables) => {
      const run = syllables.join('');
      const cut = cutPinyin(run);
      if (cut === null) throw new Error(`${run} was not cut`);
      expect(cut.join('')).toBe(run);
      expect(cut.length).toBeLessThanOrEqual(syllables.length);
    }),
  );
});
