import type { CorpusIndex } from './corpus-index.ts';
import type { StaticEmbedding } from './static-embedding.ts';
import { createVectorScan } from './vector-scan.ts';

/** For each candidate how well it covers the question when a near word counts for the word itself. */
export type SoftCoverage = (questionTokens: readonly string[], candidates: readonly number[]) => Float32Array;

/**
 * Late interaction (Khattab and Zaharia 2020, ColBERT) on the table's own rows: each word of the question takes the
 * highest cosine with any word of the document, and these are averaged, rare words counting more.
 *
 * Each question word is compared once with every distinct word of all the candidates.
 */
export function createSoftCoverage(index: CorpusIndex, embedding: StaticEmbedding): SoftCoverage {
  const { postings, rarity, segmentOffsets, tokenOffsets, segmentTokens } = index;
  const terms = [...postings.termIds.keys()];
  const encode = embedding.encoderFor(terms, 'passage');
  const words = createVectorScan(embedding.dimension, Math.min(terms.length, embedding.facts.vocabulary));
  // The number of a term's vector, from 1; 0 for a term the table does not know.
  const vectorOf = new Uint32Array(terms.length);
  for (let term = 0; term < terms.length; term += 1) {
    const vector = encode([term]);
    if (vector.some((value) => value !== 0)) vectorOf[term] = words.add(vector) + 1;
  }
  const unknownRarity = Math.log(1 + 2 * (postings.documentCount + 0.5));
  // The place of a vector among the candidates' distinct words, from 1.
  const placeOf = new Uint32Array(words.count + 1);
  // The candidate that had a vector's word last, so that a word said twice is looked at once.
  const lastIn = new Uint32Array(words.count + 1);
  let mark = 0;

  return (questionTokens, candidates) => {
    const distinct: number[] = [];
    const wordsOf = candidates.map((document) => {
      const from = tokenOffsets[segmentOffsets[document]!]!;
      const to = tokenOffsets[segmentOffsets[document + 1]!]!;
      const places = new Uint32Array(to - from);
      let count = 0;
      mark += 1;
      for (let at = from; at < to; at += 1) {
        const vector = vectorOf[segmentTokens[at]!]!;
        if (vector === 0 || lastIn[vector] === mark) continue;
        lastIn[vector] = mark;
        if (placeOf[vector] === 0) placeOf[vector] = distinct.push(vector - 1);
        places[count] = placeOf[vector]! - 1;
        count += 1;
      }
      return places.subarray(0, count);
    });
    for (const vector of distinct) placeOf[vector + 1] = 0;
    const numbers = Uint32Array.from(distinct);
    const sums = new Float32Array(candidates.length);
    let whole = 0;
    for (const token of new Set(questionTokens)) {
      const vector = embedding.embedTokens([token]);
      if (!vector.some((value) => value !== 0)) continue;
      const term = postings.termIds.get(token);
      const weight = term === undefined ? unknownRarity : rarity[term]!;
      const cosines = words.cosinesOf(vector, numbers);
      whole += weight;
      for (let candidate = 0; candidate < wordsOf.length; candidate += 1) {
        sums[candidate]! += weight * highestAt(cosines, wordsOf[candidate]!);
      }
    }
    return whole === 0 ? sums : sums.map((sum) => sum / whole);
  };
}

function highestAt(values: Float32Array, places: Uint32Array): number {
  let highest = 0;
  for (let at = 0; at < places.length; at += 1) {
    const value = values[places[at]!]!;
    if (value > highest) highest = value;
  }
  return highest;
}
