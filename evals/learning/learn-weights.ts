import { FEATURES, type Weights, weigh } from '../../src/retrieval/features.ts';
import type { Hit } from '../../src/retrieval/hit.ts';
import type { Example } from './examples.ts';

const EPOCHS = 160;
const RATE = 12;
const DECAY_EPOCHS = 40;
const SHRINKAGE = 0.0015;

/** Listwise softmax: raises Σ ln Σ_gold p by gradient ascent, with L2. `without`: features left at 0. */
export function learnWeights(training: readonly Example[], without: ReadonlySet<string> = new Set()): Weights {
  const weights = Float64Array.from(FEATURES, (feature) => (feature === 'unit' ? 1 : 0));
  const learned = FEATURES.map((feature) => !without.has(feature));
  learned.forEach((isLearned, at) => {
    if (!isLearned) weights[at] = 0;
  });
  const usable = training.filter((example) => example.gold.some(Boolean)).map(toList);
  const total = usable.reduce((sum, list) => sum + list.weight, 0);
  const gradient = new Float64Array(FEATURES.length);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    gradient.fill(0);
    for (const list of usable) addGradient(gradient, list, weights);
    const rate = RATE / (1 + epoch / DECAY_EPOCHS);
    for (let at = 0; at < weights.length; at++)
      if (learned[at]) weights[at]! += rate * (gradient[at]! / total - SHRINKAGE * weights[at]!);
  }
  return Object.fromEntries(FEATURES.map((feature, at) => [feature, weights[at]!])) as Weights;
}

/** The hits of an example: their features row after row. */
interface List {
  rows: Float64Array;
  gold: readonly boolean[];
  weight: number;
}

function toList({ hits, gold, weight }: Example): List {
  return { rows: Float64Array.from(hits.flatMap((hit) => FEATURES.map((name) => hit.features[name]))), gold, weight };
}

function addGradient(gradient: Float64Array, { rows, gold, weight }: List, weights: Float64Array): void {
  const width = weights.length;
  const scores = gold.map((_, hit) => {
    let score = 0;
    for (let at = 0; at < width; at++) score += rows[hit * width + at]! * weights[at]!;
    return score;
  });
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((a, b) => a + b, 0);
  const goldSum = powers.reduce((a, b, hit) => a + (gold[hit] ? b : 0), 0);
  powers.forEach((power, hit) => {
    const difference = (gold[hit] ? power / goldSum : 0) - power / sum;
    if (Math.abs(difference) < 1e-5) return;
    for (let at = 0; at < width; at++) gradient[at]! += weight * difference * rows[hit * width + at]!;
  });
}

/** Hits scored by these weights, best first. */
export function rankHits(hits: readonly Hit[], weights: Weights): Hit[] {
  return hits.map((hit) => ({ ...hit, score: weigh(hit.features, weights) })).sort((a, b) => b.score - a.score);
}
