import { crc32 } from 'node:zlib';
import { GongyouError } from '../errors.ts';

/** Arrays that a file holds, by name. */
export type ArrayRecord = Readonly<Record<string, FileArray>>;
export type FileArray = Uint8Array | Int8Array | Uint16Array | Uint32Array | Int32Array | Float32Array;

const TYPES = {
  u8: Uint8Array,
  i8: Int8Array,
  u16: Uint16Array,
  u32: Uint32Array,
  i32: Int32Array,
  f32: Float32Array,
} as const;

type TypeName = keyof typeof TYPES;

interface Header {
  /** What the file is of: made from other words, or in another shape, it is another key. */
  key: string;
  arrays: { name: string; type: TypeName; length: number }[];
}

const MAGIC = 'GYARRAYS';
/** Magic, header length and CRC-32 of all that follows. */
const PREAMBLE = 16;
const ALIGNMENT = 8;
const MEND = 'Delete it; it is built again at the next start.';

/**
 * Arrays as one file: magic, header length and checksum, header as JSON, then the arrays one after another, each at a
 * multiple of eight bytes, so that they are opened as views and nothing is copied.
 */
export function encodeArrays(key: string, arrays: ArrayRecord): Uint8Array<ArrayBuffer> {
  const header: Header = {
    key,
    arrays: Object.entries(arrays).map(([name, array]) => ({ name, type: typeOf(array), length: array.length })),
  };
  const head = new TextEncoder().encode(JSON.stringify(header));
  const sizes = Object.values(arrays).map((array) => aligned(array.byteLength));
  const file = new Uint8Array(sizes.reduce((sum, size) => sum + size, PREAMBLE + aligned(head.length)));
  file.set(new TextEncoder().encode(MAGIC));
  file.set(head, PREAMBLE);
  let at = PREAMBLE + aligned(head.length);
  Object.values(arrays).forEach((array, index) => {
    file.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += sizes[index]!;
  });
  const view = new DataView(file.buffer);
  view.setUint32(8, head.length, true);
  view.setUint32(12, crc32(file.subarray(PREAMBLE)), true);
  return file;
}

/**
 * The arrays of a file, as views of its bytes. `Names`: what the caller goes on to use, which the key vouches for.
 *
 * @throws GongyouError 'index/corrupt' when the file is damaged, cut short, or of another key
 */
export function decodeArrays<Names extends ArrayRecord>(key: string, file: Uint8Array): Names {
  if (file.length < PREAMBLE || new TextDecoder().decode(file.subarray(0, 8)) !== MAGIC)
    throw corrupt('it does not begin as one');
  const view = new DataView(file.buffer, file.byteOffset);
  const headLength = view.getUint32(8, true);
  if (crc32(file.subarray(PREAMBLE)) !== view.getUint32(12, true)) throw corrupt('its checksum does not match');
  const header: Header = JSON.parse(new TextDecoder().decode(file.subarray(PREAMBLE, PREAMBLE + headLength)));
  if (header.key !== key) throw corrupt('it was made from something else');
  // Only bytes that begin at an odd address are copied.
  const { buffer, byteOffset } = file.byteOffset % ALIGNMENT === 0 ? file : new Uint8Array(file);
  let at = byteOffset + PREAMBLE + aligned(headLength);
  const arrays: Record<string, FileArray> = {};
  for (const { name, type, length } of header.arrays) {
    const array = new TYPES[type](buffer as ArrayBuffer, at, length);
    arrays[name] = array;
    at += aligned(array.byteLength);
  }
  return arrays as unknown as Names;
}

function typeOf(array: FileArray): TypeName {
  return (Object.keys(TYPES) as TypeName[]).find((name) => array instanceof TYPES[name])!;
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
}

function corrupt(reason: string): GongyouError {
  return new GongyouError('index/corrupt', `The index file cannot be used: ${reason}. ${MEND}`, { reason });
}
