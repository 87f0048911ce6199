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
 * What one term adds to a document's score, before the term's rarity: tf·(k1 + 1) / (tf + k1·(1 − b + b·length/average)).
 * Robertson and Zaragoza, The Probabilistic Relevance Framework (2009), formula 3.15.
 */
export function termSaturation(frequency: number, relativeLength: number, k1: number, b: number): number {
  return (frequency * (k1 + 1)) / (frequency + k1 * (1 - b + b * relativeLength));
}

/**
 * BM25 over documents given as tokens. Everything that does not depend on the query is computed once, so a query
 * costs one addition for each posting of its terms; fit for 200,000 documents.
 */
export function createBm25Index(documents: Iterable<readonly string[]>, options: Bm25Options = {}): Bm25Index {
  return bm25FromPostings(createPostings(documents), options);
}

/** The same over postings that were built, or read from a file, before. */
export function bm25FromPostings(postings: Postings, { k1 = 1.6, b = 0.75 }: Bm25Options = {}): Bm25Index {
  const { documentCount, termIds, offsets, documents, frequencies, lengths } = postings;
  const averageLength = lengths.reduce((sum, length) => sum + length, 0) / Math.max(documentCount, 1) || 1;
  const contributions = new Float32Array(documents.length);
  for (let term = 0; term + 1 < offsets.length; term += 1) {
    const from = offsets[term]!;
    const to = offsets[term + 1]!;
    const rarity = inverseDocumentFrequency(documentCount, to - from);
    for (let at = from; at < to; at += 1) {
      const relativeLength = lengths[documents[at]!]! / averageLength;
      contributions[at] = rarity * termSaturation(frequencies[at]!, relativeLength, k1, b);
    }
  }

  function scores(query: ReadonlyMap<string, number>, into?: Float32Array): Float32Array {
    const result = into?.fill(0) ?? new Float32Array(documentCount);
    for (const [term, weight] of query) {
      const id = termIds.get(term);
      if (id === undefined) continue;
      const to = offsets[id + 1]!;
      for (let at = offsets[id]!; at < to; at += 1) result[documents[at]!]! += weight * contributions[at]!;
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
