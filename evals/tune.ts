/**
 * Learns the ranking weights and the decision from the tuned cases. Prints cross-validated figures, and writes
 * src/retrieval/ranking.json with --write.
 * Never reads evals/unseen.
 */
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../src/config.ts';
import { readPlace } from '../src/conversation/place.ts';
import { createServices } from '../src/create-services.ts';
import { DECISION_FEATURES, type DecisionFeature, decisionFeatures } from '../src/retrieval/decide.ts';
import { FEATURES, type Weights, weigh } from '../src/retrieval/features.ts';
import type { Hit } from '../src/retrieval/search.ts';
import { readCases } from './cases.ts';

const { values } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
    show: { type: 'boolean', default: false },
    ablate: { type: 'boolean', default: false },
  },
});
const services = await createServices({
  config: readConfig({ DATA_DIR: join(tmpdir(), 'gongyou-evals'), VECTORS: process.env.VECTORS }),
  ephemeral: true,
});
const { search, base } = services;

/** Units that no weights would bring to the top are left out; the right ones never are. */
const CANDIDATES = 50;

function candidates(hits: readonly Hit[], isGold: (hit: Hit) => boolean): { hits: Hit[]; gold: boolean[] } {
  const kept = hits.filter((hit, index) => index < CANDIDATES || (isGold(hit) && index < 400));
  return { hits: kept, gold: kept.map(isGold) };
}

interface Example {
  hits: Hit[];
  gold: boolean[];
  id: string;
  ask: string;
  weight: number;
  fold: number;
  answerable: boolean | null;
}

const FOLDS = 5;
const RETRIEVAL_KINDS = new Set(['answer', 'abstain', 'clarify']);
const OTHER_PATHS = new Set(['reference', 'two-parts', 'two-regions', 'chatter', 'urgent', 'injection']);
const foldOf = (text: string) =>
  [...text].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 9973, 7) % FOLDS;

const examples: Example[] = [];
for (const each of await readCases('tuned')) {
  if (!each.kind.every((kind) => RETRIEVAL_KINDS.has(kind)) || OTHER_PATHS.has(each.group)) continue;
  const given = each.region === null ? null : base.regions.read(each.region);
  const question = search.read(each.ask);
  const reading = readPlace(question.text, base.regions, given);
  const place = reading.asked ?? reading.own ?? given;
  const all = await search.find(question, { region: place?.code ?? null, limit: Number.POSITIVE_INFINITY });
  const negative = each.kind.length === 1 && each.kind[0] === 'abstain' && each.clause.length === 0;
  // Where nothing answers, the gaps are what should come first.
  const { hits, gold } = candidates(all, (hit) =>
    negative ? hit.unit.gap !== null : each.clause.includes(hit.unit.clause.id),
  );
  const answerable = negative ? false : each.kind.includes('answer') && gold.some(Boolean) ? true : null;
  examples.push({
    id: each.id,
    ask: each.ask,
    hits,
    gold,
    weight: negative ? 0.3 : 1,
    fold: foldOf(each.id),
    answerable,
  });
}
/** Listwise softmax: raises Σ ln Σ_gold p, by gradient descent with L2. */
function learnRanking(training: readonly Example[], without: ReadonlySet<string> = new Set()): Weights {
  const weights = Object.fromEntries(FEATURES.map((feature) => [feature, feature === 'unit' ? 1 : 0])) as Weights;
  const usable = training.filter((example) => example.gold.some(Boolean));
  for (let epoch = 0; epoch < 120; epoch++) {
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
    const rate = 12 / (1 + epoch / 40);
    for (const feature of FEATURES) {
      if (without.has(feature)) weights[feature] = 0;
      else weights[feature] += rate * (gradient[feature] / total - 0.0015 * weights[feature]);
    }
  }
  return weights;
}

const rank = (hits: readonly Hit[], weights: Weights) =>
  hits.map((hit) => ({ ...hit, score: weigh(hit.features, weights) })).sort((a, b) => b.score - a.score);

function clausesFirst(example: Example, weights: Weights): boolean[] {
  const goldOf = new Map(example.hits.map((hit, index) => [hit.unit.clause.id, example.gold[index]!]));
  const seen: string[] = [];
  for (const hit of rank(example.hits, weights)) {
    if (!seen.includes(hit.unit.clause.id)) seen.push(hit.unit.clause.id);
    if (seen.length === 3) break;
  }
  return seen.map((id) => goldOf.get(id)!);
}

