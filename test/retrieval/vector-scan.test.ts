import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createIntegerProducts, plain } from '../../src/retrieval/integer-products.ts';
import { createVectorScan, openVectorScan } from '../../src/retrieval/vector-scan.ts';

const dimension = 32;
const vector = fc
  .array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: dimension, maxLength: dimension })
  .map((values) => Float32Array.from(values));

function cosine(left: Float32Array, right: Float32Array): number {
  const product = left.reduce((sum, value, at) => sum + value * right[at]!, 0);
  const lengths = Math.hypot(...left) * Math.hypot(...right);
  return lengths === 0 ? 0 : product / lengths;
}

test('cosines are right within a hundredth', () => {
  fc.assert(
    fc.property(fc.array(vector, { minLength: 1, maxLength: 20 }), vector, (vectors, question) => {
      fc.pre([question, ...vectors].every((each) => Math.hypot(...each) > 1e-3));
      const scan = createVectorScan(dimension);
      for (const each of vectors) scan.add(each);
      const found = scan.cosines(question);
      for (const [at, each] of vectors.entries())
        expect(Math.abs(found[at]! - cosine(each, question))).toBeLessThan(0.01);
    }),
  );
});

test('vector instructions and plain JavaScript give the same numbers', () => {
  const rows = fc.array(fc.integer({ min: -127, max: 127 }), { minLength: dimension * 5, maxLength: dimension * 5 });
  const question = fc.array(fc.integer({ min: -32767, max: 32767 }), { minLength: dimension, maxLength: dimension });
  fc.assert(
    fc.property(rows, question, (integers, factors) => {
      const results = [createIntegerProducts(dimension, 1), plain(dimension, 1)].map((products) => {
        products.write(0, Int8Array.from(integers));
        const result = new Float32Array(4);
        products.multiply(Int16Array.from(factors), 1, result);
        return [...result];
      });
      expect(results[0]).toEqual(results[1]);
    }),
  );
});

test('a part of the vectors is compared alone', () => {
  const scan = createVectorScan(dimension);
  for (let number = 0; number < 10; number += 1)
    scan.add(Float32Array.from({ length: dimension }, (_, at) => Math.sin(number + at)));
  const question = Float32Array.from({ length: dimension }, (_, at) => Math.cos(at));
  const whole = scan.cosines(question);
  expect([...scan.cosinesOf(question, Uint32Array.of(7, 3, 3))]).toEqual([whole[7], whole[3], whole[3]]);
  expect(scan.cosinesOf(question, new Uint32Array(0))).toHaveLength(0);
  const into = new Float32Array(10).fill(9);
  expect(scan.cosines(question, into)).toBe(into);
  expect(into).toEqual(whole);
});

test('a snapshot opens as it was', () => {
  const scan = createVectorScan(dimension);
  for (let number = 0; number < 300; number += 1)
    scan.add(Float32Array.from({ length: dimension }, (_, at) => Math.sin(number * at)));
  const question = new Float32Array(dimension).fill(1);
  const opened = openVectorScan(scan.snapshot());
  expect(opened.count).toBe(300);
  expect([...opened.cosines(question)]).toEqual([...scan.cosines(question)]);
});

test('a vector of another dimension is refused', () => {
  const scan = createVectorScan(dimension);
  expect(() => scan.add(new Float32Array(16))).toThrow(RangeError);
  expect(() => scan.cosines(new Float32Array(16))).toThrow(RangeError);
});

test('a zero vector is near nothing', () => {
  const scan = createVectorScan(dimension);
  scan.add(new Float32Array(dimension));
  expect([...scan.cosines(new Float32Array(dimension).fill(1))]).toEqual([0]);
});
