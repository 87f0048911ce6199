import { expect, test } from 'vitest';
import { GongyouError } from '../../src/errors.ts';
import { decodeArrays, encodeArrays } from '../../src/retrieval/array-file.ts';

const arrays = {
  bytes: Uint8Array.of(1, 2, 255),
  signed: Int8Array.of(-128, 127),
  short: Uint16Array.of(65_535),
  long: Uint32Array.of(4_294_967_295, 0),
  integers: Int32Array.of(-1),
  floats: Float32Array.of(0.5, -3),
  none: new Uint32Array(0),
};
const file = encodeArrays('k1', arrays);

test('arrays of every kind come back, without a copy', () => {
  const opened = decodeArrays<typeof arrays>('k1', file);
  expect(opened).toEqual(arrays);
  expect(opened.floats.buffer).toBe(file.buffer);
});

test('bytes that begin at an odd address open too', () => {
  expect(decodeArrays('k1', Buffer.concat([Buffer.from('x'), file]).subarray(1))).toEqual(arrays);
});

test.each([
  ['of another key', 'k2', file],
  ['cut short', 'k1', file.subarray(0, file.length - 8)],
  ['with a byte changed', 'k1', file.map((byte, at) => (at === file.length - 16 ? byte ^ 1 : byte))],
  ['empty', 'k1', new Uint8Array(0)],
])('a file %s is refused', (_, key, bytes) => {
  expect(() => decodeArrays(key, bytes)).toThrow(GongyouError);
});
