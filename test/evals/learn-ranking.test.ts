import { describe, expect, it } from 'vitest';
import type { Example } from '../../evals/learning/examples.ts';
import { learnRanking, rankHits } from '../../evals/learning/learn-ranking.ts';
import { seededRandom } from '../../src/embedder/random.ts';
import { FEATURES, type FeatureVector } from '../../src/retrieval/features.ts';
import type { Hit } from '../../src/retrieval/hit.ts';

const random = seededRandom(3);

function hitOf(values: Partial<FeatureVector>): Hit {
  const features = Object.fromEntries(FEATURES.map((feature) => [feature, values[feature] ?? 0])) as FeatureVector;
  return { unit: {} as Hit['unit'], features, score: 0 };
}

function exampleOf(hits: Hit[], gold: boolean[]): Example {
  const rest = { id: '', ask: '', fold: 0, answerable: true, reading: null, does: null };
  return { ...rest, hits, silences: [], gold, weight: 1 };
}

/** Right is the hit with both signals or with neither: no weighted sum tells it from one with a single signal. */
function agreeing(): Example {
  const sides = [
    [1, 1],
    [1, 0],
    [0, 1],
  ] as const;
  const both = random() < 0.5;
  const signals = both ? sides : ([[0, 0], ...sides.slice(1)] as const);
  const hits = signals.map(([dense, topic]) => hitOf({ dense, topic, unit: random() }));
  return exampleOf(hits, [true, false, false]);
}

describe('learnRanking', () => {
  const examples = Array.from({ length: 400 }, agreeing);
  const share = (of: (example: Example) => boolean) => examples.filter(of).length / examples.length;

  it('learns what signals mean together', () => {
    const model = learnRanking(examples);
    const right = share(({ hits }) => rankHits(hits, model)[0]!.features === hits[0]!.features);
    expect(right).toBeGreaterThan(0.95);
  });

  it('learns the same from the same examples', () => {
    const few = examples.slice(0, 40);
    expect(learnRanking(few)).toEqual(learnRanking(few));
  });

  it('leaves a feature at nothing that it is told to leave out', () => {
    const model = learnRanking(examples.slice(0, 100), new Set(['dense']));
    const [, single] = examples[0]!.hits;
    const [scored] = rankHits([single!], model);
    const [other] = rankHits([hitOf({ ...single!.features, dense: 0 })], model);
    expect(scored!.score).toBeCloseTo(other!.score, 9);
  });
});
