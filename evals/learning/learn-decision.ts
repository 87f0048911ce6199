import { DECISION_FEATURES, type DecisionFeature, decisionFeatures } from '../../src/retrieval/decide.ts';
import type { Weights } from '../../src/retrieval/features.ts';
import type { Example } from './examples.ts';
import { rankHits } from './learn-weights.ts';

export type DecisionWeights = Record<DecisionFeature | 'bias', number>;

const EPOCHS = 1500;
const RATE = 2;
const SHRINKAGE = 0.002;
/** To refuse what is plainly there is worse than to cite something near. */
const ANSWERABLE_WEIGHT = 1.6;

/** Logistic regression on what the best hits look like: does the corpus answer? */
export function learnDecision(training: readonly Example[], weights: Weights): DecisionWeights {
  const rows = training
    .filter((example) => example.answerable !== null)
    .map((example) => {
      const features = decisionFeatures(rankHits(example.hits, weights));
      return {
        values: Float64Array.from([...DECISION_FEATURES.map((name) => features[name]), 1]),
        label: example.answerable ? 1 : 0,
      };
    });
  const positives = rows.filter((row) => row.label === 1).length;
  const negatives = (rows.length - positives) * ANSWERABLE_WEIGHT;
  const bias = DECISION_FEATURES.length;
  const model = new Float64Array(bias + 1);
  const gradient = new Float64Array(bias + 1);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    gradient.fill(0);
    for (const { values, label } of rows) {
      let score = 0;
      for (let at = 0; at <= bias; at++) score += values[at]! * model[at]!;
      const error = (label - 1 / (1 + Math.exp(-score))) / (label === 1 ? positives : negatives);
      for (let at = 0; at <= bias; at++) gradient[at]! += error * values[at]!;
    }
    for (let at = 0; at <= bias; at++)
      model[at]! += RATE * (gradient[at]! - (at === bias ? 0 : SHRINKAGE * model[at]!));
  }
  return Object.fromEntries(
    [...DECISION_FEATURES, 'bias' as const].map((name, at) => [name, model[at]!]),
  ) as DecisionWeights;
}

/** The probability, from 0 to 1, that the corpus answers an example. */
export function answerable(example: Example, weights: Weights, model: DecisionWeights): number {
  return probabilityOf(decisionFeatures(rankHits(example.hits, weights)), model);
}

function probabilityOf(features: Record<DecisionFeature, number>, model: DecisionWeights): number {
  let score = model.bias;
  for (const name of DECISION_FEATURES) score += model[name] * features[name];
  return 1 / (1 + Math.exp(-score));
}
