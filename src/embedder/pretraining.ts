import { characterBigrams } from '../retrieval/bigrams.ts';
import { type Bag, bagOf, joinedBags } from './bags.ts';
import { createContrastiveStep } from './contrastive-step.ts';
import type { Model } from './model.ts';
import { integerBelow, type Random, seededRandom } from './random.ts';
import type { TrainingArticle } from './training-data.ts';

export interface PretrainingOptions {
  steps: number;
  /** Steps between two calls of `onBlock`; each block draws from a source of its own, so training can go on from any. */
  blockSteps: number;
  firstBlock: number;
  seed: number;
  batch: number;
  temperature: number;
  rate: number;
  onStep?: (step: number, loss: number) => void;
  onBlock?: (blocksDone: number) => void;
}

/** One article prepared for training. */
export interface PreparedArticle {
  sentences: Bag[];
  title: Bag;
  titleText: string;
  /** Text and title. */
  whole: Bag;
}

interface Pair {
  question: Bag;
  passage: Bag;
  article: number;
}

export function prepareArticles(
  articles: readonly TrainingArticle[],
  rowOf: ReadonlyMap<string, number>,
): PreparedArticle[] {
  return articles.map(({ title, content }) => {
    const pieces = content
      .split(/[。；;\n]/u)
      .map(characterBigrams)
      .filter((tokens) => tokens.length > 2);
    const titleTokens = characterBigrams(title);
    return {
      sentences: pieces.map((tokens) => bagOf(tokens, rowOf)),
      title: bagOf(titleTokens, rowOf),
      titleText: title,
      whole: bagOf([...characterBigrams(content), ...titleTokens], rowOf),
    };
  });
}

/**
 * Teaches the table which words go together in law text, with no labels: three in four pairs are a sentence with some
 * of its tokens dropped and the article around it (inverse cloze; Lee, Chang and Toutanova 2019), the rest an article
 * and its neighbour in the same law, and a title and one of its articles.
 */
export function pretrain(model: Model, articles: readonly PreparedArticle[], options: PretrainingOptions): void {
  const { steps, blockSteps, batch, temperature, rate } = options;
  const step = createContrastiveStep(model, batch, batch);
  let random = seededRandom(options.seed);
  for (let index = options.firstBlock * blockSteps; index < steps; index += 1) {
    if (index % blockSteps === 0) random = seededRandom(options.seed + 1000 * (1 + index / blockSteps));
    const pairs: Pair[] = [];
    while (pairs.length < batch) {
      const pair = samplePair(articles, random);
      if (pair !== null) pairs.push(pair);
    }
    const loss = step({
      questions: pairs.map(({ question }) => question),
      passages: pairs.map(({ passage }) => passage),
      temperature,
      rate: rate * (1 - index / steps) + rate * 0.02,
      excused: sameArticle(pairs.map(({ article }) => article)),
    });
    options.onStep?.(index + 1, loss);
    if ((index + 1) % blockSteps === 0) options.onBlock?.((index + 1) / blockSteps);
  }
}

/** For each entry the places of the entries with the same article, its own among them. */
export function sameArticle(articles: readonly number[]): number[][] {
  const places = new Map<number, number[]>();
  articles.forEach((article, at) => {
    const known = places.get(article);
    if (known === undefined) places.set(article, [at]);
    else known.push(at);
  });
  return articles.map((article) => places.get(article)!);
}

/** Null where the article drawn is too short for the kind of pair drawn. */
export function samplePair(articles: readonly PreparedArticle[], random: Random): Pair | null {
  const article = integerBelow(articles.length, random);
  const { sentences, title, titleText, whole } = articles[article]!;
  const kind = random();
  if (kind >= 0.9) return { question: title, passage: whole, article };
  if (kind >= 0.75) {
    const neighbour = articles[article + 1];
    if (neighbour === undefined || neighbour.titleText !== titleText) return null;
    return { question: thinned(whole, random), passage: neighbour.whole, article: article + 1 };
  }
  if (sentences.length === 0) return null;
  const chosen = integerBelow(sentences.length, random);
  const question = thinned(sentences[chosen]!, random);
  if (question.rows.length === 0) return null;
  if (random() < 0.5) return { question, passage: whole, article };
  const rest = sentences.filter((_, at) => at !== chosen);
  if (rest.length === 0) return null;
  return { question, passage: joinedBags([...rest, title]), article };
}

/** The bag with 10 to 65 in a hundred of its tokens left out. */
export function thinned({ rows, weights }: Bag, random: Random): Bag {
  const dropped = 0.1 + 0.55 * random();
  const kept: number[] = [];
  rows.forEach((_, at) => {
    if (random() >= dropped) kept.push(at);
  });
  return { rows: Uint32Array.from(kept, (at) => rows[at]!), weights: Float32Array.from(kept, (at) => weights[at]!) };
}
