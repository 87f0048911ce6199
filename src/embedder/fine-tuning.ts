import type { Bag } from './bags.ts';
import { createContrastiveStep } from './contrastive-step.ts';
import type { Model } from './model.ts';
import { type PreparedArticle, sameArticle, samplePair } from './pretraining.ts';
import { integerBelow, type Random, seededRandom, shuffle } from './random.ts';

/** One question prepared for training. */
export interface PreparedQuestion {
  question: string;
  text: Bag;
  /** Numbers of the articles that answer it. */
  gold: number[];
  answer: Bag | null;
  /** Articles the words alone would find, best first; right ones among them are left out in training. */
  lookalikes: number[];
}

export interface FineTuningOptions {
  epochs: number;
  batch: number;
  temperature: number;
  rate: number;
  /** Hard negatives drawn for each question from its lookalikes. */
  hardNegatives: number;
  /** Articles drawn at random for each batch. */
  randomNegatives: number;
  /** Steps on unlabelled pairs between two batches of questions, which keep what pretraining taught. */
  clozeSteps: number;
  answerSteps: boolean;
  random: Random;
  onEpoch?: (epoch: number, loss: number) => void;
}

/**
 * Teaches the table which lay words ask for which articles. Each batch of questions is set against their articles,
 * hard negatives from word search and random ones; in between, questions against lawyers' answers, answers against
 * articles, and pairs as in pretraining.
 */
export function fineTune(
  model: Model,
  articles: readonly PreparedArticle[],
  questions: readonly PreparedQuestion[],
  options: FineTuningOptions,
): void {
  const { epochs, batch, random, temperature } = options;
  const step = createContrastiveStep(model, batch, batch * (1 + options.hardNegatives) + options.randomNegatives);
  const order = Uint32Array.from(questions, (_, index) => index);
  const batches = Math.ceil(questions.length / batch);
  model.resetHistory();
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    let loss = 0;
    for (let index = 0; index < batches; index += 1) {
      const rate = options.rate * (1 - (epoch + index / batches) / epochs) + options.rate * 0.02;
      const chosen = Array.from(order.subarray(index * batch, (index + 1) * batch), (at) => questions[at]!);
      loss += step({ ...questionBatch(chosen, articles, options), temperature, rate });
      const answered = chosen.filter(({ answer }) => answer !== null);
      if (options.answerSteps && answered.length > 1) {
        const passages = answered.map(({ answer }) => answer!);
        const excused = answered.map((_, at) => [at]);
        step({ questions: answered.map(({ text }) => text), passages, excused, temperature, rate });
        const gold = answered.map((question) => drawn(question.gold, random));
        const golden = gold.map((article) => articles[article]!.whole);
        step({ questions: passages, passages: golden, excused: sameArticle(gold), temperature, rate });
      }
      for (let cloze = 0; cloze < options.clozeSteps; cloze += 1) clozeStep(step, articles, batch, rate, random);
    }
    options.onEpoch?.(epoch + 1, loss / batches);
  }
}

export interface BlendOptions {
  /** Fine-tunings from the same start, each with its own draws; their tables are averaged. */
  runs: number;
  /** How far to go from the start to that average, from 0 to 1. */
  blend: number;
  seed: number;
}

/**
 * Fine-tunes from `start` and leaves in the model a point between the start and the average of the runs. Both the
 * average (Wortsman and others 2022, Model soups) and the way back towards the start (the same, 2022, WiSE-FT) keep
 * what articles nobody asked about need.
 */
export function fineTuneBlended(
  model: Model,
  start: Float32Array,
  articles: readonly PreparedArticle[],
  questions: readonly PreparedQuestion[],
  { runs, blend, seed, ...options }: Omit<FineTuningOptions, 'random'> & BlendOptions,
): void {
  const result = start.map((value) => value * (1 - blend));
  for (let run = 0; run < runs; run += 1) {
    model.table.set(start);
    fineTune(model, articles, questions, { ...options, random: seededRandom(seed + run) });
    for (let at = 0; at < result.length; at += 1) result[at]! += (model.table[at]! * blend) / runs;
  }
  model.table.set(result);
}

function questionBatch(chosen: readonly PreparedQuestion[], articles: readonly PreparedArticle[], options: FineTuningOptions) {
  const { random, hardNegatives, randomNegatives } = options;
  const numbers = chosen.map(({ gold }) => drawn(gold, random));
  const isIn = new Set(numbers);
  function add(article: number): void {
    if (isIn.has(article)) return;
    isIn.add(article);
    numbers.push(article);
  }
  for (const { lookalikes } of chosen) {
    if (lookalikes.length === 0) continue;
    for (let count = 0; count < hardNegatives; count += 1) add(drawn(lookalikes, random));
  }
  for (let count = 0; count < randomNegatives; count += 1) add(integerBelow(articles.length, random));
  const places = new Map<number, number[]>();
  numbers.forEach((article, at) => {
    places.set(article, [...(places.get(article) ?? []), at]);
  });
  return {
    questions: chosen.map(({ text }) => text),
    passages: numbers.map((article) => articles[article]!.whole),
    excused: chosen.map(({ gold }) => gold.flatMap((article) => places.get(article) ?? [])),
  };
}

function clozeStep(
  step: ReturnType<typeof createContrastiveStep>,
  articles: readonly PreparedArticle[],
  size: number,
  rate: number,
  random: Random,
): void {
  const pairs = [];
  while (pairs.length < size) {
    const pair = samplePair(articles, random);
    if (pair !== null) pairs.push(pair);
  }
  step({
    questions: pairs.map(({ question }) => question),
    passages: pairs.map(({ passage }) => passage),
    excused: sameArticle(pairs.map(({ article }) => article)),
    temperature: 0.05,
    rate,
  });
}

function drawn(values: readonly number[], random: Random): number {
  return values[integerBelow(values.length, random)]!;
}
