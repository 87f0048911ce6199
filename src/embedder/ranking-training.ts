import { broadFeatures, experienceFeatures, featureNames } from '../retrieval/ranking-features.ts';
import type { RankingFile, TwoWeights } from '../retrieval/ranking-file.ts';
import { type RankedCandidates, trainReranker } from './reranker-training.ts';

export type { RankingFile };

/** The re-rankers for corpora with questions answered before and without, on the same candidates. */
export function trainRanking(
  found: readonly RankedCandidates[],
  { cosineWeight, useWeight }: { cosineWeight: number; useWeight: number },
): RankingFile {
  const wordFeatures = featureNames.filter((name) => !experienceFeatures.has(name));
  return {
    version: 1,
    cosineWeight,
    useWeight,
    withExperience: trainTwoLooks(found, featureNames),
    withoutExperience: trainTwoLooks(found, wordFeatures),
  };
}

export function trainTwoLooks(found: readonly RankedCandidates[], allowed: readonly string[]): TwoWeights {
  return {
    broad: trainReranker(found, featureNames, { only: new Set(allowed.filter((name) => broadFeatures.has(name))) }),
    close: trainReranker(found, featureNames, { only: new Set(allowed) }),
  };
}
