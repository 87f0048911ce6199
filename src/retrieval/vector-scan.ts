import { normalise } from './static-embedding.ts';
import { createIntegerProducts } from './integer-products.ts';

/** Unit vectors kept as 8-bit integers, compared with a question one by one: exact search, with no graph to build. */
export interface VectorScan {
  readonly count: number;
  readonly dimension: number;
  /** Bytes held for the vectors. */
  readonly bytes: number;
  /** Adds a vector of any length; it is normalised. Its number is the count before. @throws RangeError for another dimension */
  add(vector: Float32Array): number;
  /** The cosine of the question with every vector, within about 0.01; 0 for a zero vector. @throws RangeError for another dimension */
  cosines(question: Float32Array): Float32Array;
  /** The cosine with each of the vectors from number `from` up to, not including, `to`. */
  cosinesBetween(question: Float32Array, from: number, to: number): Float32Array;
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
  products.write(0, snapshot.integers);

  function check(vector: Float32Array): void {
    if (vector.length !== dimension) throw new RangeError(`A vector of ${vector.length} numbers in a scan of ${dimension}.`);
  }

  function cosinesBetween(question: Float32Array, from: number, to: number): Float32Array {
    check(question);
    const unit = normalise(question.slice());
    const largest = largestMagnitude(unit);
    const result = new Float32Array(Math.max(to - from, 0));
    if (largest === 0 || result.length === 0) return result;
    products.multiply(Int16Array.from(unit, (value) => Math.round((value / largest) * questionUnit)), from, result);
    const scale = largest / questionUnit;
    for (let at = 0; at < result.length; at += 1) result[at]! *= scale * scales[from + at]!;
    return result;
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
      const unit = normalise(vector.slice());
      const scale = largestMagnitude(unit) / 127;
      if (count === scales.length) {
        const longer = new Float32Array(Math.max(count * 2, 64));
        longer.set(scales);
        scales = longer;
      }
      scales[count] = scale;
      products.write(count, Int8Array.from(unit, (value) => (scale === 0 ? 0 : Math.round(value / scale))));
      count += 1;
      return count - 1;
    },
    cosines: (question) => cosinesBetween(question, 0, count),
    cosinesBetween,
    snapshot: () => ({ dimension, integers: products.read(count), scales: scales.slice(0, count) }),
  };
}

function largestMagnitude(vector: Float32Array): number {
  let largest = 0;
  for (const value of vector) largest = Math.max(largest, Math.abs(value));
  return largest;
}
