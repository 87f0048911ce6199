import { expect, test } from 'vitest';
import { seededRandom } from '../../src/embedder/random.ts';
import { bootstrapInterval, ranksOf, recallAt, reciprocalRankAt } from '../../src/embedder/recall.ts';

const missing = Number.POSITIVE_INFINITY;

test('recall is the mean share of right documents within the depth', () => {
  expect(recallAt([[0, 12], [3], [missing]], 10)).toBeCloseTo((0.5 + 1 + 0) / 3, 10);
});

test('reciprocal rank takes the first right document', () => {
  expect(
    reciprocalRankAt(
      [
        [4, 1],
        [missing, 10],
      ],
      10,
    ),
  ).toBeCloseTo(0.25, 10);
});

test('ranks are places in the ranking, or not at all', () => {
  expect(ranksOf([7, 3, 9], [9, 4])).toEqual([2, missing]);
});

test('the interval holds the figure and is the same for the same seed', () => {
  const questions = Array.from({ length: 200 }, (_, at) => [at % 3 === 0 ? 0 : missing]);
  const [low, high] = bootstrapInterval(questions, (sample) => recallAt(sample, 10), seededRandom(1));
  expect(low).toBeLessThan(0.335);
  expect(high).toBeGreaterThan(0.335);
  expect(bootstrapInterval(questions, (sample) => recallAt(sample, 10), seededRandom(1))).toEqual([low, high]);
});
