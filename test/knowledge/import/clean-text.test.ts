import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanText } from '../../../src/knowledge/import/clean-text.ts';

test('invisible characters go, line ends become one kind, radicals become characters', () => {
  expect(cleanText('农\u200B民\u202E工\uFEFF\u00AD\r\n工\u00A0资  \r⼯⻓⼾\u{E0041}')).toBe('农民工\n工 资\n工长户');
});

test('visible text stays as it is', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('农', 'A', '９', '“', '（', '—', '𠮷', '\n', '〔')),
      (parts) => cleanText(parts.join('')) === parts.join(''),
    ),
  );
});

test('cleaning twice is cleaning once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => cleanText(cleanText(text)) === cleanText(text)),
  );
});

test('a very long run of spaces is read in one pass', () => {
  expect(cleanText(`${' '.repeat(500_000)}x`)).toHaveLength(500_001);
});
