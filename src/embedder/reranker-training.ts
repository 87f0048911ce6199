import type { RerankerWeights } from '../retrieval/reranker.ts';

/** One question's candidates: their features, and which of them are right. */
export interface RankedCandidates {
  /** candidates × features, row after row. */
  features: Float32Array;
  right: readonly boolean[];
}

export interface RerankerTrainingOptions {
  /** Penalty on squared weights. */
  penalty?: number;
  steps?: number;
  /** The features it may use; all of them unless given. */
  only?: ReadonlySet<string>;
}

/**
 * A linear listwise re-ranker: softmax over each question's candidates, cross-entropy against its right ones in equal
 * shares (ListNet; Cao and others 2007), an L2 penalty, full-batch Adam. Questions whose right documents are not among
 * the candidates teach nothing and are left out.
 */
export function trainReranker(
  questions: readonly RankedCandidates[],
  names: readonly string[],
  { penalty = 0.01, steps = 200, only }: RerankerTrainingOptions = {},
): RerankerWeights {
  const width = names.length;
  const taught = questions.filter(({ right }) => right.includes(true));
  const { means, deviations } = standards(taught, width);
  const standardised = taught.map(({ features, right }) => ({
    right,
    features: features.map((value, at) => (value - means[at % width]!) / deviations[at % width]!),
  }));
  const weights = new Float64Array(width);
  const first = new Float64Array(width);
  const second = new Float64Array(width);
  for (let step = 1; step <= steps; step += 1) {
    const slope = weights.map((weight) => 2 * penalty * weight);
    for (const question of standardised) addSlope(question, weights, slope, 1 / taught.length);
    const rate = 0.1 * (1 - (step - 1) / steps);
    for (let at = 0; at < width; at += 1) {
      if (only !== undefined && !only.has(names[at]!)) continue;
      first[at] = 0.9 * first[at]! + 0.1 * slope[at]!;
      second[at] = 0.99 * second[at]! + 0.01 * slope[at]! ** 2;
      const corrected = Math.sqrt(second[at]! / (1 - 0.99 ** step)) + 1e-9;
      weights[at]! -= (rate * first[at]!) / (1 - 0.9 ** step) / corrected;
    }
  }
  const features = Object.fromEntries(
    names.flatMap((name, at) =>
      only !== undefined && !only.has(name)
        ? []
        : [[name, { mean: rounded(means[at]!), deviation: rounded(deviations[at]!), weight: rounded(weights[at]!) }]],
    ),
  );
  return { version: 1, features };
}

function addSlope(
  { features, right }: RankedCandidates,
  weights: Float64Array,
  slope: Float64Array,
  share: number,
): void {
  const width = weights.length;
  const powers = new Float64Array(right.length);
  let highest = Number.NEGATIVE_INFINITY;
  let rightCount = 0;
  for (let row = 0, at = 0; row < powers.length; row += 1) {
    let score = 0;
    for (let column = 0; column < width; column += 1, at += 1) score += weights[column]! * features[at]!;
    powers[row] = score;
    if (score > highest) highest = score;
    if (right[row]) rightCount += 1;
  }
  let total = 0;
  for (let row = 0; row < powers.length; row += 1) {
    powers[row] = Math.exp(powers[row]! - highest);
    total += powers[row]!;
  }
  for (let row = 0, at = 0; row < powers.length; row += 1) {
    const error = (powers[row]! / total - (right[row] ? 1 / rightCount : 0)) * share;
    for (let column = 0; column < width; column += 1, at += 1) slope[column]! += error * features[at]!;
  }
}

function standards(questions: readonly RankedCandidates[], width: number) {
  const means = new Float64Array(width);
  const squares = new Float64Array(width);
  let count = 0;
  for (const { features } of questions) {
    count += features.length / width;
    for (let at = 0; at < features.length; at += 1) {
      const value = features[at]!;
      means[at % width]! += value;
      squares[at % width]! += value * value;
    }
  }
  const deviations = squares.map((sum, at) => {
    const mean = means[at]! / count;
    return Math.sqrt(Math.max(sum / count - mean * mean, 0)) || 1;
  });
  return { means: means.map((sum) => sum / count), deviations };
}

/** Six digits are enough for a score, and keep the file readable. */
function rounded(value: number): number {
  return Number(value.toPrecision(6));
}
