import { DECISION_FEATURES, type DecisionFeature, decisionFeatures } from '../../src/retrieval/decide.ts';
import type { RankingModel } from '../../src/retrieval/ranking-model.ts';
import type { Example } from './examples.ts';
import { rankHits } from './learn-ranking.ts';

export type DecisionWeights = Record<DecisionFeature | 'bias', number>;

const EPOCHS = 1500;
const RATE = 1;
const SHRINKAGE = 0.002;
/** To refuse what is plainly there is worse than to cite something near. */
const ANSWERABLE_WEIGHT = 1.6;

/** More of these never speaks against an answer, whatever the examples seem to say of what is left beside the others. */
const NEVER_AGAINST: readonly DecisionFeature[] = ['score', 'margin'];

/** What the decision sees of an example, and what would be right. */
export interface DecisionRow {
  /** In the order of `DECISION_FEATURES`, and a 1 for the bias. */
  values: Float64Array;
  label: 0 | 1;
}

/**
 * An example's row, ranked by this model; null where the case leaves open whether the corpus answers. The model should not have
 * learned from the example: it ranks what it knows better than what will be asked.
 */
export function decisionRow({ answerable, hits, silences }: Example, ranking: RankingModel): DecisionRow | null {
  if (answerable === null) return null;
  const features = decisionFeatures(rankHits([...hits, ...silences], ranking));
  const values = Float64Array.from([...DECISION_FEATURES.map((name) => features[name]), 1]);
  return { values, label: answerable ? 1 : 0 };
}

/**
 * Logistic regression on what the best hits look like: does the corpus answer? Features are brought to mean 0 and deviation 1
 * first: some move between 0 and 1, some hardly at all, and shrinkage is to weigh on all alike.
 */
export function learnDecision(rows: readonly DecisionRow[]): DecisionWeights {
  const positives = rows.filter((row) => row.label === 1).length;
  const negatives = (rows.length - positives) * ANSWERABLE_WEIGHT;
  const bias = DECISION_FEATURES.length;
  const { means, scales } = spread(rows, bias);
  const standard = rows.map(({ values, label }) => ({
    values: values.map((value, at) => (at === bias ? 1 : (value - means[at]!) / scales[at]!)),
    label,
  }));
  const model = new Float64Array(bias + 1);
  const gradient = new Float64Array(bias + 1);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    gradient.fill(0);
    for (const { values, label } of standard) {
      let score = 0;
      for (let at = 0; at <= bias; at++) score += values[at]! * model[at]!;
      const error = (label - 1 / (1 + Math.exp(-score))) / (label === 1 ? positives : negatives);
      for (let at = 0; at <= bias; at++) gradient[at]! += error * values[at]!;
    }
    for (let at = 0; at <= bias; at++) {
      model[at]! += RATE * (gradient[at]! - (at === bias ? 0 : SHRINKAGE * model[at]!));
      if (NEVER_AGAINST.includes(DECISION_FEATURES[at]!)) model[at] = Math.max(0, model[at]!);
    }
  }
  const weights = DECISION_FEATURES.map((name, at) => [name, model[at]! / scales[at]!] as const);
  const shift = DECISION_FEATURES.reduce((sum, _, at) => sum + (model[at]! * means[at]!) / scales[at]!, 0);
  return Object.fromEntries([...weights, ['bias', model[bias]! - shift]]) as DecisionWeights;
}

/** Mean and deviation of the first `count` values of all rows. */
function spread(rows: readonly DecisionRow[], count: number): { means: Float64Array; scales: Float64Array } {
  const means = new Float64Array(count);
  const scales = new Float64Array(count);
  for (const { values } of rows) for (let at = 0; at < count; at++) means[at]! += values[at]! / rows.length;
  for (const { values } of rows)
    for (let at = 0; at < count; at++) scales[at]! += (values[at]! - means[at]!) ** 2 / rows.length;
  return { means, scales: scales.map((variance) => Math.sqrt(variance) || 1) };
}

/** The probability, from 0 to 1, that the corpus answers. */
export function probabilityOf({ values }: DecisionRow, model: DecisionWeights): number {
  const score = DECISION_FEATURES.reduce((sum, name, at) => sum + model[name] * values[at]!, model.bias);
  return 1 / (1 + Math.exp(-score));
}
