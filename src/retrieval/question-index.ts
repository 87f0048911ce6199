import { bestScores } from './best-scores.ts';
import { bm25FromPostings, inverseDocumentFrequency } from './bm25.ts';
import { createNumberedPostings, type Postings } from './postings.ts';

/** Finds the card question most like what was asked, for each unit. */
export interface QuestionIndex {
  nearest(terms: ReadonlyMap<string, number>): NearestQuestions;
}

export interface NearestQuestions {
  /** For each unit, the cosine (0 to 1) of the nearest of its questions under binary tf-idf weights. */
  best: Float32Array;
  /** For each unit, its share (0 to 1) of the squared cosines of the questions nearest of all. */
  votes: Float32Array;
}

/** How many questions vote. */
const VOTERS = 24;

/** How much a term that no question has makes the question longer, as a share of the rarest term's weight. */
const UNKNOWN_SHARE = 0.6;
/** With k1 = 0 a term adds its rarity once, whatever its count: a binary tf-idf vector. */
const BINARY = { k1: 0, b: 0 };

/** What a question index is made of: plain data that can be kept and opened again. */
export interface QuestionIndexData {
  postings: Postings;
  unitOf: Int32Array;
  norms: Float32Array;
}

/**
 * @param questionTerms for each unit, the numbers `termIds` has for the distinct terms of each of its questions
 */
export function buildQuestionIndex(
  questionTerms: readonly (readonly (readonly number[])[])[],
  termIds: ReadonlyMap<string, number>,
): QuestionIndexData {
  const postings = createNumberedPostings(questionTerms.flat(), termIds);
  return {
    postings,
    unitOf: Int32Array.from(questionTerms.flatMap((list, unit) => list.map(() => unit))),
    norms: normsOf(postings),
  };
}

/** The length of each document's vector of rarities; 1 for an empty one. */
function normsOf({ documentCount, offsets, documents }: Postings): Float32Array {
  const squares = new Float64Array(documentCount);
  for (let term = 0; term + 1 < offsets.length; term += 1) {
    const from = offsets[term]!;
    const to = offsets[term + 1]!;
    const square = inverseDocumentFrequency(documentCount, to - from) ** 2;
    for (let at = from; at < to; at += 1) squares[documents[at]!]! += square;
  }
  return Float32Array.from(squares, (square) => Math.sqrt(square) || 1);
}

/** `unitCount`: how many units there are, with questions or without. */
export function openQuestionIndex({ postings, unitOf, norms }: QuestionIndexData, unitCount: number): QuestionIndex {
  const index = bm25FromPostings(postings, BINARY);
  const countVotes = (cosines: Float32Array) => {
    const votes = new Float32Array(unitCount);
    const voters = bestScores(cosines, VOTERS);
    const total = voters.reduce((sum, { score }) => sum + score * score, 0) || 1;
    for (const { index: position, score } of voters) votes[unitOf[position]!]! += (score * score) / total;
    return votes;
  };
  const unknown = Math.log(1 + (norms.length + 0.5) / 0.5) * UNKNOWN_SHARE;
  return {
    nearest: (terms) => {
      const weighted = new Map<string, number>();
      let squared = 0;
      for (const [term, weight] of terms) {
        const rarity = index.inverseDocumentFrequency(term);
        if (rarity > 0) weighted.set(term, weight * rarity);
        squared += (weight * (rarity || unknown)) ** 2;
      }
      const norm = Math.sqrt(squared) || 1;
      const scores = index.scores(weighted);
      const best = new Float32Array(unitCount);
      for (let position = 0; position < scores.length; position++) {
        const score = scores[position]!;
        if (score === 0) continue;
        const cosine = score / (norm * norms[position]!);
        const unit = unitOf[position]!;
        scores[position] = cosine;
        if (cosine > best[unit]!) best[unit] = cosine;
      }
      return { best, votes: countVotes(scores) };
    },
  };
}
