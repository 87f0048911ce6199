import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitSentences } from '../../src/knowledge/split-sentences.ts';

test('the pieces, joined, are the text', () => {
  const text = fc
    .array(fc.constantFrom('甲', '。', '；', '！', '”', '」', '）', '\n', ' ', 'a', '?'), { maxLength: 40 })
    .map((parts) => parts.join(''));
  fc.assert(fc.property(text, (value) => splitSentences(value).join('') === value));
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (value) => splitSentences(value).join('') === value),
  );
});

test('a closing mark stays with its sentence', () => {
  expect(splitSentences('他说：“打12333。”再问。')).toEqual(['他说：“打12333。”', '再问。']);
});
