import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTermTable, openTermTable, readTermLines } from '../../src/retrieval/term-table.ts';

const term = fc.string({ maxLength: 6, unit: 'binary' }).filter((text) => !text.includes('\n'));

test('any distinct terms have the numbers a map would give them, and others have none', () => {
  fc.assert(
    fc.property(fc.uniqueArray(term), fc.array(term), (terms, others) => {
      const map = new Map(terms.map((each, number) => [each, number]));
      const table = openTermTable(createTermTable(terms).data);
      expect(table.size).toBe(terms.length);
      expect([...table.keys()]).toEqual(terms);
      for (const each of [...terms, ...others]) expect(table.get(each)).toBe(map.get(each));
    }),
  );
});

test('terms are read from lines, an empty one among them', () => {
  const table = readTermLines('\n工资\n#欠薪');
  expect([...table.keys()]).toEqual(['', '工资', '#欠薪']);
  expect(table.get('')).toBe(0);
  expect(table.get('#欠薪')).toBe(2);
});
