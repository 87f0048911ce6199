import { createIntegerProducts } from './integer-products.ts';

/** Unit vectors kept as 8-bit integers, compared with a question one by one: exact search, with no graph to build. */
export interface VectorScan {
  readonly count: number;
  readonly dimension: number;
  /** Bytes held for the vectors. */
  readonly bytes: number;
  /** Adds a vector of any length; it is normalised. Its number is the count before. @throws RangeError for another dimension */
  add(vector: Float32Array): number;
  /**
   * The cosine of the question with every vector, within about 0.01; 0 for a zero vector.
   *
   * @param into takes the result where given: one number a vector
   * @throws RangeError for another dimension
   */
  cosines(question: Float32Array, into?: Float32Array): Float32Array;
  /** The cosines with the vectors of these numbers. */
  cosinesOf(question: Float32Array, numbers: Uint32Array): Float32Array;
  /** A vector as it is kept: of its direction, its length 1 within rounding. */
  vectorOf(number: number): Float32Array;
  /** What `openVectorScan` takes. */
  snapshot(): VectorSnapshot;
}

export interface VectorSnapshot {
  dimension: number;
  /** count × dimension, row after row. */
  integers: Int8Array;
  /** What one unit of a row's integers stands for. */
  scales: Float32Array;
}

const questionUnit = 32_767;

export function createVectorScan(dimension: number, capacity = 1024): VectorScan {
  return openVectorScan({ dimension, integers: new Int8Array(0), scales: new Float32Array(0) }, capacity);
}

export function openVectorScan(snapshot: VectorSnapshot, capacity = 0): VectorScan {
  const { dimension } = snapshot;
  const products = createIntegerProducts(dimension, Math.max(capacity, snapshot.scales.length));
  let count = snapshot.scales.length;
  let scales = snapshot.scales;
  const row = new Int8Array(dimension);
  products.write(0, snapshot.integers);

  function check(vector: Float32Array): void {
    if (vector.length !== dimension)
      throw new RangeError(`A vector of ${vector.length} numbers in a scan of ${dimension}.`);
  }

  function asIntegers(question: Float32Array): { integers: Int16Array; factor: number } {
    check(question);
    const largest = largestMagnitude(question);
    const integers = new Int16Array(dimension);
    if (largest === 0) return { integers, factor: 0 };
    const step = questionUnit / largest;
    for (let at = 0; at < dimension; at += 1) integers[at] = Math.round(question[at]! * step);
    return { integers, factor: 1 / (step * lengthOf(question)) };
  }

  return {
    get count() {
      return count;
    },
    get bytes() {
      return count * (dimension + 4);
    },
    dimension,
    add(vector) {
      check(vector);
      // Only the direction is kept, so the vector's own length goes into the scale.
      const length = lengthOf(vector) || 1;
      const step = largestMagnitude(vector) / 127;
      for (let at = 0; at < dimension; at += 1) row[at] = step === 0 ? 0 : Math.round(vector[at]! / step);
      if (count === scales.length) {
        const longer = new Float32Array(Math.max(count * 2, 64));
        longer.set(scales);
        scales = longer;
      }
      scales[count] = step / length;
      products.write(count, row);
      count += 1;
      return count - 1;
    },
    cosines(question, into = new Float32Array(count)) {
      const { integers, factor } = asIntegers(question);
      if (count > 0) products.multiply(integers, 0, into);
      for (let at = 0; at < count; at += 1) into[at]! *= factor * scales[at]!;
      return into;
    },
    cosinesOf(question, numbers) {
      const { integers, factor } = asIntegers(question);
      const result = new Float32Array(numbers.length);
      if (result.length > 0) products.multiplyListed(integers, numbers, result);
      for (let at = 0; at < result.length; at += 1) result[at]! *= factor * scales[numbers[at]!]!;
      return result;
    },
    vectorOf: (number) => Float32Array.from(products.read(1, number), (integer) => integer * scales[number]!),
    snapshot: () => ({ dimension, integers: products.read(count), scales: scales.slice(0, count) }),
  };
}

function lengthOf(vector: Float32Array): number {
  let squares = 0;
  for (let at = 0; at < vector.length; at += 1) squares += vector[at]! * vector[at]!;
  return Math.sqrt(squares);
}

function largestMagnitude(vector: Float32Array): number {
  let largest = 0;
  for (let at = 0; at < vector.length; at += 1) {
    const magnitude = Math.abs(vector[at]!);
    if (magnitude > largest) largest = magnitude;
  }
  return largest;
}
