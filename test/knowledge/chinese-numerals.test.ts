import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readNumeral, writeNumeral } from '../../src/knowledge/chinese-numerals.ts';

test('every number that is written is read back', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 9999 }), (value) => readNumeral(writeNumeral(value)) === value));
});

test.each([
  [0, '零'],
  [10, '十'],
  [14, '十四'],
  [20, '二十'],
  [103, '一百零三'],
  [110, '一百一十'],
  [1001, '一千零一'],
  [1010, '一千零一十'],
])('%i is written %s', (value, text) => expect(writeNumeral(value)).toBe(text));

test.each(['', '甲', '一一', '十甲', '12345'])('「%s」 is no ordinal', (text) => expect(readNumeral(text)).toBeNull());

test('numbers outside 0 to 9999 are refused', () => {
  for (const value of [-1, 10_000, 1.5]) expect(() => writeNumeral(value)).toThrow(RangeError);
});
