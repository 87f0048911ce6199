import { describe, expect, it } from 'vitest';
import { FEATURES, type FeatureVector } from '../../src/retrieval/features.ts';
import { createScorer, type RankingModel } from '../../src/retrieval/ranking-model.ts';

const vector = (values: Partial<FeatureVector>): FeatureVector => ({
  ...(Object.fromEntries(FEATURES.map((feature) => [feature, 0])) as FeatureVector),
  ...values,
});
const inputs = (values: Partial<FeatureVector>) => FEATURES.map((feature) => values[feature] ?? 0);

describe('createScorer', () => {
  const model: RankingModel = {
    weights: vector({ dense: 2, law: -1 }),
    hidden: [
      { bias: -1, output: 3, inputs: inputs({ dense: 1, topic: 1 }) },
      { bias: 0.5, output: -1, inputs: inputs({ law: -1 }) },
    ],
  };
  const score = createScorer(model);

  it('adds to the weighted sum what the hidden units see', () => {
    // 2·1 − 0 + 3·max(0, 1 + 0.5 − 1) − max(0, 0.5)
    expect(score(vector({ dense: 1, topic: 0.5 }))).toBeCloseTo(2 + 1.5 - 0.5);
  });

  it('is silent where a unit is below 0', () => {
    // 2·0.2 − 1 + 0 − max(0, 0.5 − 1)
    expect(score(vector({ dense: 0.2, law: 1 }))).toBeCloseTo(-0.6);
  });

  it('is the sum alone without a hidden unit', () => {
    expect(createScorer({ ...model, hidden: [] })(vector({ dense: 0.5, topic: 1 }))).toBeCloseTo(1);
  });
});
