import { GongyouError } from '../errors.ts';
import { type CorpusIndex, derived } from './corpus-index.ts';
import type { CorpusText } from './corpus-text.ts';
import { openVectorScan } from './vector-scan.ts';

/** Bumped whenever an older reader would misread the file. */
export const corpusFileVersion = 1;

const magic = 'GYCORPUS';
const preambleLength = 16;
const alignment = 8;
const mend = 'Delete it; it is built again from the documents at the next start.';

interface Section {
  name: string;
  type: 'u32' | 'u16' | 'i8' | 'f32' | 'text';
  bytes: number;
}

interface Header {
  version: number;
  fingerprint: string;
  dimension: number;
  sections: Section[];
}

/** The index as one file: magic, header length, header as JSON, then the arrays one after another. */
export function encodeCorpusIndex(index: CorpusIndex): Uint8Array {
  const vectors = index.vectors.snapshot();
  const segments = index.segmentVectors.snapshot();
  const { postings } = index;
  const content: [string, Section['type'], Uint8Array][] = [
    ['ids', 'text', lines(index.ids)],
    ['titles', 'text', lines(index.titles)],
    ['terms', 'text', lines([...postings.termIds.keys()])],
    ['titleOf', 'u32', raw(index.titleOf)],
    ['offsets', 'u32', raw(postings.offsets)],
    ['documents', 'u32', raw(postings.documents)],
    ['frequencies', 'u16', raw(postings.frequencies)],
    ['lengths', 'u32', raw(postings.lengths)],
    ['segmentOffsets', 'u32', raw(index.segmentOffsets)],
    ['tokenOffsets', 'u32', raw(index.tokenOffsets)],
    ['segmentTokens', 'u32', raw(index.segmentTokens)],
    ['vectors', 'i8', raw(vectors.integers)],
    ['vectorScales', 'f32', raw(vectors.scales)],
    ['segmentVectors', 'i8', raw(segments.integers)],
    ['segmentScales', 'f32', raw(segments.scales)],
  ];
  const sections = content.map(([name, type, bytes]) => ({ name, type, bytes: bytes.length }));
  const header: Header = {
    version: corpusFileVersion,
    fingerprint: index.fingerprint,
    dimension: vectors.dimension,
    sections,
  };
  const headerBytes = new TextEncoder().encode(JSON.stringify(header));
  const total = content.reduce(
    (sum, [, , bytes]) => sum + aligned(bytes.length),
    preambleLength + aligned(headerBytes.length),
  );
  const file = new Uint8Array(total);
  file.set(new TextEncoder().encode(magic));
  new DataView(file.buffer).setUint32(8, headerBytes.length, true);
  file.set(headerBytes, preambleLength);
  let at = preambleLength + aligned(headerBytes.length);
  for (const [, , bytes] of content) {
    file.set(bytes, at);
    at += aligned(bytes.length);
  }
  return file;
}

/** @throws GongyouError 'index/corrupt' when the file is cut short, of another version, or no index */
export function decodeCorpusIndex(file: Uint8Array): CorpusIndex {
  const { header, start } = readHeader(file);
  // The arrays are views of the file as it was read; only one that starts at an odd address is copied.
  const isAligned = (file.byteOffset + start) % alignment === 0;
  const content = isAligned ? file.subarray(start) : new Uint8Array(file.subarray(start));
  const { buffer, byteOffset: base } = content;
  const places = new Map<string, { at: number; section: Section }>();
  let at = base;
  for (const section of header.sections) {
    places.set(section.name, { at, section });
    at += aligned(section.bytes);
  }
  if (at > base + content.length) throw corrupt('it is cut short');
  function bytesOf(name: string): { at: number; bytes: number } {
    const place = places.get(name);
    if (place === undefined) throw corrupt(`${name} is missing`);
    return { at: place.at, bytes: place.section.bytes };
  }
  function integers(name: string): Uint32Array {
    const place = bytesOf(name);
    return new Uint32Array(buffer, place.at, place.bytes / 4);
  }
  function floats(name: string): Float32Array {
    const place = bytesOf(name);
    return new Float32Array(buffer, place.at, place.bytes / 4);
  }
  function small(name: string): Int8Array {
    const place = bytesOf(name);
    return new Int8Array(buffer, place.at, place.bytes);
  }
  function text(name: string): string[] {
    const place = bytesOf(name);
    if (place.bytes === 0) return [];
    return new TextDecoder().decode(new Uint8Array(buffer, place.at, place.bytes)).split('\n');
  }
  const frequencies = bytesOf('frequencies');
  const lengths = integers('lengths');
  const corpus: CorpusText = {
    ids: text('ids'),
    titles: text('titles'),
    titleOf: integers('titleOf'),
    postings: {
      documentCount: lengths.length,
      termIds: new Map(text('terms').map((term, number) => [term, number])),
      offsets: integers('offsets'),
      documents: integers('documents'),
      frequencies: new Uint16Array(buffer, frequencies.at, frequencies.bytes / 2),
      lengths,
    },
    segmentOffsets: integers('segmentOffsets'),
    tokenOffsets: integers('tokenOffsets'),
    segmentTokens: integers('segmentTokens'),
  };
  const { dimension, fingerprint } = header;
  return {
    ...corpus,
    ...derived(corpus),
    vectors: openVectorScan({ dimension, integers: small('vectors'), scales: floats('vectorScales') }),
    segmentVectors: openVectorScan({ dimension, integers: small('segmentVectors'), scales: floats('segmentScales') }),
    fingerprint,
  };
}

function readHeader(file: Uint8Array): { header: Header; start: number } {
  if (file.length < preambleLength || new TextDecoder().decode(file.subarray(0, 8)) !== magic) {
    throw corrupt('it does not begin as one');
  }
  const length = new DataView(file.buffer, file.byteOffset).getUint32(8, true);
  let header: Header;
  try {
    header = JSON.parse(new TextDecoder().decode(file.subarray(preambleLength, preambleLength + length)));
  } catch (cause) {
    throw corrupt('its header cannot be read', cause);
  }
  if (header.version !== corpusFileVersion) {
    throw corrupt(`it is of version ${header.version}, and this Gongyou reads version ${corpusFileVersion}`);
  }
  return { header, start: preambleLength + aligned(length) };
}

function corrupt(reason: string, cause?: unknown): GongyouError {
  return new GongyouError('index/corrupt', `The index file cannot be used: ${reason}. ${mend}`, { reason }, cause);
}

/** A line break in an id or a title would shift all that follow. */
function lines(values: readonly string[]): Uint8Array {
  return new TextEncoder().encode(values.map((value) => value.replaceAll('\n', ' ')).join('\n'));
}

function raw(array: Uint32Array | Uint16Array | Int8Array | Float32Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / alignment) * alignment;
}
