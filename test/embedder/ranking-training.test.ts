import { expect, test } from 'vitest';
import { trainTwoLooks } from '../../src/embedder/ranking-training.ts';
import { featureNames } from '../../src/retrieval/ranking-features.ts';
import { closeCount, createReranker } from '../../src/retrieval/reranker.ts';

const width = featureNames.length;
const cosine = featureNames.indexOf('cosine');
const soft = featureNames.indexOf('softCoverage');

/** The cosine tells the front from the rest; within the front only soft coverage tells which one is right. */
function question(number: number) {
  const count = closeCount * 3;
  const features = new Float32Array(count * width);
  const rightRow = number % 5;
  for (let row = 0; row < count; row += 1) {
    features[row * width + cosine] = row < 5 ? 1 : 0.2 - row / 1000;
    // Behind the front it misleads: there is more of it than on the right one.
    features[row * width + soft] = row === rightRow ? 0.6 : row < 5 ? 0.3 : row < closeCount ? 0 : 0.9;
  }
  return { features, right: Array.from({ length: count }, (_, row) => row === rightRow) };
}

test('the closer look learns from the candidates the first one puts in front', () => {
  const questions = Array.from({ length: 40 }, (_, number) => question(number));
  const { broad, close } = trainTwoLooks(questions, ['cosine', 'softCoverage']);
  expect(Object.keys(broad.features)).toEqual(['cosine']);
  expect(close.features.softCoverage!.mean).toBeLessThan(0.2);
  const scores = createReranker(close).scores(questions[3]!.features).subarray(0, closeCount);
  expect(scores.indexOf(Math.max(...scores))).toBe(3);
});

test('where nothing right is in front, it learns from all candidates', () => {
  const { features } = question(0);
  const right = Array.from({ length: features.length / width }, (_, row) => row === closeCount * 2);
  const { close } = trainTwoLooks([{ features, right }], ['cosine', 'softCoverage']);
  expect(Object.values(close.features).every(({ weight }) => Number.isFinite(weight))).toBe(true);
});
