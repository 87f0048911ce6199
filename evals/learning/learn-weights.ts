import { FEATURES, type Weights, weigh } from '../../src/retrieval/features.ts';
import type { Hit } from '../../src/retrieval/hit.ts';
import type { Example } from './examples.ts';

const EPOCHS = 160;
const RATE = 12;
const DECAY_EPOCHS = 40;
const SHRINKAGE = 0.0015;

/** Listwise softmax: raises Σ ln Σ_gold p by gradient ascent, with L2. `without`: features left at 0. */
export function learnWeights(training: readonly Example[], without: ReadonlySet<string> = new Set()): Weights {
  const weights = Object.fromEntries(FEATURES.map((feature) => [feature, feature === 'unit' ? 1 : 0])) as Weights;
  const usable = training.filter((example) => example.gold.some(Boolean));
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const gradient = Object.fromEntries(FEATURES.map((feature) => [feature, 0])) as Weights;
    let total = 0;
    for (const { hits, gold, weight } of usable) {
      const scores = hits.map((hit) => weigh(hit.features, weights));
      const most = Math.max(...scores);
      const exponentials = scores.map((score) => Math.exp(score - most));
      const sum = exponentials.reduce((a, b) => a + b, 0);
      const goldSum = exponentials.reduce((a, b, index) => a + (gold[index] ? b : 0), 0);
      hits.forEach((hit, index) => {
        const difference = (gold[index] ? exponentials[index]! / goldSum : 0) - exponentials[index]! / sum;
        if (Math.abs(difference) < 1e-5) return;
        for (const feature of FEATURES) gradient[feature] += weight * difference * hit.features[feature];
      });
      total += weight;
    }
    const rate = RATE / (1 + epoch / DECAY_EPOCHS);
    for (const feature of FEATURES) {
      if (without.has(feature)) weights[feature] = 0;
      else weights[feature] += rate * (gradient[feature] / total - SHRINKAGE * weights[feature]);
    }
  }
  return weights;
}

/** Hits scored by these weights, best first. */
export function rankHits(hits: readonly Hit[], weights: Weights): Hit[] {
  return hits.map((hit) => ({ ...hit, score: weigh(hit.features, weights) })).sort((a, b) => b.score - a.score);
}
