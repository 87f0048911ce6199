import { crc32 } from 'node:zlib';
import { GongyouError } from '../errors.ts';
import { readTermLines, type TermIds } from './term-table.ts';

/** Bumped whenever an older reader would misread the file. */
export const tableVersion = 1;

const magic = 0x42_54_59_47; // "GYTB", little endian
const preambleLength = 16;
const mend =
  'Train it again with `npm run embedder:train`, or restore the shipped file with `git checkout -- knowledge/embedder`.';

export interface TrainingFacts {
  readonly dimension: number;
  /** What a text is cut into; bigrams alone where it isn't told. */
  readonly tokens?: 'bigrams' | 'bigrams and characters';
  /** What each coordinate stands for, where the rows are weights of labels and no vectors. */
  readonly labels?: readonly string[];
  /** ISO date of the training. */
  readonly trained: string;
  readonly seed: number;
  /** What it was trained on, one line a source. */
  readonly data: readonly string[];
  /** Measured figures, such as { 'cross-validation R@10': 0.56 }. */
  readonly figures: Readonly<Record<string, number>>;
}

export interface EmbeddingTable {
  readonly dimension: number;
  /** The row of each token. */
  readonly vocabulary: TermIds;
  /** One row a token, dimension / 2 bytes each: two coordinates a byte, stored as value + 8. */
  readonly rows: Uint8Array;
  /** What a token weighs in a question, its row's scale included. */
  readonly questionWeights: Float32Array;
  /** What it weighs in a clause. */
  readonly passageWeights: Float32Array;
  readonly facts: TrainingFacts;
  /** CRC-32 of the content, in hexadecimal. */
  readonly fingerprint: string;
}

/**
 * The file: magic, version, CRC-32 and header length (four bytes each, little endian), the header as JSON, then the
 * question weights, the passage weights (float32), the rows, and the vocabulary (UTF-8, one token a line).
 */
export function encodeTable(table: Omit<EmbeddingTable, 'fingerprint'>): Uint8Array {
  const vocabulary = new TextEncoder().encode([...table.vocabulary.keys()].join('\n'));
  const header = new TextEncoder().encode(
    JSON.stringify({ facts: table.facts, tokens: table.vocabulary.size, vocabularyBytes: vocabulary.length }),
  );
  const content = joined([
    header,
    new Uint8Array(-header.length & 3).fill(0x20),
    bytesOf(table.questionWeights),
    bytesOf(table.passageWeights),
    table.rows,
    vocabulary,
  ]);
  const preamble = new DataView(new ArrayBuffer(preambleLength));
  [magic, tableVersion, crc32(content), header.length].forEach((value, at) => {
    preamble.setUint32(at * 4, value, true);
  });
  return joined([new Uint8Array(preamble.buffer), content]);
}

/** @throws GongyouError 'embedder/corrupt-table' or 'embedder/unsupported-version' */
export function decodeTable(bytes: Uint8Array): EmbeddingTable {
  const content = verifiedContent(bytes);
  const headerLength = new DataView(bytes.buffer, bytes.byteOffset).getUint32(12, true);
  const header = parsedHeader(content.subarray(0, headerLength));
  const { dimension } = header.facts;
  let at = (headerLength + 3) & ~3;
  function take(length: number): Uint8Array {
    at += length;
    // A copy, aligned for float32; `slice` of a Buffer would be a view.
    return new Uint8Array(content.subarray(at - length, at));
  }
  const questionWeights = new Float32Array(take(header.tokens * 4).buffer);
  const passageWeights = new Float32Array(take(header.tokens * 4).buffer);
  const rows = take((header.tokens * dimension) / 2);
  const vocabulary = readTermLines(new TextDecoder().decode(take(header.vocabularyBytes)));
  if (vocabulary.size !== header.tokens) throw corrupt('its vocabulary and its header disagree');
  const fingerprint = crc32(content).toString(16).padStart(8, '0');
  return { dimension, vocabulary, rows, questionWeights, passageWeights, facts: header.facts, fingerprint };
}

function verifiedContent(bytes: Uint8Array): Uint8Array {
  if (bytes.length < preambleLength) throw corrupt(`it has ${bytes.length} bytes only`);
  const preamble = new DataView(bytes.buffer, bytes.byteOffset, preambleLength);
  if (preamble.getUint32(0, true) !== magic) throw corrupt('it does not begin as one');
  const version = preamble.getUint32(4, true);
  if (version !== tableVersion) {
    throw new GongyouError(
      'embedder/unsupported-version',
      `The embedding table is of version ${version}; this Gongyou reads version ${tableVersion}. ${mend}`,
      { version, supported: tableVersion },
    );
  }
  const content = bytes.subarray(preambleLength);
  if (crc32(content) !== preamble.getUint32(8, true)) throw corrupt('its checksum does not match its content');
  return content;
}

function parsedHeader(bytes: Uint8Array): { facts: TrainingFacts; tokens: number; vocabularyBytes: number } {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw corrupt('its header cannot be read', cause);
  }
}

function corrupt(reason: string, cause?: unknown): GongyouError {
  return new GongyouError(
    'embedder/corrupt-table',
    `This is no embedding table: ${reason}. ${mend}`,
    { reason },
    cause,
  );
}

function bytesOf(values: Float32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const result = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    result.set(part, at);
    at += part.length;
  }
  return result;
}
