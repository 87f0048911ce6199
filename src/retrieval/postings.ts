import type { TermIds } from './term-table.ts';

/** An inverted index as typed arrays: the postings of term t are the entries offsets[t] up to offsets[t + 1]. */
export interface Postings {
  readonly documentCount: number;
  readonly termIds: TermIds;
  readonly offsets: Uint32Array;
  /** Document numbers, rising within a term. */
  readonly documents: DocumentNumbers;
  /** At most 255: a term that is there more often doesn't count for more. */
  readonly frequencies: Uint8Array;
  /** Tokens in each document. */
  readonly lengths: Uint32Array;
}

/** Two bytes each where they are enough: these are most of what an index has in memory. */
export type DocumentNumbers = Uint16Array | Uint32Array;

const MOST_OF_TWO_BYTES = 1 << 16;
const MOST_FREQUENT = 255;

function documentNumbers(length: number, documentCount: number): DocumentNumbers {
  return documentCount <= MOST_OF_TWO_BYTES ? new Uint16Array(length) : new Uint32Array(length);
}

/**
 * Reads the documents once, so a generator will do: the tokens of a large corpus need never be in memory together.
 *
 * @param termIds numbers terms have already; terms that are new are added to this map
 */
export function createPostings(documents: Iterable<readonly string[]>, termIds = new Map<string, number>()): Postings {
  const numberOf = termNumbering(termIds);
  function* numbered() {
    for (const tokens of documents) yield tokens.map(numberOf);
  }
  return createNumberedPostings(numbered(), termIds);
}

/** Gives the number of a term; one that is new gets the next. */
export function termNumbering(termIds: Map<string, number>): (term: string) => number {
  return (term) => {
    let id = termIds.get(term);
    if (id === undefined) {
      id = termIds.size;
      termIds.set(term, id);
    }
    return id;
  };
}

/** The same over documents whose tokens are the numbers `termIds` has for them: nothing is looked up twice. */
export function createNumberedPostings(documents: Iterable<readonly number[]>, termIds: TermIds): Postings {
  const lengths: number[] = [];
  const sizes: number[] = [];
  let terms = new Uint32Array(1 << 12);
  let frequencies = new Uint8Array(1 << 12);
  let entries = 0;
  /** For each term where its entry of the document stands that is being read, if it has one from `first` on. */
  const entryOf: number[] = [];
  const counts: number[] = [];
  for (const tokens of documents) {
    const first = entries;
    lengths.push(tokens.length);
    for (const id of tokens) {
      const entry = entryOf[id];
      if (entry !== undefined && entry >= first) {
        if (frequencies[entry]! < MOST_FREQUENT) frequencies[entry]! += 1;
        continue;
      }
      if (entries === terms.length) {
        terms = grown(terms, new Uint32Array(entries * 2));
        frequencies = grown(frequencies, new Uint8Array(entries * 2));
      }
      terms[entries] = id;
      frequencies[entries] = 1;
      entryOf[id] = entries;
      counts[id] = (counts[id] ?? 0) + 1;
      entries += 1;
    }
    sizes.push(entries - first);
  }
  for (let id = 0; id < termIds.size; id += 1) counts[id] ??= 0;
  const forward = { terms: terms.subarray(0, entries), frequencies, sizes, counts };
  return { documentCount: lengths.length, termIds, lengths: Uint32Array.from(lengths), ...inverted(forward) };
}

/** The documents of `added` after those of `base`; `added` was created with the term numbers of `base`. */
export function joinPostings(base: Postings, added: Postings): Postings {
  const termCount = added.offsets.length - 1;
  const offsets = new Uint32Array(termCount + 1);
  const documents = documentNumbers(
    base.documents.length + added.documents.length,
    base.documentCount + added.documentCount,
  );
  const frequencies = new Uint8Array(documents.length);
  let at = 0;
  for (let term = 0; term < termCount; term += 1) {
    const known = term + 1 < base.offsets.length;
    for (let entry = known ? base.offsets[term]! : 0; known && entry < base.offsets[term + 1]!; entry += 1, at += 1) {
      documents[at] = base.documents[entry]!;
      frequencies[at] = base.frequencies[entry]!;
    }
    for (let entry = added.offsets[term]!; entry < added.offsets[term + 1]!; entry += 1, at += 1) {
      documents[at] = added.documents[entry]! + base.documentCount;
      frequencies[at] = added.frequencies[entry]!;
    }
    offsets[term + 1] = at;
  }
  const lengths = new Uint32Array(base.documentCount + added.documentCount);
  lengths.set(base.lengths);
  lengths.set(added.lengths, base.documentCount);
  return { documentCount: lengths.length, termIds: added.termIds, offsets, documents, frequencies, lengths };
}

interface ForwardEntries {
  terms: Uint32Array;
  frequencies: Uint8Array;
  /** Entries of each document. */
  sizes: readonly number[];
  /** Documents of each term. */
  counts: readonly number[];
}

function inverted({ terms, frequencies, sizes, counts }: ForwardEntries) {
  const offsets = new Uint32Array(counts.length + 1);
  counts.forEach((count, term) => {
    offsets[term + 1] = offsets[term]! + count;
  });
  const next = offsets.slice(0, counts.length);
  const documents = documentNumbers(terms.length, sizes.length);
  const result = { offsets, documents, frequencies: new Uint8Array(terms.length) };
  let at = 0;
  sizes.forEach((size, document) => {
    for (const end = at + size; at < end; at += 1) {
      const slot = next[terms[at]!]!++;
      result.documents[slot] = document;
      result.frequencies[slot] = frequencies[at]!;
    }
  });
  return result;
}

function grown<Values extends Uint32Array | Uint8Array>(from: Values, to: Values): Values {
  to.set(from);
  return to;
}
