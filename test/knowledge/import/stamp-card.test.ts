import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { stampCard } from '../../../src/knowledge/import/stamp-card.ts';

const FILE = `document: a # kept\ncards:\n  - clause: a/1   # also kept\n    title: 甲\n\n  - title: 乙\n    clause: "a/2"\n    hash: "old"   # of May\n`;

test('a first stamp is one new line behind the clause', () => {
  expect(stampCard(FILE, 'a/1', 'new')).toBe(FILE.replace('# also kept\n', '# also kept\n    hash: "new"\n'));
});

test('a second stamp changes the hash alone', () => {
  expect(stampCard(FILE, 'a/2', 'new')).toBe(FILE.replace('"old"', '"new"'));
});

test('Windows line ends stay', () => {
  const file = FILE.replaceAll('\n', '\r\n');
  expect(stampCard(file, 'a/1', 'new')).toBe(file.replace('# also kept\r\n', '# also kept\r\n    hash: "new"\r\n'));
});

test('no card, no stamp', () => {
  expect(stampCard(FILE, 'a/3', 'new')).toBeNull();
  expect(stampCard('cards: 5', 'a/1', 'new')).toBeNull();
});

test('what is stamped is read back, and stamping again changes nothing', () => {
  fc.assert(
    fc.property(fc.constantFrom('a/1', 'a/2'), fc.stringMatching(/^[0-9a-f]{16}$/), (clauseId, hash) => {
      const once = stampCard(FILE, clauseId, hash)!;
      const cards = (parse(once) as { cards: { clause: string; hash: string }[] }).cards;
      expect(cards.find((card) => card.clause === clauseId)?.hash).toBe(hash);
      expect(stampCard(once, clauseId, hash)).toBe(once);
    }),
  );
});
