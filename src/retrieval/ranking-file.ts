import type { RerankerWeights } from './reranker.ts';

/** What the trainer writes beside the table: how the scores are added up, in a file a person can read. */
export interface RankingFile {
  version: 1;
  /** What a cosine of 1 counts against the best BM25 score of a question. */
  cosineWeight: number;
  /** What ln(1 + questions a document's title has answered) is multiplied by. */
  useWeight: number;
  /** The re-ranker for a corpus with questions answered before. */
  withExperience: RerankerWeights;
  /** The re-ranker for one without. */
  withoutExperience: RerankerWeights;
}
