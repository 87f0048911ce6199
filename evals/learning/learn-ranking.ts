import { type Random, seededRandom, shuffle } from '../../src/embedder/random.ts';
import { FEATURES, type Weights } from '../../src/retrieval/features.ts';
import type { Hit } from '../../src/retrieval/hit.ts';
import { createScorer, type RankingModel } from '../../src/retrieval/ranking-model.ts';
import type { Example } from './examples.ts';

/** Nets that are trained apart and averaged: what one has learned by chance the others haven't. */
const NETS = 3;
const HIDDEN_UNITS = 12;
const EPOCHS = 14;
const BATCH = 16;
const RATE = 0.01;
/** Decoupled weight decay, per step at full rate. */
const DECAY = 0.02;
const SEED = 11;

const WIDTH = FEATURES.length;
/** A net's parameters in one array: the linear part, then per hidden unit its inputs, its bias, its output. */
const PER_UNIT = WIDTH + 2;
const SIZE = WIDTH + HIDDEN_UNITS * PER_UNIT;

/**
 * Listwise softmax (Cao and others 2007) by AdamW over a linear part and one hidden layer: raises Σ ln Σ_gold p. `without`:
 * features left at 0. The same examples give the same model.
 */
export function learnRanking(training: readonly Example[], without: ReadonlySet<string> = new Set()): RankingModel {
  const lists = training.filter((example) => example.gold.some(Boolean)).map((example) => toList(example, without));
  const { means, scales } = standardise(lists);
  // What is left out has no say, whatever a net began with.
  FEATURES.forEach((feature, at) => {
    if (without.has(feature)) scales[at] = Number.POSITIVE_INFINITY;
  });
  const nets = Array.from({ length: NETS }, (_, net) => trainNet(lists, seededRandom(SEED + net)));
  return unstandardised(nets, means, scales);
}

/** The hits of an example: their features row after row. */
interface List {
  rows: Float64Array;
  gold: readonly boolean[];
  weight: number;
}

function toList({ hits, gold, weight }: Example, without: ReadonlySet<string>): List {
  const rows = hits.flatMap((hit) => FEATURES.map((name) => (without.has(name) ? 0 : hit.features[name])));
  return { rows: Float64Array.from(rows), gold, weight };
}

/** Brings every feature to mean 0 and deviation 1, in place. */
function standardise(lists: readonly List[]): { means: Float64Array; scales: Float64Array } {
  const means = new Float64Array(WIDTH);
  const scales = new Float64Array(WIDTH);
  const count = lists.reduce((sum, { gold }) => sum + gold.length, 0);
  for (const { rows } of lists) for (let at = 0; at < rows.length; at += 1) means[at % WIDTH]! += rows[at]! / count;
  for (const { rows } of lists)
    for (let at = 0; at < rows.length; at += 1) scales[at % WIDTH]! += (rows[at]! - means[at % WIDTH]!) ** 2 / count;
  for (let at = 0; at < WIDTH; at += 1) scales[at] = Math.sqrt(scales[at]!) || 1;
  for (const { rows } of lists)
    for (let at = 0; at < rows.length; at += 1) rows[at] = (rows[at]! - means[at % WIDTH]!) / scales[at % WIDTH]!;
  return { means, scales };
}

function trainNet(lists: readonly List[], random: Random): Float64Array {
  const net = startingNet(random);
  const gradient = new Float64Array(SIZE);
  const first = new Float64Array(SIZE);
  const second = new Float64Array(SIZE);
  const order = Uint32Array.from(lists.keys());
  const steps = EPOCHS * Math.ceil(lists.length / BATCH);
  let step = 0;
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    shuffle(order, random);
    for (let from = 0; from < order.length; from += BATCH) {
      gradient.fill(0);
      const batch = order.subarray(from, from + BATCH);
      for (const index of batch) addGradient(gradient, lists[index]!, net);
      step += 1;
      const rate = (RATE * (1 + Math.cos((Math.PI * step) / steps))) / 2;
      for (let at = 0; at < SIZE; at += 1) {
        const slope = gradient[at]! / batch.length;
        first[at] = 0.9 * first[at]! + 0.1 * slope;
        second[at] = 0.999 * second[at]! + 0.001 * slope * slope;
        const move = first[at]! / (1 - 0.9 ** step) / (Math.sqrt(second[at]! / (1 - 0.999 ** step)) + 1e-8);
        net[at]! += rate * (move - DECAY * net[at]!);
      }
    }
  }
  return net;
}

