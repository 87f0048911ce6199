import { bestScores } from './best-scores.ts';
import { inverseDocumentFrequency } from './bm25.ts';
import { createNumberedPostings, type DocumentNumbers } from './postings.ts';
import type { TermIds } from './term-table.ts';

/** Finds the card question most like what was asked, for each unit. */
export interface QuestionIndex {
  /** What it returns is good until it is called again. */
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

/** What a question index is made of: plain data that can be kept and opened again. */
export interface QuestionIndexData {
  termIds: TermIds;
  /** The questions with term t are the entries offsets[t] up to offsets[t + 1]: a term is in a question or isn't, however often. */
  offsets: Uint32Array;
  questions: DocumentNumbers;
  unitOf: Int32Array;
  /** The length of each question's vector of rarities. */
  norms: Float32Array;
}

/**
 * @param questionTerms for each unit, the numbers `termIds` has for the distinct terms of each of its questions
 */
export function buildQuestionIndex(
  questionTerms: readonly (readonly (readonly number[])[])[],
  termIds: TermIds,
): QuestionIndexData {
  const { offsets, documents } = createNumberedPostings(questionTerms.flat(), termIds);
  const unitOf = Int32Array.from(questionTerms.flatMap((list, unit) => list.map(() => unit)));
  const squares = new Float64Array(unitOf.length);
  for (let term = 0; term + 1 < offsets.length; term += 1) {
    const questions = documents.subarray(offsets[term], offsets[term + 1]);
    const square = inverseDocumentFrequency(unitOf.length, questions.length) ** 2;
    for (const question of questions) squares[question]! += square;
  }
  return {
    termIds,
    offsets,
    questions: documents,
    unitOf,
    norms: Float32Array.from(squares, (square) => Math.sqrt(square) || 1),
  };
}

/** `unitCount`: how many units there are, with questions or without. */
export function openQuestionIndex(
  { termIds, offsets, questions, unitOf, norms }: QuestionIndexData,
  unitCount: number,
): QuestionIndex {
  const unknown = Math.log(1 + (norms.length + 0.5) / 0.5) * UNKNOWN_SHARE;
  // One turn is scored at a time, and most questions share no term with it: all of them are kept between turns.
  const scores = new Float32Array(norms.length);
  const touched = new Uint32Array(norms.length);
  const cosinesOf = new Float32Array(norms.length);
  const best = new Float32Array(unitCount);
  const votes = new Float32Array(unitCount);
  return {
    nearest: (terms) => {
      let count = 0;
      let squared = 0;
      for (const [term, weight] of terms) {
        const id = termIds.get(term);
        const from = id === undefined ? 0 : offsets[id]!;
        const to = id === undefined ? 0 : offsets[id + 1]!;
        const rarity = to > from ? inverseDocumentFrequency(norms.length, to - from) : 0;
        squared += (weight * (rarity || unknown)) ** 2;
        const value = weight * rarity * rarity;
        if (value <= 0) continue;
        for (let at = from; at < to; at += 1) {
          const question = questions[at]!;
          if (scores[question] === 0) touched[count++] = question;
          scores[question]! += value;
        }
      }
      const norm = Math.sqrt(squared) || 1;
      best.fill(0);
      votes.fill(0);
      const cosines = cosinesOf.subarray(0, count);
      for (let at = 0; at < count; at += 1) {
        const question = touched[at]!;
        const cosine = scores[question]! / (norm * norms[question]!);
        scores[question] = 0;
        cosines[at] = cosine;
        const unit = unitOf[question]!;
        if (cosine > best[unit]!) best[unit] = cosine;
      }
      const voters = bestScores(cosines, VOTERS);
      const total = voters.reduce((sum, { score }) => sum + score * score, 0) || 1;
      for (const { index, score } of voters) votes[unitOf[touched[index]!]!]! += (score * score) / total;
      return { best, votes };
    },
  };
}
