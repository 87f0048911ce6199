import { bigramsAndCharacters, characterBigrams, countTokens } from './bigrams.ts';
import { decodeTable, type EmbeddingTable, type TrainingFacts } from './embedding-table.ts';

/** Which of the two a text is: a worker's question, or a clause, card or article it may be answered by. */
export type TextSide = 'question' | 'passage';

export interface StaticEmbedding {
  readonly dimension: number;
  /** Unit length; the zero vector when no token of the text is known. `side` is 'question' unless given. */
  embed(text: string, side?: TextSide): Float32Array;
  /** The same for tokens already cut as the table wants them. */
  embedTokens(tokens: readonly string[], side?: TextSide): Float32Array;
  /**
   * The same again for texts given as numbers of a list of terms, so that each term is looked up only once: what an
   * index of many texts is made with.
   */
  encoderFor(terms: readonly string[], side: TextSide): (numbers: ArrayLike<number>) => Float32Array;
  readonly facts: EmbeddingFacts;
}

export interface EmbeddingFacts extends TrainingFacts {
  /** Tells one trained table from another: an index is good only for the table whose fingerprint it carries. */
  readonly fingerprint: string;
  readonly vocabulary: number;
}

/**
 * Opens a trained table.
 *
 * @throws GongyouError 'embedder/corrupt-table' when the bytes are damaged or are no table,
 * 'embedder/unsupported-version' when they were written for another version; both name the command that mends it
 */
export function readStaticEmbedding(bytes: Uint8Array): StaticEmbedding {
  return createStaticEmbedding(decodeTable(bytes));
}

/** A text's vector is the normalised sum of its tokens' rows, each times the token's weight and 1 + ln(occurrences). */
export function createStaticEmbedding(table: EmbeddingTable): StaticEmbedding {
  const { dimension, rows, questionWeights, passageWeights, vocabulary } = table;
  const tokensOf = table.facts.tokens === 'bigrams and characters' ? bigramsAndCharacters : characterBigrams;

  function embedTokens(tokens: readonly string[], side: TextSide = 'question'): Float32Array {
    const weights = side === 'question' ? questionWeights : passageWeights;
    const sum = new Float32Array(dimension);
    for (const [token, count] of countTokens(tokens)) {
      const row = vocabulary.get(token);
      if (row !== undefined) addRow(sum, rows, row, weights[row]! * (1 + Math.log(count)));
    }
    return normalise(sum);
  }

  function encoderFor(terms: readonly string[], side: TextSide): (numbers: ArrayLike<number>) => Float32Array {
    const weights = side === 'question' ? questionWeights : passageWeights;
    const rowOfTerm = Int32Array.from(terms, (term) => vocabulary.get(term) ?? -1);
    const counts = new Uint32Array(terms.length);
    return (numbers) => {
      const sum = new Float32Array(dimension);
      for (let at = 0; at < numbers.length; at += 1) counts[numbers[at]!]! += 1;
      for (let at = 0; at < numbers.length; at += 1) {
        const term = numbers[at]!;
        const count = counts[term]!;
        const row = rowOfTerm[term]!;
        counts[term] = 0;
        if (count > 0 && row >= 0) addRow(sum, rows, row, weights[row]! * (1 + Math.log(count)));
      }
      return normalise(sum);
    };
  }

  return {
    dimension,
    encoderFor,
    embed: (text, side) => embedTokens(tokensOf(text), side),
    embedTokens,
    facts: { ...table.facts, fingerprint: table.fingerprint, vocabulary: vocabulary.size },
  };
}

/** Two coordinates a byte, four bits each, from −7 to 7: the low half first. */
export function addRow(sum: Float32Array, rows: Uint8Array, row: number, weight: number): void {
  const half = sum.length >> 1;
  for (let at = 0, byte = row * half; at < half; at += 1, byte += 1) {
    const pair = rows[byte]!;
    sum[2 * at]! += weight * ((pair & 15) - 8);
    sum[2 * at + 1]! += weight * ((pair >> 4) - 8);
  }
}

/** Scales to unit length in place; a zero vector stays zero. */
export function normalise(vector: Float32Array): Float32Array {
  let squares = 0;
  for (let at = 0; at < vector.length; at += 1) squares += vector[at]! * vector[at]!;
  if (squares === 0) return vector;
  const factor = 1 / Math.sqrt(squares);
  for (let at = 0; at < vector.length; at += 1) vector[at]! *= factor;
  return vector;
}
