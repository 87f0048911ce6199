import { bm25FromPostings } from '../retrieval/bm25.ts';
import { type CorpusText, readCorpusText } from '../retrieval/corpus-text.ts';
import { type EmbeddingTable, encodeTable, type TrainingFacts } from '../retrieval/embedding-table.ts';
import { featureNames } from '../retrieval/ranking-features.ts';
import { createTwoLooks, rankByTwoLooks } from '../retrieval/reranker.ts';
import { readStaticEmbedding, type StaticEmbedding } from '../retrieval/static-embedding.ts';
import { buildVocabulary } from './bags.ts';
import type { Checkpoint } from './checkpoint.ts';
import { createFineTuner, type PreparedQuestion } from './fine-tuning.ts';
import { articleDisjointFolds, randomFolds } from './folds.ts';
import { latentSemantics } from './latent-semantics.ts';
import { createModel, type Model } from './model.ts';
import { type OutOfFold, searchOutOfFold } from './out-of-fold.ts';
import { checkTrainingData, prepareQuestions } from './prepare-questions.ts';
import { type PreparedArticle, prepareArticles, pretrain } from './pretraining.ts';
import { quantise } from './quantise.ts';
import { seededRandom } from './random.ts';
import { type RankingFile, trainRanking, trainTwoLooks } from './ranking-training.ts';
import { rankingFigures, ranksOf } from './recall.ts';
import type { TrainingArticle, TrainingQuestion } from './training-data.ts';

export interface TrainingSettings {
  dimension: number;
  vocabulary: number;
  pretrainingSteps: number;
  pretrainingBatch: number;
  epochs: number;
  folds: number;
  seed: number;
  cosineWeight: number;
  useWeight: number;
}

export const defaultSettings: TrainingSettings = {
  dimension: 128,
  vocabulary: 55_000,
  pretrainingSteps: 2000,
  pretrainingBatch: 1024,
  epochs: 10,
  folds: 5,
  seed: 1,
  cosineWeight: 4,
  useWeight: 0.1,
};

/** Fine-tunings averaged into one table; the folds' tables only serve to measure and to train the re-ranker. */
const foldRuns = 2;
const finalRuns = 4;

export interface TrainingInput {
  articles: readonly TrainingArticle[];
  questions: readonly TrainingQuestion[];
  settings: TrainingSettings;
  /** ISO date, for the record. */
  date: string;
  /** What the data is, one line a source, for the record. */
  data: readonly string[];
  checkpoint: Checkpoint | null;
  onProgress?: (stage: string, done: number, total: number) => void;
}

export interface TrainingResult {
  /** The file `readStaticEmbedding` opens. */
  table: Uint8Array;
  ranking: RankingFile;
  figures: Record<string, number>;
}

/**
 * The whole training, in its order: vocabulary, latent semantics, pretraining on the corpus, then for the re-ranker
 * and the figures one fine-tuning a fold, then the fine-tuning on every question that is kept.
 *
 * @throws GongyouError 'embedder/training-data' when there is too little to learn from
 */
export function trainEmbedder(input: TrainingInput): TrainingResult {
  const { articles, questions, settings } = input;
  checkTrainingData(articles, questions);
  const rowOf = buildVocabulary(trainingTexts(articles, questions), settings.vocabulary);
  const prepared = prepareArticles(articles, rowOf);
  const text = readCorpusText(articles.map(({ name, title, content }) => ({ id: name, title, text: content })));
  const preparedQuestions = prepareQuestions(questions, articles, rowOf, bm25FromPostings(text.postings));
  const model = createModel(rowOf.size, settings.dimension);
  pretrained(model, prepared, input);
  const start = model.table.slice();
  const fineTune = createFineTuner(model, prepared, {
    blend: 0.5,
    epochs: settings.epochs,
    batch: 256,
    temperature: 0.2,
    rate: 0.5,
    hardNegatives: 8,
    randomNegatives: 600,
    seed: settings.seed + 1,
  });

  function tune(chosen: readonly PreparedQuestion[], facts: TrainingFacts, runs: number): Uint8Array {
    fineTune(start, chosen, runs);
    const { rows, scales } = quantise(model.table, settings.dimension);
    const table: Omit<EmbeddingTable, 'fingerprint'> = {
      dimension: settings.dimension,
      vocabulary: rowOf,
      rows,
      questionWeights: scales,
      passageWeights: scales,
      facts,
    };
    return encodeTable(table);
  }

  const facts: TrainingFacts = {
    dimension: settings.dimension,
    trained: input.date,
    seed: settings.seed,
    data: input.data,
    figures: {},
  };
  const tuneFold = (chosen: readonly PreparedQuestion[]): StaticEmbedding =>
    readStaticEmbedding(tune(chosen, facts, foldRuns));
  const { ranking, figures } = crossValidated(preparedQuestions, text, settings, tuneFold, input.onProgress);
  input.onProgress?.('fine-tuning on every question', 0, 1);
  const table = tune(preparedQuestions, { ...facts, figures }, finalRuns);
  input.onProgress?.('fine-tuning on every question', 1, 1);
  input.checkpoint?.remove();
  return { table, ranking, figures };
}

