import { bigramsAndCharacters } from '../retrieval/bigrams.ts';
import { type EmbeddingTable, encodeTable, type TrainingFacts } from '../retrieval/embedding-table.ts';
import { foldCorpusText } from '../retrieval/normalise.ts';
import { type Bag, bagOf } from './bags.ts';
import { createContrastiveStep } from './contrastive-step.ts';
import { createModel, type Model } from './model.ts';
import { quantise } from './quantise.ts';
import { integerBelow, type Random, seededRandom, shuffle } from './random.ts';

/** What people ask for in many ways: a point of a card, or something no document tells. */
export interface AskedPoint {
  questions: readonly string[];
  /** Its own words: title, plain words, quote. */
  texts: readonly string[];
  /** Points of one clause are no negatives of one another. */
  clauseId: string;
  /** GB/T 2260 code. Points that no worker ever finds together (Fujian's and Guizhou's) are no negatives either. */
  region: string;
}

export interface CardTuningSettings {
  epochs: number;
  batch: number;
  temperature: number;
  rate: number;
  /** Share of a question's tokens left out, so that no single word decides. */
  dropout: number;
  /** Tunings, each with its own draws, whose tables are averaged (Wortsman and others 2022, Model soups). */
  runs: number;
  /** Tokens of the base that are kept although no card has them, the most frequent first. */
  keptTokens: number;
  seed: number;
}

export const defaultCardTuning: CardTuningSettings = {
  epochs: 10,
  batch: 256,
  temperature: 0.1,
  rate: 0.1,
  dropout: 0.1,
  runs: 12,
  keptTokens: 12_000,
  seed: 7,
};

export interface CardTuningInput {
  base: EmbeddingTable;
  points: readonly AskedPoint[];
  /** Whether a worker somewhere may find points of both regions. */
  meet: (region: string, other: string) => boolean;
  settings: CardTuningSettings;
  /** ISO date, for the record. */
  date: string;
  onProgress?: (done: number, total: number) => void;
}

/**
 * Teaches a trained table the ways workers ask. A question should be nearer to other questions of its point, or to the
 * point's own words, than to those of any other point in the batch (prototypical networks; Snell and others 2017). Single
 * characters join the bigrams, so that a word no card has is still near to those it shares characters with.
 *
 * The same input gives the same bytes.
 */
export function tuneOnCards({ base, points, meet, settings, date, onProgress }: CardTuningInput): Uint8Array {
  const texts = points.flatMap((point) => [...point.questions, ...point.texts]).map(foldCorpusText);
  const rowOf = tunedVocabulary(base, texts, settings.keptTokens);
  const model = createModel(rowOf.size, base.dimension);
  const start = startTable(base, rowOf, seededRandom(settings.seed));
  const steps = settings.runs * settings.epochs;
  const average = new Float32Array(start.length);
  for (let run = 0; run < settings.runs; run += 1) {
    model.table.set(start);
    model.resetHistory();
    const random = seededRandom(settings.seed + 1 + run);
    tuneOnce(model, rowOf, points, meet, settings, random, (epoch) =>
      onProgress?.(run * settings.epochs + epoch + 1, steps),
    );
    for (let at = 0; at < average.length; at += 1) average[at]! += model.table[at]! / settings.runs;
  }
  const { rows, scales } = quantise(average, base.dimension);
  const questions = points.reduce((sum, point) => sum + point.questions.length, 0);
  const facts: TrainingFacts = {
    dimension: base.dimension,
    tokens: 'bigrams and characters',
    trained: date,
    seed: settings.seed,
    data: [...base.facts.data, `knowledge: ${questions} questions of ${points.length} points and gaps`],
    figures: {},
  };
  return encodeTable({
    dimension: base.dimension,
    vocabulary: rowOf,
    rows,
    questionWeights: scales,
    passageWeights: scales,
    facts,
  });
}

/** The base's most frequent tokens, and every token that two texts have; a token's row is its place. */
function tunedVocabulary(base: EmbeddingTable, texts: readonly string[], kept: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const token of new Set(bigramsAndCharacters(text))) counts.set(token, (counts.get(token) ?? 0) + 1);
  }
  const tokens = new Set([...base.vocabulary.keys()].slice(0, kept));
  for (const [token, count] of counts) if (count >= 2) tokens.add(token);
  for (const token of counts.keys()) if (base.vocabulary.get(token) !== undefined) tokens.add(token);
  return new Map([...tokens].map((token, row) => [token, row]));
}

