import { embedCorpus } from '../retrieval/corpus-index.ts';
import { createCorpusSearch } from '../retrieval/corpus-search.ts';
import type { CorpusText } from '../retrieval/corpus-text.ts';
import { createExperience } from '../retrieval/experience.ts';
import type { StaticEmbedding } from '../retrieval/static-embedding.ts';
import type { PreparedQuestion } from './fine-tuning.ts';
import type { RankedCandidates } from './reranker-training.ts';

/** A question's candidates as a search sees them that was trained without the question. */
export interface OutOfFold extends RankedCandidates {
  question: number;
  fold: number;
  candidates: readonly number[];
  gold: readonly number[];
}

export interface OutOfFoldOptions {
  text: CorpusText;
  questions: readonly PreparedQuestion[];
  /** The fold of each question. */
  folds: readonly number[];
  cosineWeight: number;
  useWeight: number;
  /** Trains a table on these questions. */
  tune: (questions: readonly PreparedQuestion[]) => StaticEmbedding;
  onFold?: (done: number) => void;
}

/** For each fold: train on the others, search for its questions, keep the candidates and their features. */
export function searchOutOfFold(options: OutOfFoldOptions): OutOfFold[] {
  const { text, questions, folds, cosineWeight, useWeight, tune } = options;
  return [...new Set(folds)].sort().flatMap((fold, done) => {
    const others = questions.filter((_, question) => folds[question] !== fold);
    const embedding = tune(others);
    const index = embedCorpus(text, embedding);
    const answered = others.map(({ question, gold }) => ({ question, documents: gold }));
    const experience = createExperience(answered, index, embedding);
    const search = createCorpusSearch({ index, embedding, cosineWeight, useWeight, experience });
    const found = questions.flatMap(({ question, gold }, number) => {
      if (folds[number] !== fold) return [];
      const { stage, features } = search.inspect(question);
      const right = stage.candidates.map((document) => gold.includes(document));
      return [{ question: number, fold, candidates: stage.candidates, gold, features, right }];
    });
    options.onFold?.(done + 1);
    return found;
  });
}
