import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bestScores } from '../../src/retrieval/best-scores.ts';

function sorted(values: readonly number[], limit: number) {
  return values
    .map((score, index) => ({ index, score }))
    .sort((left, right) => right.score - left.score || left.index - right.index)
    .slice(0, limit);
}

test('agrees with sorting everything', () => {
  const scores = fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 60 });
  fc.assert(
    fc.property(scores, fc.integer({ min: 0, max: 20 }), (values, limit) => {
      expect(bestScores(values, limit)).toEqual(sorted(values, limit));
    }),
  );
});

test('agrees with it for many scores too, whatever a sample of them says', () => {
  const pattern = fc.record({
    factor: fc.integer({ min: 1, max: 997 }),
    levels: fc.integer({ min: 1, max: 4000 }),
    // Every 64th score is looked at first; here these are the lowest, as they are, or the highest.
    lift: fc.constantFrom(-5000, 0, 5000),
    limit: fc.integer({ min: 1, max: 40 }),
  });
  fc.assert(
    fc.property(pattern, ({ factor, levels, lift, limit }) => {
      const values = Array.from({ length: 6000 }, (_, at) => ((at * factor) % levels) + (at % 64 === 0 ? lift : 0));
      expect(bestScores(values, limit)).toEqual(sorted(values, limit));
    }),
    { numRuns: 40 },
  );
});