/** The base's rows; a token it doesn't have begins as a small random row. */
function startTable(base: EmbeddingTable, rowOf: ReadonlyMap<string, number>, random: Random): Float32Array {
  const { dimension } = base;
  const table = new Float32Array(rowOf.size * dimension);
  const isKnown = new Uint8Array(rowOf.size);
  let squares = 0;
  let count = 0;
  [...base.vocabulary.keys()].forEach((token, from) => {
    const row = rowOf.get(token);
    if (row === undefined) return;
    isKnown[row] = 1;
    count += 1;
    for (let at = 0; at < dimension; at += 1) {
      const pair = base.rows[(from * dimension + at) >> 1]!;
      const value = ((at % 2 === 0 ? pair & 15 : pair >> 4) - 8) * base.passageWeights[from]!;
      table[row * dimension + at] = value;
      squares += value * value;
    }
  });
  const size = count === 0 ? 1 : Math.sqrt(squares / (count * dimension));
  for (let row = 0; row < rowOf.size; row += 1) {
    if (isKnown[row] === 1) continue;
    for (let at = 0; at < dimension; at += 1) table[row * dimension + at] = (random() - 0.5) * size;
  }
  return table;
}

function tuneOnce(
  model: Model,
  rowOf: ReadonlyMap<string, number>,
  points: readonly AskedPoint[],
  meet: CardTuningInput['meet'],
  { epochs, batch, temperature, rate, dropout }: CardTuningSettings,
  random: Random,
  onEpoch: (epoch: number) => void,
): void {
  const tokensOf = (text: string) => bigramsAndCharacters(foldCorpusText(text));
  const asked = points.map((point) => point.questions.map(tokensOf));
  const own = points.map((point) => point.texts.map(tokensOf));
  const pairs = asked.flatMap((questions, point) => questions.map((_, question) => ({ point, question })));
  const order = Uint32Array.from(pairs, (_, at) => at);
  const size = Math.min(batch, pairs.length);
  const step = createContrastiveStep(model, size, size);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    for (let from = 0; from + size <= pairs.length; from += size) {
      const chosen = [...order.subarray(from, from + size)].map((at) => pairs[at]!);
      const progress = (epoch + from / pairs.length) / epochs;
      step({
        questions: chosen.map(({ point, question }) =>
          bagOf(thinned(asked[point]![question]!, dropout, random), rowOf),
        ),
        passages: chosen.map(({ point, question }) => passageOf(asked[point]!, own[point]!, question, rowOf, random)),
        temperature,
        rate: rate * (1 - progress) + rate * 0.02,
        excused: chosen.map(({ point }) =>
          chosen.flatMap((other, at) => (isFairNegative(points[point]!, points[other.point]!, meet) ? [] : [at])),
        ),
      });
    }
    onEpoch(epoch);
  }
}

function isFairNegative(point: AskedPoint, other: AskedPoint, meet: CardTuningInput['meet']): boolean {
  return point.clauseId !== other.clauseId && meet(point.region, other.region);
}

const OWN_WORDS_SHARE = 0.3;
const MOST_QUESTIONS = 4;

/** Some other questions of the point; now and then its own words with them. */
function passageOf(
  questions: readonly (readonly string[])[],
  texts: readonly (readonly string[])[],
  without: number,
  rowOf: ReadonlyMap<string, number>,
  random: Random,
): Bag {
  const tokens: string[] = [];
  const count = 1 + integerBelow(MOST_QUESTIONS, random);
  for (let draw = 0; draw < count; draw += 1) {
    const question = integerBelow(questions.length, random);
    if (question !== without) tokens.push(...questions[question]!);
  }
  if (random() < OWN_WORDS_SHARE || tokens.length === 0) tokens.push(...texts.flat());
  return bagOf(tokens, rowOf);
}

function thinned(tokens: readonly string[], dropout: number, random: Random): string[] {
  return tokens.filter(() => random() >= dropout);
}