function* trainingTexts(
  articles: readonly TrainingArticle[],
  questions: readonly TrainingQuestion[],
): Generator<string> {
  for (const { content, title } of articles) yield `${content} ${title}`;
  for (const { question, lawyerAnswer } of questions) yield `${question} ${lawyerAnswer ?? ''}`;
}

function pretrained(model: Model, articles: readonly PreparedArticle[], input: TrainingInput): void {
  const { settings, checkpoint, onProgress } = input;
  const { pretrainingSteps: steps, pretrainingBatch: batch, seed } = settings;
  const earlier = checkpoint?.read() ?? null;
  if (earlier === null) {
    onProgress?.('latent semantics', 0, 1);
    const bags = articles.map(({ whole }) => whole);
    model.table.set(latentSemantics(bags, model.vocabulary, model.dimension, seededRandom(seed)));
    onProgress?.('latent semantics', 1, 1);
  } else {
    model.table.set(earlier.arrays[0]!);
    model.history.set(earlier.arrays[1]!);
  }
  pretrain(model, articles, {
    steps,
    blockSteps: Math.max(1, Math.ceil(steps / 8)),
    firstBlock: earlier?.blocks ?? 0,
    seed,
    batch: Math.min(batch, articles.length),
    temperature: 0.05,
    rate: 0.06,
    onStep: (step) => onProgress?.('pretraining', step, steps),
    onBlock: (blocks) => checkpoint?.write(blocks, [model.table, model.history]),
  });
}

function crossValidated(
  questions: readonly PreparedQuestion[],
  text: CorpusText,
  settings: TrainingSettings,
  tune: (questions: readonly PreparedQuestion[]) => StaticEmbedding,
  onProgress: TrainingInput['onProgress'],
): { ranking: RankingFile; figures: Record<string, number> } {
  const { folds, seed, cosineWeight, useWeight } = settings;
  function search(stage: string, foldOf: number[]): OutOfFold[] {
    const onFold = (done: number): void => onProgress?.(stage, done, folds);
    onProgress?.(stage, 0, folds);
    return searchOutOfFold({ text, questions, folds: foldOf, cosineWeight, useWeight, tune, onFold });
  }
  const random = search('cross-validation', randomFolds(questions.length, folds, seededRandom(seed + 2)));
  const gold = questions.map((question) => question.gold);
  const disjoint = search(
    'article-disjoint cross-validation',
    articleDisjointFolds(gold, folds, seededRandom(seed + 3)),
  );
  const figures = {
    ...named('first stage', firstStageFigures(random)),
    ...named('re-ranked', rerankedFigures(random, featureNames)),
    ...named('article-disjoint, first stage', firstStageFigures(disjoint)),
    ...named('article-disjoint, re-ranked', rerankedFigures(disjoint, disjointFeatures)),
  };
  return { ranking: trainRanking(random, { cosineWeight, useWeight }), figures };
}

function firstStageFigures(found: readonly OutOfFold[]): Record<string, number> {
  return rankingFigures(found.map(({ candidates, gold }) => ranksOf(candidates, gold)));
}

/**
 * Where folds share no article, an article that answered before is never right, and a re-ranker would learn just that.
 * What is known of single articles is therefore kept from it.
 */
const disjointFeatures: readonly string[] = featureNames.filter(
  (name) => !['documentUse', 'precedentCosine', 'precedentOverlap', 'documentVotes'].includes(name),
);

/** Each fold ranked by re-rankers that saw only the others. */
function rerankedFigures(found: readonly OutOfFold[], allowed: readonly string[]): Record<string, number> {
  const rankings = [...new Set(found.map(({ fold }) => fold))].flatMap((fold) => {
    const others = found.filter((each) => each.fold !== fold);
    const looks = createTwoLooks(trainTwoLooks(others, allowed));
    return found
      .filter((each) => each.fold === fold)
      .map(({ candidates, features, gold }) => {
        const order = rankByTwoLooks(looks, features, () => {});
        return ranksOf(
          order.map((place) => candidates[place]!),
          gold,
        );
      });
  });
  return rankingFigures(rankings);
}

function named(prefix: string, figures: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [`${prefix} ${name}`, value]));
}
