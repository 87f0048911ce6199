import { bestScores, type Scored } from './best-scores.ts';
import { createPostings, type Postings } from './postings.ts';

export interface Bm25Options {
  /** How soon a repeated term stops counting; 1.6 was best on the training questions of STARD. */
  k1?: number;
  /** How much a long document is held back, from 0 (not) to 1. */
  b?: number;
}

export interface Bm25Index {
  readonly documentCount: number;
  /**
   * The score of every document, 0 where no term of the query occurs.
   *
   * @param query maps a term to its weight
   * @param into takes the result where given: one number a document
   */
  scores(query: ReadonlyMap<string, number>, into?: Float32Array): Float32Array;
  /** The best documents with a score above 0, best first; equal scores in index order. */
  search(query: ReadonlyMap<string, number>, limit: number): Scored[];
  /** 0 for a term no document holds. */
  inverseDocumentFrequency(term: string): number;
}

/** ln(1 + (N − n + ½) / (n + ½)): Robertson–Spärck Jones, kept positive as Lucene does. */
export function inverseDocumentFrequency(documentCount: number, documentFrequency: number): number {
  return Math.log(1 + (documentCount - documentFrequency + 0.5) / (documentFrequency + 0.5));
}

/**
 * What one term adds to a document's score, before the term's rarity: tf·(k1 + 1) / (tf + held). Robertson and Zaragoza, The
 * Probabilistic Relevance Framework (2009), formula 3.15.
 *
 * @param held what `heldBack` makes of the document's length
 */
export function termSaturation(frequency: number, held: number, k1: number): number {
  return (frequency * (k1 + 1)) / (frequency + held);
}

/** k1·(1 − b + b·length/average): the longer a document, the less its terms count. */
export function heldBack(relativeLength: number, k1: number, b: number): number {
  return k1 * (1 - b + b * relativeLength);
}

/**
 * BM25 over documents given as tokens. A query costs one division for each posting of its terms: worked out beforehand, what
 * each adds would take more memory than the postings themselves. Fit for 200,000 documents.
 */
export function createBm25Index(documents: Iterable<readonly string[]>, options: Bm25Options = {}): Bm25Index {
  return bm25FromPostings(createPostings(documents), options);
}

/** The same over postings that were built, or read from a file, before. */
export function bm25FromPostings(postings: Postings, { k1 = 1.6, b = 0.75 }: Bm25Options = {}): Bm25Index {
  const { documentCount, termIds, offsets, documents, frequencies, lengths } = postings;
  const averageLength = lengths.reduce((sum, length) => sum + length, 0) / Math.max(documentCount, 1) || 1;
  const held = Float32Array.from(lengths, (length) => heldBack(length / averageLength, k1, b));

  function scores(query: ReadonlyMap<string, number>, into?: Float32Array): Float32Array {
    const result = into?.fill(0) ?? new Float32Array(documentCount);
    for (const [term, weight] of query) {
      const id = termIds.get(term);
      if (id === undefined) continue;
      const from = offsets[id]!;
      const to = offsets[id + 1]!;
      const share = weight * inverseDocumentFrequency(documentCount, to - from);
      for (let at = from; at < to; at += 1) {
        const document = documents[at]!;
        result[document]! += share * termSaturation(frequencies[at]!, held[document]!, k1);
      }
    }
    return result;
  }

  return {
    documentCount,
    scores,
    search: (query, limit) => bestScores(scores(query), limit).filter(({ score }) => score > 0),
    inverseDocumentFrequency(term) {
      const id = termIds.get(term);
      // A term that only other postings have may be numbered too.
      const count = id === undefined ? 0 : offsets[id + 1]! - offsets[id]!;
      return count === 0 ? 0 : inverseDocumentFrequency(documentCount, count);
    },
  };
}
