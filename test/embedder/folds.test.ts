import fc from 'fast-check';
import { expect, test } from 'vitest';
import { articleDisjointFolds, randomFolds } from '../../src/embedder/folds.ts';
import { seededRandom } from '../../src/embedder/random.ts';

test('random folds differ in size by one at most', () => {
  fc.assert(
    fc.property(fc.integer({ min: 5, max: 200 }), fc.integer({ min: 1, max: 5 }), (count, folds) => {
      const sizes = new Array(folds).fill(0);
      for (const fold of randomFolds(count, folds, seededRandom(1))) sizes[fold] += 1;
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    }),
  );
});

test('no article is known to two folds', () => {
  const gold = fc.array(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 40,
  });
  fc.assert(
    fc.property(gold, (questions) => {
      const folds = articleDisjointFolds(questions, 4, seededRandom(1));
      const foldOf = new Map<number, number>();
      questions.forEach((articles, question) => {
        for (const article of articles) {
          expect(foldOf.get(article) ?? folds[question]).toBe(folds[question]);
          foldOf.set(article, folds[question]!);
        }
      });
    }),
  );
});
