import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBm25Index, heldBack, inverseDocumentFrequency, termSaturation } from '../../src/retrieval/bm25.ts';

const documents = [['工资', '拖欠', '工资'], ['工伤', '认定'], ['工资', '支付', '周期', '约定'], []];

test('scores as the formula says', () => {
  const index = createBm25Index(documents, { k1: 1.6, b: 0.75 });
  const average = (3 + 2 + 4 + 0) / 4;
  const rarity = Math.log(1 + (4 - 2 + 0.5) / (2 + 0.5));
  const expected = (rarity * 2 * 2.6) / (2 + 1.6 * (1 - 0.75 + (0.75 * 3) / average));
  expect(index.scores(new Map([['工资', 1]]))[0]).toBeCloseTo(expected, 5);
});

test('finds the best first and leaves out what shares no word', () => {
  const index = createBm25Index(documents);
  const found = index.search(
    new Map([
      ['工资', 1],
      ['拖欠', 1],
    ]),
    10,
  );
  expect(found.map((hit) => hit.index)).toEqual([0, 2]);
});

test('a term no document holds counts nothing and has no rarity', () => {
  const index = createBm25Index(documents);
  expect(index.search(new Map([['社保', 1]]), 10)).toEqual([]);
  expect(index.inverseDocumentFrequency('社保')).toBe(0);
  expect(index.inverseDocumentFrequency('工伤')).toBeCloseTo(inverseDocumentFrequency(4, 1), 6);
});

test('an empty corpus answers with nothing', () => {
  expect(createBm25Index([]).search(new Map([['工资', 1]]), 5)).toEqual([]);
});

test('saturation rises with frequency, falls with length, and stays below k1 + 1', () => {
  const frequency = fc.integer({ min: 1, max: 1000 });
  fc.assert(
    fc.property(frequency, fc.double({ min: 0.01, max: 50, noNaN: true }), (count, length) => {
      const score = termSaturation(count, heldBack(length, 1.6, 0.75), 1.6);
      expect(score).toBeLessThan(2.6);
      expect(termSaturation(count + 1, heldBack(length, 1.6, 0.75), 1.6)).toBeGreaterThan(score);
      expect(termSaturation(count, heldBack(length + 1, 1.6, 0.75), 1.6)).toBeLessThan(score);
    }),
  );
});

test('scores add up over the terms of a question', () => {
  const token = fc.constantFrom('甲', '乙', '丙', '丁');
  fc.assert(
    fc.property(fc.array(fc.array(token), { minLength: 1, maxLength: 8 }), (corpus) => {
      const index = createBm25Index(corpus);
      const both = index.scores(
        new Map([
          ['甲', 2],
          ['乙', 1],
        ]),
      );
      const first = index.scores(new Map([['甲', 1]]));
      const second = index.scores(new Map([['乙', 1]]));
      for (const [at, score] of both.entries()) expect(score).toBeCloseTo(2 * first[at]! + second[at]!, 4);
    }),
  );
});