/** Outputs begin at 0: the net is linear until something else helps. */
function startingNet(random: Random): Float64Array {
  const spread = Math.sqrt(6 / WIDTH);
  return Float64Array.from({ length: SIZE }, (_, at) => {
    const place = (at - WIDTH) % PER_UNIT;
    return at >= WIDTH && place < WIDTH ? (2 * random() - 1) * spread : 0;
  });
}

function addGradient(gradient: Float64Array, { rows, gold, weight }: List, net: Float64Array): void {
  const sums = new Float64Array(gold.length * HIDDEN_UNITS);
  const scores = gold.map((_, hit) => {
    const row = hit * WIDTH;
    let score = 0;
    for (let at = 0; at < WIDTH; at += 1) score += net[at]! * rows[row + at]!;
    for (let unit = 0; unit < HIDDEN_UNITS; unit += 1) {
      const from = WIDTH + unit * PER_UNIT;
      let sum = net[from + WIDTH]!;
      for (let at = 0; at < WIDTH; at += 1) sum += net[from + at]! * rows[row + at]!;
      sums[hit * HIDDEN_UNITS + unit] = sum;
      if (sum > 0) score += net[from + WIDTH + 1]! * sum;
    }
    return score;
  });
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const total = powers.reduce((a, b) => a + b, 0);
  const goldTotal = powers.reduce((a, b, hit) => a + (gold[hit] ? b : 0), 0);
  powers.forEach((power, hit) => {
    const slope = weight * ((gold[hit] ? power / goldTotal : 0) - power / total);
    if (Math.abs(slope) < 1e-5) return;
    const row = hit * WIDTH;
    for (let at = 0; at < WIDTH; at += 1) gradient[at]! += slope * rows[row + at]!;
    for (let unit = 0; unit < HIDDEN_UNITS; unit += 1) {
      const sum = sums[hit * HIDDEN_UNITS + unit]!;
      if (sum <= 0) continue;
      const from = WIDTH + unit * PER_UNIT;
      gradient[from + WIDTH + 1]! += slope * sum;
      const inner = slope * net[from + WIDTH + 1]!;
      gradient[from + WIDTH]! += inner;
      for (let at = 0; at < WIDTH; at += 1) gradient[from + at]! += inner * rows[row + at]!;
    }
  });
}

/** The mean of the nets, over features as they come. A shift of all scores changes nothing and is left out. */
function unstandardised(nets: readonly Float64Array[], means: Float64Array, scales: Float64Array): RankingModel {
  const weights = Object.fromEntries(
    FEATURES.map((feature, at) => [feature, nets.reduce((sum, net) => sum + net[at]!, 0) / nets.length / scales[at]!]),
  ) as Weights;
  const hidden = nets.flatMap((net) =>
    Array.from({ length: HIDDEN_UNITS }, (_, unit) => {
      const from = WIDTH + unit * PER_UNIT;
      const inputs = FEATURES.map((_, at) => net[from + at]! / scales[at]!);
      const bias = net[from + WIDTH]! - inputs.reduce((sum, input, at) => sum + input * means[at]!, 0);
      return { bias, output: net[from + WIDTH + 1]! / nets.length, inputs };
    }),
  );
  return { weights, hidden };
}

/** Hits scored by this model, best first. */
export function rankHits(hits: readonly Hit[], model: RankingModel): Hit[] {
  const score = createScorer(model);
  return hits.map((hit) => ({ ...hit, score: score(hit.features) })).sort((a, b) => b.score - a.score);
}
