import type { Bag } from './bags.ts';
import { type ContrastiveStep, createContrastiveStep } from './contrastive-step.ts';
import type { Model } from './model.ts';
import { type PreparedArticle, sameArticle } from './pretraining.ts';
import { integerBelow, type Random, seededRandom, shuffle } from './random.ts';

/** One question prepared for training. */
export interface PreparedQuestion {
  question: string;
  text: Bag;
  /** Numbers of the articles that answer it. */
  gold: number[];
  answer: Bag | null;
  /** Articles the words alone would find, best first, none of them right. */
  lookalikes: number[];
}

export interface FineTuningOptions {
  /** How far to go from the start to the average of the runs, from 0 to 1. */
  blend: number;
  epochs: number;
  batch: number;
  temperature: number;
  rate: number;
  /** Hard negatives drawn for each question from its lookalikes. */
  hardNegatives: number;
  /** Articles drawn at random for each batch. */
  randomNegatives: number;
  seed: number;
}

/**
 * Fine-tunes from `start` on the questions, and leaves the result in the model.
 *
 * @param runs fine-tunings from the same start, each with its own draws; their tables are averaged
 */
export type FineTuner = (start: Float32Array, questions: readonly PreparedQuestion[], runs: number) => void;

/**
 * Teaches the table which lay words ask for which articles. Each batch of questions is set against their articles, hard
 * negatives from word search and random ones; in between, questions against lawyers' answers and answers against articles.
 *
 * The result is a point between the start and the average of several runs. Both the average (Wortsman and others 2022,
 * Model soups) and the way back towards the start (the same, 2022, WiSE-FT) keep what articles nobody asked about need.
 */
export function createFineTuner(
  model: Model,
  articles: readonly PreparedArticle[],
  options: FineTuningOptions,
): FineTuner {
  const { blend, seed, batch, hardNegatives, randomNegatives } = options;
  const step = createContrastiveStep(model, batch, batch * (1 + hardNegatives) + randomNegatives);
  return (start, questions, runs) => {
    const result = start.map((value) => value * (1 - blend));
    for (let run = 0; run < runs; run += 1) {
      model.table.set(start);
      model.resetHistory();
      fineTuneOnce(step, articles, questions, options, seededRandom(seed + run));
      for (let at = 0; at < result.length; at += 1) result[at]! += (model.table[at]! * blend) / runs;
    }
    model.table.set(result);
  };
}

function fineTuneOnce(
  step: ContrastiveStep,
  articles: readonly PreparedArticle[],
  questions: readonly PreparedQuestion[],
  options: FineTuningOptions,
  random: Random,
): void {
  const { epochs, batch, temperature } = options;
  const order = Uint32Array.from(questions, (_, index) => index);
  const batches = Math.ceil(questions.length / batch);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    for (let index = 0; index < batches; index += 1) {
      const rate = options.rate * (1 - (epoch + index / batches) / epochs) + options.rate * 0.02;
      const chosen = Array.from(order.subarray(index * batch, (index + 1) * batch), (at) => questions[at]!);
      step({ ...questionBatch(chosen, articles, options, random), temperature, rate });
      answerSteps(step, articles, chosen, { temperature, rate, random });
    }
  }
}

function questionBatch(
  chosen: readonly PreparedQuestion[],
  articles: readonly PreparedArticle[],
  { hardNegatives, randomNegatives }: FineTuningOptions,
  random: Random,
) {
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

/** A lawyer's answer speaks both languages: the question's and the article's. */
function answerSteps(
  step: ContrastiveStep,
  articles: readonly PreparedArticle[],
  chosen: readonly PreparedQuestion[],
  { temperature, rate, random }: { temperature: number; rate: number; random: Random },
): void {
  const answered = chosen.filter(({ answer }) => answer !== null);
  if (answered.length < 2) return;
  const answers = answered.map(({ answer }) => answer!);
  const excused = answered.map((_, at) => [at]);
  step({ questions: answered.map(({ text }) => text), passages: answers, excused, temperature, rate });
  const gold = answered.map((question) => drawn(question.gold, random));
  const golden = gold.map((article) => articles[article]!.whole);
  step({ questions: answers, passages: golden, excused: sameArticle(gold), temperature, rate });
}

function drawn(values: readonly number[], random: Random): number {
  return values[integerBelow(values.length, random)]!;
}
