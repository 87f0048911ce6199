import type { CorpusIndex } from './corpus-index.ts';
import { characterBigrams } from './bigrams.ts';
import type { Experience, Precedents } from './experience.ts';

/** What the re-ranker looks at, in the order of the columns. */
export const featureNames = [
  'lexical',
  'cosine',
  'fused',
  'fusedRank',
  'lexicalRank',
  'cosineRank',
  'sentenceCosine',
  'coverage',
  'sentenceCoverage',
  'longestMatch',
  'titleCoverage',
  'titleMentioned',
  'length',
  'neighbours',
  'titleSupport',
  'titleBest',
  'position',
  'firstArticles',
  'isLaw',
  'isRegulation',
  'isInterpretation',
  'documentUse',
  'titleUse',
  'precedentCosine',
  'precedentOverlap',
  'documentVotes',
  'titleVotes',
] as const;

/** Those that need questions answered before. */
export const experienceFeatures: ReadonlySet<string> = new Set([
  'documentUse',
  'titleUse',
  'precedentCosine',
  'precedentOverlap',
  'documentVotes',
  'titleVotes',
]);

export type FeatureName = (typeof featureNames)[number];

export interface FirstStage {
  /** BM25 over its own maximum, for every document. */
  lexical: Float32Array;
  cosines: Float32Array;
  fused: Float32Array;
  /** Documents, best fused score first. */
  candidates: readonly number[];
  questionTokens: readonly string[];
  questionVector: Float32Array;
}

/** candidates × features, row after row. `experience` and `precedents` are null where no question has been answered yet. */
export function rankingFeatures(
  index: CorpusIndex,
  stage: FirstStage,
  experience: Experience | null,
  precedents: Precedents | null,
): Float32Array {
  const { candidates, lexical, cosines, fused } = stage;
  const width = featureNames.length;
  const matrix = new Float32Array(candidates.length * width);
  const matcher = createMatcher(index, stage.questionTokens);
  const lexicalRank = ranksBy(candidates, lexical);
  const cosineRank = ranksBy(candidates, cosines);
  const bestFused = fused[candidates[0]!]!;
  const titleShare = new Map<number, number>();
  const titleBest = new Map<number, number>();
  let total = 0;
  candidates.forEach((document) => {
    const title = index.titleOf[document]!;
    const share = Math.exp((fused[document]! - bestFused) / 0.3);
    total += share;
    titleShare.set(title, (titleShare.get(title) ?? 0) + share);
    if (!titleBest.has(title)) titleBest.set(title, fused[document]! - bestFused);
  });
  candidates.forEach((document, rank) => {
    const title = index.titleOf[document]!;
    const titleText = index.titles[title]!;
    const match = matcher(document);
    const place = index.placeInTitle[document]!;
    const values: Record<FeatureName, number> = {
      lexical: lexical[document]!,
      cosine: cosines[document]!,
      fused: fused[document]! - bestFused,
      fusedRank: 1 / (1 + rank),
      lexicalRank: 1 / (1 + lexicalRank.get(document)!),
      cosineRank: 1 / (1 + cosineRank.get(document)!),
      sentenceCosine: bestSentenceCosine(index, document, stage.questionVector),
      coverage: match.coverage,
      sentenceCoverage: match.sentenceCoverage,
      longestMatch: match.longestMatch,
      titleCoverage: match.titleCoverage,
      titleMentioned: match.titleMentioned,
      length: Math.log(1 + index.postings.lengths[document]!),
      neighbours: neighbourScore(index.titleOf, fused, document) - bestFused,
      titleSupport: titleShare.get(title)! / total,
      titleBest: titleBest.get(title)!,
      position: place / index.titleSizes[title]!,
      firstArticles: place < 3 ? 1 : 0,
      isLaw: /法$|法典$/u.test(titleText) ? 1 : 0,
      isRegulation: /条例|办法|规定/u.test(titleText) ? 1 : 0,
      isInterpretation: /解释/u.test(titleText) ? 1 : 0,
      documentUse: Math.log(1 + (experience?.documentUse[document] ?? 0)),
      titleUse: Math.log(1 + (experience?.titleUse[title] ?? 0)),
      precedentCosine: precedents?.cosineOf.get(document) ?? 0,
      precedentOverlap: precedents?.overlapOf.get(document) ?? 0,
      documentVotes: precedents?.documentVotes.get(document) ?? 0,
      titleVotes: precedents?.titleVotes.get(title) ?? 0,
    };
    featureNames.forEach((name, column) => {
      matrix[rank * width + column] = values[name];
    });
  });
  return matrix;
}

