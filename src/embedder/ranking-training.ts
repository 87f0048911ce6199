import { experienceFeatures, featureNames } from '../retrieval/ranking-features.ts';
import type { RankingFile } from '../retrieval/ranking-file.ts';
import { type RankedCandidates, trainReranker } from './reranker-training.ts';

export type { RankingFile };

/** Both re-rankers, for corpora with questions answered before and without, on the same candidates. */
export function trainRanking(
  found: readonly RankedCandidates[],
  { cosineWeight, useWeight }: { cosineWeight: number; useWeight: number },
): RankingFile {
  const wordFeatures = featureNames.filter((name) => !experienceFeatures.has(name));
  return {
    version: 1,
    cosineWeight,
    useWeight,
    withExperience: trainReranker(found, featureNames, {}),
    withoutExperience: trainReranker(found, featureNames, { only: new Set(wordFeatures) }),
  };
}
