import { GongyouError } from '../errors.ts';
import { bestScores } from './best-scores.ts';
import { characterBigrams } from './bigrams.ts';
import { bm25FromPostings } from './bm25.ts';
import type { CorpusIndex } from './corpus-index.ts';
import { type Experience, precedentsOf } from './experience.ts';
import { createFeatureReader, type FirstStage } from './ranking-features.ts';
import { rankByTwoLooks, type TwoLooks } from './reranker.ts';
import type { StaticEmbedding } from './static-embedding.ts';

export interface CorpusSearchOptions {
  index: CorpusIndex;
  embedding: StaticEmbedding;
  /** How much a cosine of 1 counts against the best BM25 score of the question; 0 for words alone. */
  cosineWeight?: number;
  /** What ln(1 + questions a document's title has answered) is multiplied by; needs `experience`. */
  useWeight?: number;
  reranker?: TwoLooks | null;
  /** Questions answered before; see `createExperience`. */
  experience?: Experience | null;
  /** How many documents the re-ranker sees. */
  candidates?: number;
}

export interface CorpusHit {
  id: string;
  /** The document's number in the index. */
  document: number;
  /** The fused score, or 1 / place after a re-ranker; comparable within one question only. */
  score: number;
}

export interface CorpusSearch {
  /** The best documents, best first. */
  search(question: string, limit?: number): CorpusHit[];
  /** What came before the re-ranker: for training it, and for a look inside. Its scores hold until the next question. */
  inspect(question: string): { stage: FirstStage; features: Float32Array };
}

/**
 * Searches a corpus of any size: BM25 divided by its maximum, plus a weighted cosine, both over every document, then a
 * linear re-ranker over the best two hundred.
 *
 * @throws GongyouError 'index/dimension-mismatch' when the index was built with another embedding table
 */
export function createCorpusSearch(options: CorpusSearchOptions): CorpusSearch {
  const {
    index,
    embedding,
    cosineWeight = 4,
    useWeight = 0,
    reranker = null,
    experience = null,
    candidates = 200,
  } = options;
  if (index.fingerprint !== embedding.facts.fingerprint || index.vectors.dimension !== embedding.dimension) {
    throw new GongyouError(
      'index/dimension-mismatch',
      `The index was built with embedding table ${index.fingerprint} of ${index.vectors.dimension} dimensions, not with ` +
        `${embedding.facts.fingerprint} of ${embedding.dimension}. Build it again.`,
      { index: index.fingerprint, embedding: embedding.facts.fingerprint },
    );
  }
  const bm25 = bm25FromPostings(index.postings);
  const reader = createFeatureReader(index, embedding);
  const bonus = new Float32Array(index.ids.length);
  if (experience !== null) {
    const ofTitle = experience.titleUse.map((uses) => useWeight * Math.log(1 + uses));
    for (let at = 0; at < bonus.length; at += 1) bonus[at] = ofTitle[index.titleOf[at]!]!;
  }
  // One number a document, made once: a question is done before the next one starts.
  const lexical = new Float32Array(index.ids.length);
  const cosines = new Float32Array(index.ids.length);
  const fused = new Float32Array(index.ids.length);

  function firstStage(question: string, limit: number): FirstStage {
    const questionTokens = characterBigrams(question);
    bm25.scores(new Map(questionTokens.map((token) => [token, 1])), lexical);
    const questionVector = embedding.embedTokens(questionTokens);
    index.vectors.cosines(questionVector, cosines);
    fuse(lexical, cosines, cosineWeight, bonus, fused);
    const best = bestScores(fused, limit);
    return { questionTokens, questionVector, lexical, cosines, fused, candidates: best.map((hit) => hit.index) };
  }

  function featuresOf(stage: FirstStage): Float32Array {
    if (experience === null) return reader.read(stage, null);
    const question = { vector: stage.questionVector, tokens: new Set(stage.questionTokens) };
    return reader.read(stage, { experience, precedents: precedentsOf(experience, index.titleOf, question) });
  }

  return {
    search(question, limit = 10) {
      const stage = firstStage(question, reranker === null ? limit : Math.max(candidates, limit));
      const hits = stage.candidates.map((document) => hitOf(document, stage.fused[document]!));
      if (reranker === null) return hits;
      const features = featuresOf(stage);
      const order = rankByTwoLooks(reranker, features, (places) => reader.addSoftCoverage(features, stage, places));
      // One scale for both looks: places, as scores of different re-rankers cannot be compared.
      return order.slice(0, limit).map((place, rank) => hitOf(stage.candidates[place]!, 1 / (1 + rank)));
    },
    inspect(question) {
      const stage = firstStage(question, candidates);
      const features = featuresOf(stage);
      reader.addSoftCoverage(features, stage, [...stage.candidates.keys()]);
      return { stage, features };
    },
  };

  function hitOf(document: number, score: number): CorpusHit {
    return { id: index.ids[document]!, document, score };
  }
}

/** BM25 over its own maximum (in place) plus the weighted cosine, plus what the title is worth by itself. */
function fuse(
  lexical: Float32Array,
  cosines: Float32Array,
  cosineWeight: number,
  bonus: Float32Array,
  fused: Float32Array,
): void {
  let highest = 0;
  for (let at = 0; at < lexical.length; at += 1) if (lexical[at]! > highest) highest = lexical[at]!;
  const factor = highest === 0 ? 0 : 1 / highest;
  for (let at = 0; at < fused.length; at += 1) {
    const words = lexical[at]! * factor;
    lexical[at] = words;
    fused[at] = words + cosineWeight * cosines[at]! + bonus[at]!;
  }
}
