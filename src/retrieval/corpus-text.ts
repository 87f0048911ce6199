import { characterBigrams } from './bigrams.ts';
import { createPostings, joinPostings, type Postings } from './postings.ts';

/** One thing a search can find: a clause or an article. */
export interface CorpusDocument {
  id: string;
  /** The law or notice it stands in; documents of one title that follow each other are neighbours. */
  title: string;
  text: string;
}

/** The words of a corpus, as typed arrays. */
export interface CorpusText {
  readonly ids: readonly string[];
  readonly titles: readonly string[];
  /** For each document the number of its title. */
  readonly titleOf: Uint32Array;
  /** Text and title of each document. */
  readonly postings: Postings;
  /** The sentences of document d are segmentOffsets[d] up to segmentOffsets[d + 1]. */
  readonly segmentOffsets: Uint32Array;
  /** The tokens of sentence s are segmentTokens[tokenOffsets[s]] up to tokenOffsets[s + 1], in order. */
  readonly tokenOffsets: Uint32Array;
  readonly segmentTokens: Uint32Array;
}

const sentenceEnd = /[。；;！!？?\n]/u;

/** Sentences as tokens; a text without a letter or digit has none. */
function sentenceTokens(text: string): string[][] {
  return text
    .split(sentenceEnd)
    .map(characterBigrams)
    .filter((tokens) => tokens.length > 0);
}

/** Reads the documents once, in order. */
export function readCorpusText(documents: Iterable<CorpusDocument>): CorpusText {
  return extendCorpusText(null, documents);
}

/** The corpus with further documents after those it has; what is there already is not read again. */
export function extendCorpusText(base: CorpusText | null, documents: Iterable<CorpusDocument>): CorpusText {
  const ids = [...(base?.ids ?? [])];
  const titleNumbers = new Map((base?.titles ?? []).map((title, number) => [title, number]));
  const termIds = new Map([...(base?.postings.termIds.keys() ?? [])].map((term, number) => [term, number]));
  const titleOf: number[] = [];
  const segmentOffsets: number[] = base === null ? [0] : [];
  const tokenOffsets: number[] = base === null ? [0] : [];
  const segmentTokens = createIntegerList();
  const earlierSegments = base === null ? 0 : base.tokenOffsets.length - 1;
  const earlierTokens = base?.segmentTokens.length ?? 0;
  let segments = earlierSegments;

  function* tokensOfEach(): Generator<string[]> {
    for (const { id, title, text } of documents) {
      ids.push(id);
      if (!titleNumbers.has(title)) titleNumbers.set(title, titleNumbers.size);
      titleOf.push(titleNumbers.get(title)!);
      const tokens: string[] = [];
      for (const sentence of sentenceTokens(text)) {
        for (const token of sentence) {
          tokens.push(token);
          let number = termIds.get(token);
          if (number === undefined) {
            number = termIds.size;
            termIds.set(token, number);
          }
          segmentTokens.push(number);
        }
        tokenOffsets.push(earlierTokens + segmentTokens.length);
        segments += 1;
      }
      segmentOffsets.push(segments);
      for (const token of characterBigrams(title)) {
        if (!termIds.has(token)) termIds.set(token, termIds.size);
        tokens.push(token);
      }
      yield tokens;
    }
  }

  const added = createPostings(tokensOfEach(), termIds);
  return {
    ids,
    titles: [...titleNumbers.keys()],
    titleOf: joined(base?.titleOf, titleOf),
    postings: base === null ? added : joinPostings(base.postings, added),
    segmentOffsets: joined(base?.segmentOffsets, segmentOffsets),
    tokenOffsets: joined(base?.tokenOffsets, tokenOffsets),
    segmentTokens: joined(base?.segmentTokens, segmentTokens.values()),
  };
}

function joined(earlier: Uint32Array | undefined, later: ArrayLike<number>): Uint32Array {
  const result = new Uint32Array((earlier?.length ?? 0) + later.length);
  if (earlier !== undefined) result.set(earlier);
  result.set(later, earlier?.length ?? 0);
  return result;
}

/** A growing list of 32-bit integers: an array of numbers would take twice the memory and more. */
function createIntegerList() {
  let values = new Uint32Array(1 << 12);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(value: number): void {
      if (length === values.length) {
        const longer = new Uint32Array(length * 2);
        longer.set(values);
        values = longer;
      }
      values[length] = value;
      length += 1;
    },
    values: () => values.subarray(0, length),
  };
}
