import { bestScores } from '../retrieval/best-scores.ts';
import { broadFeatures, experienceFeatures, featureNames } from '../retrieval/ranking-features.ts';
import type { RankingFile, TwoWeights } from '../retrieval/ranking-file.ts';
import { closeCount, createReranker } from '../retrieval/reranker.ts';
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

/** The closer look learns from what it will be shown: the candidates the first one puts in front. */
export function trainTwoLooks(found: readonly RankedCandidates[], allowed: readonly string[]): TwoWeights {
  const broad = trainReranker(found, featureNames, {
    only: new Set(allowed.filter((name) => broadFeatures.has(name))),
  });
  const { scores } = createReranker(broad);
  const front = found.map((question) => inFront(question, scores(question.features)));
  const isTaught = front.some(({ right }) => right.includes(true));
  return { broad, close: trainReranker(isTaught ? front : found, featureNames, { only: new Set(allowed) }) };
}

function inFront({ features, right }: RankedCandidates, scores: Float32Array): RankedCandidates {
  const width = featureNames.length;
  const best = bestScores(scores, closeCount);
  const rows = new Float32Array(best.length * width);
  best.forEach(({ index }, at) => {
    rows.set(features.subarray(index * width, (index + 1) * width), at * width);
  });
  return { features: rows, right: best.map(({ index }) => right[index]!) };
}
