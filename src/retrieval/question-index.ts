import { characterBigrams } from './bigrams.ts';
import { createBm25Index } from './bm25.ts';
import type { ConceptReader } from './concepts.ts';
import { normaliseText } from './normalise.ts';

/** Finds the card question most like what was asked, for each unit. */
export interface QuestionIndex {
  /** For each unit, the cosine (0 to 1) of the nearest of its questions under tf-idf weights. */
  nearest(terms: ReadonlyMap<string, number>): Float32Array;
  inverseDocumentFrequency(term: string): number;
}

/** `questions`: each unit's questions. `skip` (for leave-one-out training) leaves one question out: its position in the flat list. */
export function createQuestionIndex(questions: readonly (readonly string[])[], concepts: ConceptReader): QuestionIndex & { nearestWithout(terms: ReadonlyMap<string, number>, skip: ReadonlySet<number>): Float32Array } {
  const unitOf: number[] = [];
  const tokens: string[][] = [];
  questions.forEach((list, unit) => {
    for (const question of list) {
      unitOf.push(unit);
      tokens.push([...new Set(textTerms(question, concepts))]);
    }
  });
  // With k1 = 0 a term adds its rarity once, whatever its count: a binary tf-idf vector.
  const index = createBm25Index(tokens, { k1: 0, b: 0 });
  const squaredNorms = tokens.map((list) => list.reduce((sum, term) => sum + index.inverseDocumentFrequency(term) ** 2, 0));
  const rarest = Math.log(1 + (tokens.length + 0.5) / 0.5);
  const nearestWithout = (terms: ReadonlyMap<string, number>, skip: ReadonlySet<number> | null) => {
    const weighted = new Map<string, number>();
    let norm = 0;
    for (const [term, weight] of terms) {
      const rarity = index.inverseDocumentFrequency(term);
      weighted.set(term, weight * rarity);
      // A term that no question has still makes the question longer, and so less like any.
      norm += (weight * (rarity === 0 ? rarest * 0.6 : rarity)) ** 2;
    }
    const scores = index.scores(weighted);
    const best = new Float32Array(questions.length);
    for (let position = 0; position < scores.length; position++) {
      const score = scores[position]!;
      if (score === 0 || skip?.has(position)) continue;
      const cosine = score / Math.sqrt(norm * squaredNorms[position]! || 1);
      const unit = unitOf[position]!;
      if (cosine > best[unit]!) best[unit] = cosine;
    }
    return best;
  };
  return { nearest: (terms) => nearestWithout(terms, null), nearestWithout, inverseDocumentFrequency: index.inverseDocumentFrequency };
}

/** Terms of a text of the corpus: bigrams, and a # term for each concept in it. */
export function textTerms(text: string, concepts: ConceptReader): string[] {
  const normalised = normaliseText(text);
  return [...characterBigrams(normalised), ...concepts.read(normalised).map((concept) => `#${concept.name}`)];
}
