import type { CorpusIndex } from './corpus-index.ts';
import type { Experience, Precedents } from './experience.ts';
import { createMatcher } from './match-words.ts';
import { createSoftCoverage } from './soft-coverage.ts';
import type { StaticEmbedding } from './static-embedding.ts';

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
  'softCoverage',
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

export interface Precedence {
  experience: Experience;
  precedents: Precedents;
}

export interface FeatureReader {
  /** candidates × features, row after row, soft coverage left at 0. `precedence` is null where no question has been answered yet. */
  read(stage: FirstStage, precedence: Precedence | null): Float32Array;
  /** Fills in the soft coverage, the one feature that is dear, of the candidates at these places. */
  addSoftCoverage(matrix: Float32Array, stage: FirstStage, places: readonly number[]): void;
}

/** What a first look goes by. */
export const broadFeatures: ReadonlySet<string> = new Set(featureNames.filter((name) => name !== 'softCoverage'));

const none: readonly number[] = [];

export function createFeatureReader(index: CorpusIndex, embedding: StaticEmbedding): FeatureReader {
  const { titleOf, titles, titleSizes, placeInTitle, postings, segmentOffsets } = index;
  const matching = createMatcher(index);
  const softCoverage = createSoftCoverage(index, embedding);
  const kinds = titles.map((title) => ({
    isLaw: /法$|法典$/u.test(title) ? 1 : 0,
    isRegulation: /条例|办法|规定/u.test(title) ? 1 : 0,
    isInterpretation: /解释/u.test(title) ? 1 : 0,
  }));

  function read(stage: FirstStage, precedence: Precedence | null): Float32Array {
    const { candidates, lexical, cosines, fused } = stage;
    const matrix = new Float32Array(candidates.length * featureNames.length);
    if (candidates.length === 0) return matrix;
    const match = matching(stage.questionTokens);
    const sentenceCosines = bestSentences(candidates, stage.questionVector);
    const lexicalRank = reciprocalRanks(candidates, lexical);
    const cosineRank = reciprocalRanks(candidates, cosines);
    const bestFused = fused[candidates[0]!]!;
    const support = titleSupport(candidates, titleOf, fused);
    candidates.forEach((document, rank) => {
      const title = titleOf[document]!;
      const answered = precedence?.experience.questionsOf.get(document) ?? none;
      const { titleShare, titleBest } = support.get(title)!;
      const words = match(document);
      const values: Record<FeatureName, number> = {
        lexical: lexical[document]!,
        cosine: cosines[document]!,
        fused: fused[document]! - bestFused,
        fusedRank: 1 / (1 + rank),
        lexicalRank: lexicalRank.get(document)!,
        cosineRank: cosineRank.get(document)!,
        sentenceCosine: sentenceCosines[rank]!,
        coverage: words.coverage,
        sentenceCoverage: words.sentenceCoverage,
        softCoverage: 0,
        longestMatch: words.longestMatch,
        titleCoverage: words.titleCoverage,
        titleMentioned: words.titleMentioned,
        length: Math.log(1 + postings.lengths[document]!),
        neighbours: neighbourScore(titleOf, fused, document) - bestFused,
        titleSupport: titleShare,
        titleBest,
        position: placeInTitle[document]! / titleSizes[title]!,
        firstArticles: placeInTitle[document]! < 3 ? 1 : 0,
        ...kinds[title]!,
        documentUse: Math.log(1 + answered.length),
        titleUse: Math.log(1 + (precedence?.experience.titleUse[title] ?? 0)),
        precedentCosine: precedence === null ? 0 : largestAt(precedence.precedents.cosines, answered),
        precedentOverlap: precedence === null ? 0 : largestAt(precedence.precedents.overlaps, answered),
        documentVotes: precedence?.precedents.documentVotes.get(document) ?? 0,
        titleVotes: precedence?.precedents.titleVotes.get(title) ?? 0,
      };
      let at = rank * featureNames.length;
      for (const name of featureNames) {
        matrix[at] = values[name];
        at += 1;
      }
    });
    return matrix;
  }

  /** For each candidate the highest cosine of its sentences, at least 0. */
  function bestSentences(candidates: readonly number[], question: Float32Array): Float32Array {
    const numbers: number[] = [];
    for (const document of candidates) {
      for (let at = segmentOffsets[document]!; at < segmentOffsets[document + 1]!; at += 1) numbers.push(at);
    }
    const cosines = index.segmentVectors.cosinesOf(question, Uint32Array.from(numbers));
    let at = 0;
    return Float32Array.from(candidates, (document) => {
      let highest = 0;
      for (const end = at + segmentOffsets[document + 1]! - segmentOffsets[document]!; at < end; at += 1) {
        if (cosines[at]! > highest) highest = cosines[at]!;
      }
      return highest;
    });
  }

  return {
    read,
    addSoftCoverage(matrix, { candidates, questionTokens }, places) {
      const chosen = places.map((place) => candidates[place]!);
      softCoverage(questionTokens, chosen).forEach((coverage, at) => {
        matrix[places[at]! * featureNames.length + softColumn] = coverage;
      });
    },
  };
}

const softColumn = featureNames.indexOf('softCoverage');

function reciprocalRanks(candidates: readonly number[], scores: Float32Array): Map<number, number> {
  const order = Uint32Array.from(candidates).sort((left, right) => scores[right]! - scores[left]!);
  const ranks = new Map<number, number>();
  order.forEach((document, rank) => {
    ranks.set(document, 1 / (1 + rank));
  });
  return ranks;
}

const supportTemperature = 0.3;

/** For each title its share of the candidates, better ones counting more, and how far its best is from the best of all. */
function titleSupport(candidates: readonly number[], titleOf: Uint32Array, fused: Float32Array) {
  const best = fused[candidates[0]!]!;
  const support = new Map<number, { titleShare: number; titleBest: number }>();
  let total = 0;
  for (const document of candidates) {
    const title = titleOf[document]!;
    const distance = fused[document]! - best;
    const power = Math.exp(distance / supportTemperature);
    total += power;
    const known = support.get(title);
    if (known === undefined) support.set(title, { titleShare: power, titleBest: distance });
    else known.titleShare += power;
  }
  for (const each of support.values()) each.titleShare /= total;
  return support;
}

/** The better of the articles before and after, in the same title. */
function neighbourScore(titleOf: Uint32Array, fused: Float32Array, document: number): number {
  const title = titleOf[document];
  const before = titleOf[document - 1] === title ? fused[document - 1]! : 0;
  const after = titleOf[document + 1] === title ? fused[document + 1]! : 0;
  return Math.max(before, after);
}

function largestAt(values: Float32Array, places: readonly number[]): number {
  let result = 0;
  for (const place of places) if (values[place]! > result) result = values[place]!;
  return result;
}
