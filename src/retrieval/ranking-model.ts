import { FEATURES, type FeatureVector, type Weights } from './features.ts';

/** One unit of the hidden layer: `output` · max(0, `bias` + Σ `inputs` · features). */
export interface HiddenUnit {
  bias: number;
  output: number;
  /** In the order of `FEATURES`. */
  inputs: readonly number[];
}

/** A weighted sum of the features, and a small net beside it for what they mean together. */
export interface RankingModel {
  weights: Weights;
  hidden: readonly HiddenUnit[];
}

export type Scorer = (features: FeatureVector) => number;

/** Makes the scoring function of a model. Scores are log-odds within one search: e to their power is in proportion to how likely a unit is. */
export function createScorer({ weights, hidden }: RankingModel): Scorer {
  const width = FEATURES.length;
  const linear = Float64Array.from(FEATURES, (feature) => weights[feature]);
  const inputs = Float64Array.from(hidden.flatMap((unit) => [...unit.inputs]));
  const biases = Float64Array.from(hidden, (unit) => unit.bias);
  const outputs = Float64Array.from(hidden, (unit) => unit.output);
  const values = new Float64Array(width);
  return (features) => {
    let score = 0;
    for (let at = 0; at < width; at += 1) {
      const value = features[FEATURES[at]!];
      values[at] = value;
      score += linear[at]! * value;
    }
    for (let unit = 0, from = 0; unit < outputs.length; unit += 1, from += width) {
      let sum = biases[unit]!;
      for (let at = 0; at < width; at += 1) sum += inputs[from + at]! * values[at]!;
      if (sum > 0) score += outputs[unit]! * sum;
    }
    return score;
  };
}
