import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bestScores } from '../../src/retrieval/best-scores.ts';

test('agrees with sorting everything', () => {
  const scores = fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 60 });
  fc.assert(
    fc.property(scores, fc.integer({ min: 0, max: 20 }), (values, limit) => {
      const sorted = values
        .map((score, index) => ({ index, score }))
        .sort((left, right) => right.score - left.score || left.index - right.index);
      expect(bestScores(values, limit)).toEqual(sorted.slice(0, limit));
    }),
  );
});
