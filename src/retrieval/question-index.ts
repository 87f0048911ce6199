import { createBm25Index } from './bm25.ts';

/** Finds the card question most like what was asked, for each unit. */
export interface QuestionIndex {
  /** For each unit, the cosine (0 to 1) of the nearest of its questions under binary tf-idf weights. */
  nearest(terms: ReadonlyMap<string, number>): Float32Array;
}

/** How much a term that no question has makes the question longer, as a share of the rarest term's weight. */
const UNKNOWN_SHARE = 0.6;

/** `questionTerms`: for each unit, the distinct terms of each of its questions. */
export function createQuestionIndex(questionTerms: readonly (readonly (readonly string[])[])[]): QuestionIndex {
  const unitOf: number[] = [];
  const flat: (readonly string[])[] = [];
  questionTerms.forEach((list, unit) => {
    for (const terms of list) {
      unitOf.push(unit);
      flat.push(terms);
    }
  });
  // With k1 = 0 a term adds its rarity once, whatever its count: a binary tf-idf vector.
  const index = createBm25Index(flat, { k1: 0, b: 0 });
  const norms = Float32Array.from(flat, (terms) => Math.sqrt(terms.reduce((sum, term) => sum + index.inverseDocumentFrequency(term) ** 2, 0)) || 1);
  const unknown = Math.log(1 + (flat.length + 0.5) / 0.5) * UNKNOWN_SHARE;
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
      const best = new Float32Array(questionTerms.length);
      for (let position = 0; position < scores.length; position++) {
        const score = scores[position]!;
        if (score === 0) continue;
        const cosine = score / (norm * norms[position]!);
        const unit = unitOf[position]!;
        if (cosine > best[unit]!) best[unit] = cosine;
      }
      return best;
    },
  };
}
