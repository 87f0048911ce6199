import { inflateRawSync } from 'node:zlib';
import { importFailure } from './import-failure.ts';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const DEFLATED = 8;

/**
 * Unpacks every entry of a ZIP file once, to nothing, and stops at `limit` bytes: what a file says of its own sizes is not
 * believed. @throws GongyouError `knowledge/unreadable-file` when it is no ZIP file, is damaged, or unpacks to more than `limit`.
 */
export function assertZipUnpacksWithin(bytes: Uint8Array, limit: number): void {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEndOfDirectory(data);
  const count = data.readUInt16LE(end + 10);
  let position = data.readUInt32LE(end + 16);
  let left = limit;
  for (let entry = 0; entry < count; entry++) {
    if (position + 46 > data.length || data.readUInt32LE(position) !== DIRECTORY_ENTRY) throw damaged();
    const method = data.readUInt16LE(position + 10);
    const packed = data.readUInt32LE(position + 20);
    const header = data.readUInt32LE(position + 42);
    left -= method === DEFLATED ? unpackedSize(data, header, packed, left) : packed;
    if (left < 0) throw importFailure('unpacks-too-large', `the file unpacks to more than ${limit} bytes`);
    position +=
      46 + data.readUInt16LE(position + 28) + data.readUInt16LE(position + 30) + data.readUInt16LE(position + 32);
  }
}

function findEndOfDirectory(data: Buffer): number {
  for (let position = data.length - 22; position >= Math.max(0, data.length - 65_557); position--) {
    if (data.readUInt32LE(position) === END_OF_DIRECTORY) return position;
  }
  throw damaged();
}

function unpackedSize(data: Buffer, header: number, packed: number, limit: number): number {
  if (header + 30 > data.length) throw damaged();
  const start = header + 30 + data.readUInt16LE(header + 26) + data.readUInt16LE(header + 28);
  if (start + packed > data.length) throw damaged();
  try {
    return inflateRawSync(data.subarray(start, start + packed), { maxOutputLength: Math.max(1, limit) }).length;
  } catch (cause) {
    if (cause instanceof RangeError) return limit + 1;
    throw damaged(cause);
  }
}

function damaged(cause?: unknown) {
  return importFailure('damaged', 'not a whole ZIP file', cause);
}
