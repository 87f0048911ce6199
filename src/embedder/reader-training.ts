import { type EmbeddingTable, encodeTable } from '../retrieval/embedding-table.ts';
import { EVERY_MESSAGE, messageTokens } from '../retrieval/message-reader.ts';
import type { Asides } from './asides.ts';
import { quantise } from './quantise.ts';
import { integerBelow, type Random, seededRandom, shuffle } from './random.ts';

/** A message and what it is. */
export interface ReaderExample {
  text: string;
  /** One of the labels; null for a message that asks, of which no more is known. */
  label: string | null;
  /** How often it is told in an epoch; once unless given. */
  times?: number;
}

export interface ReaderSettings {
  epochs: number;
  /** Adagrad's. */
  rate: number;
  /** Share of a message's tokens left out, so that no single word decides. */
  dropout: number;
  /** Share of the messages that an aside is put before, or after. */
  asideShare: number;
  /** A token is learned if so many messages have it. */
  leastMessages: number;
  /** Trainings, each with its own draws, whose weights are averaged. */
  runs: number;
  seed: number;
}

export const defaultReaderSettings: ReaderSettings = {
  epochs: 6,
  rate: 0.3,
  dropout: 0.15,
  asideShare: 0.3,
  leastMessages: 5,
  runs: 6,
  seed: 7,
};

export interface ReaderTrainingInput {
  examples: readonly ReaderExample[];
  /** Every label, in the order of the rows' coordinates. */
  labels: readonly string[];
  /** Whether a label is of a message that asks: a null label is any of these. */
  asks: (label: string) => boolean;
  /** Whether people wrap such a message in other words. Talk is not wrapped. */
  isWrapped: (label: string | null) => boolean;
  asides: Asides;
  settings: ReaderSettings;
  /** ISO date, for the record. */
  date: string;
  onProgress?: (done: number, total: number) => void;
}

/** What a sum of token weights over √n is multiplied by: without it the weights would have to grow far to be sure of anything. */
const SHARPNESS = 3;

/**
 * Fits the message reader: softmax cross-entropy by Adagrad, one example a step (Duchi and others 2011), several times over,
 * the weights averaged. The same input gives the same bytes.
 */
export function trainReader(input: ReaderTrainingInput): Uint8Array {
  const { examples, labels, settings, date, onProgress } = input;
  const rowOf = readerVocabulary(input);
  const width = labels.length + (labels.length % 2);
  const average = new Float32Array(rowOf.size * width);
  for (let run = 0; run < settings.runs; run += 1) {
    const weights = trainOnce(input, rowOf, width, seededRandom(settings.seed + run), (epoch) =>
      onProgress?.(run * settings.epochs + epoch, settings.runs * settings.epochs),
    );
    for (let at = 0; at < average.length; at += 1) average[at]! += weights[at]! / settings.runs;
  }
  rowOf.forEach((row, token) => {
    if (token === EVERY_MESSAGE) return;
    for (let at = row * width; at < (row + 1) * width; at += 1) average[at]! *= SHARPNESS;
  });
  const { rows, scales } = quantise(average, width);
  const table: Omit<EmbeddingTable, 'fingerprint'> = {
    dimension: width,
    vocabulary: rowOf,
    rows,
    questionWeights: scales,
    passageWeights: scales,
    facts: {
      dimension: width,
      labels,
      trained: date,
      seed: settings.seed,
      data: [`knowledge: ${examples.length} messages`],
      figures: {},
    },
  };
  return encodeTable(table);
}

function trainOnce(
  input: ReaderTrainingInput,
  rowOf: ReadonlyMap<string, number>,
  width: number,
  random: Random,
  onEpoch: (done: number) => void,
): Float32Array {
  const { examples, labels, asks, settings } = input;
  const weights = new Float32Array(rowOf.size * width);
  const history = new Float32Array(rowOf.size * width).fill(1e-6);
  const isAsking = labels.map(asks);
  const targets = examples.map(({ label }) => (label === null ? -1 : labels.indexOf(label)));
  const order = Uint32Array.from(
    examples.flatMap(({ times = 1 }, index) => Array.from({ length: times }, () => index)),
  );
  const everyMessage = rowOf.get(EVERY_MESSAGE)! * width;
  const scores = new Float64Array(labels.length);
  for (let epoch = 0; epoch < settings.epochs; epoch += 1) {
    shuffle(order, random);
    order.forEach((index, step) => {
      const rate = settings.rate * (1 - (epoch + step / order.length) / settings.epochs);
      const rows = rowsOf(wrapped(examples[index]!, input, random), rowOf, settings.dropout, random);
      const share = SHARPNESS / Math.sqrt(Math.max(1, rows.length));
      scores.fill(0);
      addScores(scores, weights, everyMessage, 1);
      for (const row of rows) addScores(scores, weights, row * width, share);
      toSlopes(scores, targets[index]!, isAsking);
      descend(scores, weights, history, everyMessage, 1, rate);
      for (const row of rows) descend(scores, weights, history, row * width, share, rate);
    });
    onEpoch(epoch + 1);
  }
  return weights;
}

function readerVocabulary({ examples, asides, settings }: ReaderTrainingInput): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of [...examples.map((example) => example.text), ...asides.before, ...asides.after])
    for (const token of new Set(messageTokens(text))) counts.set(token, (counts.get(token) ?? 0) + 1);
  const tokens = [...counts].filter(([, count]) => count >= settings.leastMessages).map(([token]) => token);
  return new Map([EVERY_MESSAGE, ...tokens].map((token, row) => [token, row]));
}

function wrapped({ text, label }: ReaderExample, input: ReaderTrainingInput, random: Random): string {
  const { asides, settings, isWrapped } = input;
  if (!isWrapped(label)) return text;
  const pick = (list: readonly string[]) => list[integerBelow(list.length, random)];
  const before = random() < settings.asideShare ? pick(asides.before) : undefined;
  const after = random() < settings.asideShare / 2 ? pick(asides.after) : undefined;
  return [before, text, after].filter((part) => part !== undefined).join('，');
}

function rowsOf(text: string, rowOf: ReadonlyMap<string, number>, dropout: number, random: Random): number[] {
  return messageTokens(text).flatMap((token) => (random() < dropout ? [] : (rowOf.get(token) ?? [])));
}

function addScores(scores: Float64Array, weights: Float32Array, from: number, share: number): void {
  for (let at = 0; at < scores.length; at += 1) scores[at]! += share * weights[from + at]!;
}

/** Turns scores into the slopes of the loss: softmax less the target; a target of −1 is all that asks, in proportion. */
function toSlopes(scores: Float64Array, target: number, isAsking: readonly boolean[]): void {
  const most = scores.reduce((best, score) => Math.max(best, score), Number.NEGATIVE_INFINITY);
  let sum = 0;
  let asking = 0;
  for (let at = 0; at < scores.length; at += 1) {
    const power = Math.exp(scores[at]! - most);
    scores[at] = power;
    sum += power;
    if (isAsking[at]) asking += power;
  }
  for (let at = 0; at < scores.length; at += 1) {
    const right = target === -1 ? (isAsking[at] ? scores[at]! / asking : 0) : at === target ? 1 : 0;
    scores[at] = scores[at]! / sum - right;
  }
}

function descend(
  slopes: Float64Array,
  weights: Float32Array,
  history: Float32Array,
  from: number,
  share: number,
  rate: number,
): void {
  for (let at = 0; at < slopes.length; at += 1) {
    const slope = share * slopes[at]!;
    history[from + at]! += slope * slope;
    weights[from + at]! -= (rate * slope) / Math.sqrt(history[from + at]!);
  }
}