function ranksBy(candidates: readonly number[], scores: Float32Array): Map<number, number> {
  const order = [...candidates].sort((left, right) => scores[right]! - scores[left]!);
  return new Map(order.map((document, rank) => [document, rank]));
}

function bestSentenceCosine(index: CorpusIndex, document: number, question: Float32Array): number {
  const cosines = index.segmentVectors.cosinesBetween(
    question,
    index.segmentOffsets[document]!,
    index.segmentOffsets[document + 1]!,
  );
  return cosines.reduce((best, cosine) => Math.max(best, cosine), 0);
}

function neighbourScore(titleOf: Uint32Array, fused: Float32Array, document: number): number {
  const title = titleOf[document];
  const before = titleOf[document - 1] === title ? fused[document - 1]! : 0;
  const after = titleOf[document + 1] === title ? fused[document + 1]! : 0;
  return Math.max(before, after);
}

interface Match {
  coverage: number;
  sentenceCoverage: number;
  longestMatch: number;
  titleCoverage: number;
  titleMentioned: number;
}

/** How much of the question's words, rare ones counting more, a document and its best sentence hold. */
function createMatcher(index: CorpusIndex, questionTokens: readonly string[]): (document: number) => Match {
  const { postings, rarity } = index;
  const placeOf = new Map<number, number>();
  let whole = 0;
  questionTokens.forEach((token, place) => {
    const term = postings.termIds.get(token);
    if (term === undefined || placeOf.has(term)) return;
    placeOf.set(term, place);
    whole += rarity[term]!;
  });
  const titleMatches = new Map<number, Pick<Match, 'titleCoverage' | 'titleMentioned'>>();
  function titleMatch(title: number): Pick<Match, 'titleCoverage' | 'titleMentioned'> {
    const known = titleMatches.get(title);
    if (known !== undefined) return known;
    let all = 0;
    let common = 0;
    for (const token of new Set(characterBigrams(index.titles[title]!))) {
      const term = postings.termIds.get(token);
      if (term === undefined) continue;
      all += rarity[term]!;
      if (placeOf.has(term)) common += rarity[term]!;
    }
    const match = { titleCoverage: all === 0 ? 0 : common / all, titleMentioned: whole === 0 ? 0 : common / whole };
    titleMatches.set(title, match);
    return match;
  }
  return (document) => {
    const seen = new Set<number>();
    let coverage = 0;
    let sentenceCoverage = 0;
    let longest = 0;
    for (let segment = index.segmentOffsets[document]!; segment < index.segmentOffsets[document + 1]!; segment += 1) {
      const inSentence = new Set<number>();
      let sum = 0;
      let run = 0;
      let previous = -2;
      for (let at = index.tokenOffsets[segment]!; at < index.tokenOffsets[segment + 1]!; at += 1) {
        const term = index.segmentTokens[at]!;
        const place = placeOf.get(term);
        if (place === undefined) {
          run = 0;
          previous = -2;
          continue;
        }
        run = place === previous + 1 ? run + 1 : 1;
        previous = place;
        longest = Math.max(longest, run);
        if (!inSentence.has(term)) {
          inSentence.add(term);
          sum += rarity[term]!;
        }
        if (!seen.has(term)) {
          seen.add(term);
          coverage += rarity[term]!;
        }
      }
      sentenceCoverage = Math.max(sentenceCoverage, sum);
    }
    return {
      coverage: whole === 0 ? 0 : coverage / whole,
      sentenceCoverage: whole === 0 ? 0 : sentenceCoverage / whole,
      longestMatch: longest / Math.max(questionTokens.length, 1),
      ...titleMatch(index.titleOf[document]!),
    };
  };
}
