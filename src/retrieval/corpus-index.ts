import { characterBigrams } from './bigrams.ts';
import { inverseDocumentFrequency } from './bm25.ts';
import { type CorpusDocument, type CorpusText, extendCorpusText, readCorpusText } from './corpus-text.ts';
import type { Postings } from './postings.ts';
import type { StaticEmbedding } from './static-embedding.ts';
import { createVectorScan, openVectorScan, type VectorScan } from './vector-scan.ts';

/** Everything searching a corpus needs. */
export interface CorpusIndex extends CorpusText {
  /** ln(1 + (N − n + ½)/(n + ½)) by term number. */
  readonly rarity: Float32Array;
  /** For each document its place within its title, from 0. */
  readonly placeInTitle: Uint32Array;
  /** For each title how many documents it has. */
  readonly titleSizes: Uint32Array;
  /** One vector a document, text and title together. */
  readonly vectors: VectorScan;
  /** One vector a sentence. */
  readonly segmentVectors: VectorScan;
  /** Of the table the vectors were made with. */
  readonly fingerprint: string;
}

export function buildCorpusIndex(documents: Iterable<CorpusDocument>, embedding: StaticEmbedding): CorpusIndex {
  return embedCorpus(readCorpusText(documents), embedding);
}

/** The index with further documents; only these are read and embedded. */
export function extendCorpusIndex(
  index: CorpusIndex,
  documents: Iterable<CorpusDocument>,
  embedding: StaticEmbedding,
): CorpusIndex {
  return embedCorpus(extendCorpusText(index, documents), embedding, index);
}

/** Vectors for a corpus that was read before; those `earlier` has are taken over. */
export function embedCorpus(text: CorpusText, embedding: StaticEmbedding, earlier?: CorpusIndex): CorpusIndex {
  const { dimension } = embedding;
  const documents = text.ids.length;
  const segments = text.tokenOffsets.length - 1;
  const vectors = earlier
    ? openVectorScan(earlier.vectors.snapshot(), documents)
    : createVectorScan(dimension, documents);
  const segmentVectors = earlier
    ? openVectorScan(earlier.segmentVectors.snapshot(), segments)
    : createVectorScan(dimension, segments);
  const terms = [...text.postings.termIds.keys()];
  const encode = embedding.encoderFor(terms, 'passage');
  const titleTerms = new Map<number, number[]>();
  for (let document = vectors.count; document < documents; document += 1) {
    const from = text.segmentOffsets[document]!;
    const to = text.segmentOffsets[document + 1]!;
    for (let segment = from; segment < to; segment += 1) {
      segmentVectors.add(
        encode(text.segmentTokens.subarray(text.tokenOffsets[segment]!, text.tokenOffsets[segment + 1]!)),
      );
    }
    const title = text.titleOf[document]!;
    let ofTitle = titleTerms.get(title);
    if (ofTitle === undefined) {
      ofTitle = termNumbers(text.postings, text.titles[title]!);
      titleTerms.set(title, ofTitle);
    }
    const body = text.segmentTokens.subarray(text.tokenOffsets[from]!, text.tokenOffsets[to]!);
    const whole = new Uint32Array(body.length + ofTitle.length);
    whole.set(body);
    whole.set(ofTitle, body.length);
    vectors.add(encode(whole));
  }
  return { ...text, ...derived(text), vectors, segmentVectors, fingerprint: embedding.facts.fingerprint };
}

/** What can be told from the text at once, and so is not kept in a file. */
export function derived(text: CorpusText): Pick<CorpusIndex, 'rarity' | 'placeInTitle' | 'titleSizes'> {
  const { documentCount, offsets } = text.postings;
  const titleSizes = new Uint32Array(text.titles.length);
  const placeInTitle = text.titleOf.map((title) => titleSizes[title]!++);
  const rarity = Float32Array.from({ length: offsets.length - 1 }, (_, term) =>
    inverseDocumentFrequency(documentCount, offsets[term + 1]! - offsets[term]!),
  );
  return { rarity, placeInTitle, titleSizes };
}

function termNumbers({ termIds }: Postings, text: string): number[] {
  return characterBigrams(text).map((token) => termIds.get(token)!);
}
