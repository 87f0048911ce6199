import { characterBigrams, countTokens } from '../retrieval/bigrams.ts';

/** A text as the rows of the table its tokens stand for, and what each weighs: 1 + ln(occurrences). */
export interface Bag {
  rows: Uint32Array;
  weights: Float32Array;
}

/** The most frequent tokens of all the texts, at least `minimum` times, at most `limit`; ties in reading order. */
export function buildVocabulary(texts: Iterable<string>, limit: number, minimum = 2): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const token of characterBigrams(text)) counts.set(token, (counts.get(token) ?? 0) + 1);
  }
  const kept = [...counts].filter(([, count]) => count >= minimum).sort(([, left], [, right]) => right - left);
  return new Map(kept.slice(0, limit).map(([token], row) => [token, row]));
}

export function bagOf(tokens: readonly string[], rowOf: ReadonlyMap<string, number>): Bag {
  const rows: number[] = [];
  const weights: number[] = [];
  for (const [token, count] of countTokens(tokens)) {
    const row = rowOf.get(token);
    if (row === undefined) continue;
    rows.push(row);
    weights.push(1 + Math.log(count));
  }
  return { rows: Uint32Array.from(rows), weights: Float32Array.from(weights) };
}

/** Several bags as one; a row in two of them adds its weights. */
export function joinedBags(bags: readonly Bag[]): Bag {
  const weightOf = new Map<number, number>();
  for (const { rows, weights } of bags) {
    rows.forEach((row, at) => {
      weightOf.set(row, (weightOf.get(row) ?? 0) + weights[at]!);
    });
  }
  return { rows: Uint32Array.from(weightOf.keys()), weights: Float32Array.from(weightOf.values()) };
}
