import type { RerankerWeights } from './reranker.ts';

/** What the trainer writes beside the table: how the scores are added up, in a file a person can read. */
export interface RankingFile {
  version: 1;
  /** What a cosine of 1 counts against the best BM25 score of a question. */
  cosineWeight: number;
  /** What ln(1 + questions a document's title has answered) is multiplied by. */
  useWeight: number;
  /** The re-rankers for a corpus with questions answered before. */
  withExperience: TwoWeights;
  /** Those for one without. */
  withoutExperience: TwoWeights;
}

/** `broad` sorts every candidate, `close` the best fifty of them again, with soft coverage. */
export interface TwoWeights {
  broad: RerankerWeights;
  close: RerankerWeights;
}
