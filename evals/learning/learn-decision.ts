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
    .map((example) => ({
      features: decisionFeatures(rankHits(example.hits, weights)),
      label: example.answerable ? 1 : 0,
    }));
  const positives = rows.filter((row) => row.label === 1).length;
  const negatives = rows.length - positives;
  const model = zeros();
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const gradient = zeros();
    for (const { features, label } of rows) {
      const error = label - probabilityOf(features, model);
      const weight = 1 / (label === 1 ? positives : negatives * ANSWERABLE_WEIGHT);
      for (const name of DECISION_FEATURES) gradient[name] += weight * error * features[name];
      gradient.bias += weight * error;
    }
    for (const name of DECISION_FEATURES) model[name] += RATE * (gradient[name] - SHRINKAGE * model[name]);
    model.bias += RATE * gradient.bias;
  }
  return model;
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

function zeros(): DecisionWeights {
  return Object.fromEntries([...DECISION_FEATURES, 'bias'].map((name) => [name, 0])) as DecisionWeights;
}
