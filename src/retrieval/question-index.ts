import { bestScores } from './best-scores.ts';
import { inverseDocumentFrequency } from './bm25.ts';
import { createNumberedPostings, type Postings } from './postings.ts';
import type { TermIds } from './term-table.ts';

/** Finds the card question most like what was asked, for each unit. */
export interface QuestionIndex {
  /** What it returns is good until it is called again. */
  nearest(terms: ReadonlyMap<string, number>): NearestQuestions;
  /** In how many questions two terms stand together; 0 where that can't be more than `least`. */
  countTogether(one: string, other: string, least: number): number;
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
  /**
   * For each page of 65,536 questions where the entries of each term begin, and where those of the last one end: a term is
   * in a question or isn't, however often.
   */
  offsets: Uint32Array;
  /** A question's number within its page, rising within a term's entries. */
  questions: Uint16Array;
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
  const postings = createNumberedPostings(questionTerms.flat(), termIds);
  const unitOf = Int32Array.from(questionTerms.flatMap((list, unit) => list.map(() => unit)));
  const squares = new Float64Array(unitOf.length);
  for (let term = 0; term < termIds.size; term += 1) {
    const questions = postings.documents.subarray(postings.offsets[term], postings.offsets[term + 1]);
    const square = inverseDocumentFrequency(unitOf.length, questions.length) ** 2;
    for (const question of questions) squares[question]! += square;
  }
  return {
    termIds,
    ...paged(postings),
    unitOf,
    norms: Float32Array.from(squares, (square) => Math.sqrt(square) || 1),
  };
}

/** Two bytes a number, where there are more questions than two bytes can tell apart. */
const PAGE = 0x1_00_00;

function paged({ offsets, documents, documentCount }: Postings): Pick<QuestionIndexData, 'offsets' | 'questions'> {
  const pages = Math.ceil(documentCount / PAGE);
  const width = offsets.length;
  const paged = { offsets: new Uint32Array(pages * width), questions: new Uint16Array(documents.length) };
  // Within a term's entries the numbers rise: the entries of a page follow those of the page before.
  const next = offsets.slice();
  let written = 0;
  for (let page = 0; page < pages; page += 1) {
    for (let term = 0; term + 1 < width; term += 1) {
      paged.offsets[page * width + term] = written;
      for (let at = next[term]!; at < offsets[term + 1]! && documents[at]! < (page + 1) * PAGE; at += 1) {
        paged.questions[written++] = documents[at]! - page * PAGE;
        next[term] = at + 1;
      }
    }
    paged.offsets[(page + 1) * width - 1] = written;
  }
  return paged;
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
  const width = termIds.size + 1;
  const pages = offsets.length / width;

  const countOf = (id: number | undefined) => {
    let count = 0;
    for (let at = id ?? offsets.length; at < offsets.length; at += width) count += offsets[at + 1]! - offsets[at]!;
    return count;
  };

  return {
    countTogether: (one, other, least) => {
      const [first, second] = [termIds.get(one), termIds.get(other)];
      if (first === undefined || second === undefined || countOf(first) <= least || countOf(second) <= least) return 0;
      let count = 0;
      for (let page = 0; page < pages; page += 1) {
        const entriesOf = (id: number) =>
          questions.subarray(offsets[page * width + id], offsets[page * width + id + 1]);
        count += shared(entriesOf(first), entriesOf(second));
      }
      return count;
    },
    nearest: (terms) => {
      let count = 0;
      let squared = 0;
      for (const [term, weight] of terms) {
        const id = termIds.get(term);
        const known = countOf(id);
        const rarity = known > 0 ? inverseDocumentFrequency(norms.length, known) : 0;
        squared += (weight * (rarity || unknown)) ** 2;
        const value = weight * rarity * rarity;
        if (id === undefined || value <= 0) continue;
        for (let page = 0; page < pages; page += 1) {
          const from: number = offsets[page * width + id]!;
          const to = offsets[page * width + id + 1]!;
          for (let at = from; at < to; at += 1) {
            const question = page * PAGE + questions[at]!;
            if (scores[question] === 0) touched[count++] = question;
            scores[question]! += value;
          }
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

/** How many numbers two rising lists share. */
function shared(one: Uint16Array, other: Uint16Array): number {
  let count = 0;
  for (let at = 0, beside = 0; at < one.length && beside < other.length; ) {
    const difference = one[at]! - other[beside]!;
    if (difference === 0) count += 1;
    if (difference <= 0) at += 1;
    if (difference >= 0) beside += 1;
  }
  return count;
}
