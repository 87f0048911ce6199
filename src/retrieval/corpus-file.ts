import { decodeArrays, encodeArrays, type FileArray } from './array-file.ts';
import { type CorpusIndex, derived } from './corpus-index.ts';
import type { CorpusText } from './corpus-text.ts';
import type { DocumentNumbers } from './postings.ts';
import { readTermLines } from './term-table.ts';
import { openVectorScan } from './vector-scan.ts';

/** Bumped whenever an older reader would misread the file. */
const KEY = 'corpus 3';

interface CorpusArrays extends Record<string, FileArray> {
  /** UTF-8, one a line; so are the next two. */
  ids: Uint8Array;
  titles: Uint8Array;
  terms: Uint8Array;
  /** UTF-8: of the table the vectors were made with. */
  fingerprint: Uint8Array;
  titleOf: Uint32Array;
  offsets: Uint32Array;
  documents: DocumentNumbers;
  frequencies: Uint8Array;
  lengths: Uint32Array;
  segmentOffsets: Uint32Array;
  tokenOffsets: Uint32Array;
  segmentTokens: Uint32Array;
  vectors: Int8Array;
  vectorScales: Float32Array;
  segmentVectors: Int8Array;
  segmentScales: Float32Array;
  dimension: Uint32Array;
}

/** The index as one file of arrays. */
export function encodeCorpusIndex(index: CorpusIndex): Uint8Array {
  const vectors = index.vectors.snapshot();
  const segments = index.segmentVectors.snapshot();
  const { postings } = index;
  const arrays: CorpusArrays = {
    ids: lines(index.ids),
    titles: lines(index.titles),
    terms: lines([...postings.termIds.keys()]),
    fingerprint: lines([index.fingerprint]),
    titleOf: index.titleOf,
    offsets: postings.offsets,
    documents: postings.documents,
    frequencies: postings.frequencies,
    lengths: postings.lengths,
    segmentOffsets: index.segmentOffsets,
    tokenOffsets: index.tokenOffsets,
    segmentTokens: index.segmentTokens,
    vectors: vectors.integers,
    vectorScales: vectors.scales,
    segmentVectors: segments.integers,
    segmentScales: segments.scales,
    dimension: Uint32Array.of(vectors.dimension),
  };
  return encodeArrays(KEY, arrays);
}

/** @throws GongyouError 'index/corrupt' when the file is damaged, cut short, of another version, or no index */
export function decodeCorpusIndex(file: Uint8Array): CorpusIndex {
  const arrays = decodeArrays<CorpusArrays>(KEY, file);
  const corpus: CorpusText = {
    ids: linesOf(arrays.ids),
    titles: linesOf(arrays.titles),
    titleOf: arrays.titleOf,
    postings: {
      documentCount: arrays.lengths.length,
      termIds: readTermLines(new TextDecoder().decode(arrays.terms)),
      offsets: arrays.offsets,
      documents: arrays.documents,
      frequencies: arrays.frequencies,
      lengths: arrays.lengths,
    },
    segmentOffsets: arrays.segmentOffsets,
    tokenOffsets: arrays.tokenOffsets,
    segmentTokens: arrays.segmentTokens,
  };
  const dimension = arrays.dimension[0]!;
  return {
    ...corpus,
    ...derived(corpus),
    vectors: openVectorScan({ dimension, integers: arrays.vectors, scales: arrays.vectorScales }),
    segmentVectors: openVectorScan({ dimension, integers: arrays.segmentVectors, scales: arrays.segmentScales }),
    fingerprint: linesOf(arrays.fingerprint)[0]!,
  };
}

/** A line break in an id or a title would shift all that follow. */
function lines(values: readonly string[]): Uint8Array {
  return new TextEncoder().encode(values.map((value) => value.replaceAll('\n', ' ')).join('\n'));
}

function linesOf(bytes: Uint8Array): string[] {
  return bytes.length === 0 ? [] : new TextDecoder().decode(bytes).split('\n');
}