/** Logistic regression on what the best hit looks like: does the corpus answer? Negatives weigh as much as positives. */
function learnDecision(training: readonly Example[], weights: Weights): Record<DecisionFeature | 'bias', number> {
  const rows = training
    .filter((example) => example.answerable !== null)
    .map((example) => ({
      features: decisionFeatures(rank(example.hits, weights)),
      label: example.answerable ? 1 : 0,
      weight: 1,
    }));
  const positives = rows.filter((row) => row.label === 1).reduce((sum, row) => sum + row.weight, 0);
  const negatives = rows.filter((row) => row.label === 0).reduce((sum, row) => sum + row.weight, 0);
  const model = Object.fromEntries([...DECISION_FEATURES, 'bias'].map((name) => [name, 0])) as Record<
    DecisionFeature | 'bias',
    number
  >;
  for (let epoch = 0; epoch < 1500; epoch++) {
    const gradient = Object.fromEntries([...DECISION_FEATURES, 'bias'].map((name) => [name, 0])) as typeof model;
    for (const row of rows) {
      const score = model.bias + DECISION_FEATURES.reduce((sum, name) => sum + model[name] * row.features[name], 0);
      const error = row.label - 1 / (1 + Math.exp(-score));
      const weight = (row.weight * 1) / (row.label === 1 ? positives : negatives * 1.6);
      for (const name of DECISION_FEATURES) gradient[name] += weight * error * row.features[name];
      gradient.bias += weight * error;
    }
    for (const name of DECISION_FEATURES) model[name] += 2 * (gradient[name] - 0.002 * model[name]);
    model.bias += 2 * gradient.bias;
  }
  return model;
}

const probability = (example: Example, weights: Weights, model: Record<DecisionFeature | 'bias', number>) => {
  const features = decisionFeatures(rank(example.hits, weights));
  return (
    1 / (1 + Math.exp(-(model.bias + DECISION_FEATURES.reduce((sum, name) => sum + model[name] * features[name], 0))))
  );
};

function crossValidate(without: ReadonlySet<string> = new Set()) {
  let asked = 0;
  let first = 0;
  let three = 0;
  const positives: number[] = [];
  const negatives: number[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const training = examples.filter((example) => example.fold !== fold);
    const weights = learnRanking(training, without);
    const model = learnDecision(training, weights);
    for (const example of examples.filter((each) => each.fold === fold)) {
      if (example.answerable !== false && example.gold.some(Boolean)) {
        const right = clausesFirst(example, weights);
        asked += 1;
        first += right[0] ? 1 : 0;
        three += right.includes(true) ? 1 : 0;
        if (!right[0] && values.show)
          console.log(`rank ✗ ${example.id} ${example.ask} → ${rank(example.hits, weights)[0]!.unit.clause.id}`);
      }
      if (example.answerable === null) continue;
      const p = probability(example, weights, model);
      (example.answerable ? positives : negatives).push(p);
      if (values.show && example.answerable !== p > 0.4)
        console.log(
          `decide ✗ ${example.answerable} ${p.toFixed(2)} ${example.id} ${example.ask} → ${rank(example.hits, weights)[0]!.unit.clause.id}`,
        );
    }
  }
  const curve = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7].map(
    (threshold) =>
      `${threshold}: refuses ${(positives.filter((p) => p < threshold).length / positives.length).toFixed(3)} of the answerable, ${(negatives.filter((p) => p < threshold).length / negatives.length).toFixed(3)} of the rest`,
  );
  return {
    first: first / asked,
    three: three / asked,
    curve,
  };
}

console.log(`${examples.length} cases`);
console.log('cross-validated', crossValidate());
if (values.ablate) for (const feature of FEATURES) console.log(`without ${feature}`, crossValidate(new Set([feature])));
const weights = learnRanking(examples);
const decision = learnDecision(examples, weights);
const round = (record: Record<string, number>) =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, Math.round(value * 1000) / 1000]));
const ranking = { weights: round(weights), decision: { ...round(decision), answers: 0.3, near: 0.15 } };
console.log(ranking);
if (values.write)
  await writeFile(new URL('../src/retrieval/ranking.json', import.meta.url), `${JSON.stringify(ranking, null, 2)}\n`);
await services.close();
