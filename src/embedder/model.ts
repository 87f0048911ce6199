import { createArena } from './arena.ts';
import type { Bag } from './bags.ts';
import { createKernels } from './kernels.ts';

/**
 * The table in training, with what gradient descent needs beside it.
 * A text's vector is the normalised weighted sum of its rows; see `Batch` for the two passes.
 */
export interface Model {
  readonly dimension: number;
  readonly vocabulary: number;
  /** vocabulary × dimension, row after row. */
  readonly table: Float32Array;
  /** Adagrad's sum of squared slopes for each number of the table. */
  readonly history: Float32Array;
  createBatch(capacity: number): Batch;
  products(left: Batch, right: Batch, into: Float32Array): void;
  /** Adds coefficient-weighted sums of `sources`' vectors to `batch`'s slopes: slopes[i] = Σ_j coefficients[i, j]·sources[j]. */
  mix(batch: Batch, coefficients: Float32Array, sources: Batch): void;
  /** One Adagrad step over the rows touched since the last. */
  update(rate: number): void;
  /** Forgets the squared slopes Adagrad has seen, so that a new stage starts at its full rate. */
  resetHistory(): void;
  floats(length: number): Float32Array;
}

/** Texts encoded together: `encode` is the forward pass, `propagate` takes the slopes of the vectors back to the rows. */
export interface Batch {
  size: number;
  /** capacity × dimension unit vectors. */
  readonly vectors: Float32Array;
  /** The loss's slope in each vector. */
  readonly slopes: Float32Array;
  encode(bags: readonly Bag[]): void;
  propagate(): void;
}

const initialHistory = 1e-8;
const longestBag = 1 << 14;

export function createModel(vocabulary: number, dimension: number, batchBytes = 256 << 20): Model {
  if (dimension % 16 !== 0) throw new RangeError('The dimension must be a multiple of 16.');
  const arena = createArena(vocabulary * dimension * 12 + vocabulary * 8 + batchBytes);
  const kernels = createKernels(arena.memory);
  const width = dimension * 4;
  const table = arena.floats(vocabulary * dimension);
  const gradient = arena.floats(vocabulary * dimension);
  const history = arena.floats(vocabulary * dimension).fill(initialHistory);
  const touched = arena.integers(vocabulary);
  const isTouched = new Uint8Array(vocabulary);
  const bagRows = arena.integers(longestBag);
  const bagWeights = arena.floats(longestBag);
  const counting = arena.integers(longestBag).map((_, index) => index);
  const ordinals = arena.integers(longestBag);
  ordinals.set(counting);
  const line = arena.floats(longestBag);
  let touchedCount = 0;

  function place({ rows, weights }: Bag): number {
    const count = Math.min(rows.length, longestBag);
    bagRows.set(rows.length > count ? rows.subarray(0, count) : rows);
    bagWeights.set(weights.length > count ? weights.subarray(0, count) : weights);
    return count;
  }

  function createBatch(capacity: number): Batch {
    const vectors = arena.floats(capacity * dimension);
    const slopes = arena.floats(capacity * dimension);
    const norms = new Float32Array(capacity);
    let current: readonly Bag[] = [];
    return {
      size: 0,
      vectors,
      slopes,
      encode(bags) {
        current = bags;
        this.size = bags.length;
        bags.forEach((bag, index) => {
          const count = place(bag);
          const vector = vectors.subarray(index * dimension, (index + 1) * dimension);
          if (count === 0) vector.fill(0);
          else {
            kernels.sumRows(
              table.byteOffset,
              bagRows.byteOffset,
              bagWeights.byteOffset,
              count,
              width,
              vector.byteOffset,
            );
          }
          norms[index] = normaliseInPlace(vector);
        });
      },
      propagate() {
        current.forEach((bag, index) => {
          if (bag.rows.length === 0 || norms[index] === 0) return;
          const slope = slopes.subarray(index * dimension, (index + 1) * dimension);
          throughNormalisation(slope, vectors.subarray(index * dimension, (index + 1) * dimension), norms[index]!);
          const count = place(bag);
          for (let at = 0; at < count; at += 1) {
            const row = bagRows[at]!;
            if (isTouched[row] === 1) continue;
            isTouched[row] = 1;
            touched[touchedCount] = row;
            touchedCount += 1;
          }
          kernels.addToRows(
            gradient.byteOffset,
            bagRows.byteOffset,
            bagWeights.byteOffset,
            count,
            width,
            slope.byteOffset,
          );
        });
      },
    };
  }

  return {
    dimension,
    vocabulary,
    table,
    history,
    createBatch,
    products(left, right, into) {
      const lines = left.size + (left.size & 1);
      const count = (right.size + 3) & ~3;
      for (let index = 0; index < lines; index += 2) {
        kernels.twoRowProducts(
          left.vectors.byteOffset + index * width,
          right.vectors.byteOffset,
          count,
          width,
          into.byteOffset + index * count * 4,
        );
      }
    },
    mix(batch, coefficients, sources) {
      for (let index = 0; index < batch.size; index += 1) {
        line.set(coefficients.subarray(index * sources.size, (index + 1) * sources.size));
        kernels.sumRows(
          sources.vectors.byteOffset,
          ordinals.byteOffset,
          line.byteOffset,
          sources.size,
          width,
          batch.slopes.byteOffset + index * width,
        );
      }
    },
    update(rate) {
      if (touchedCount === 0) return;
      kernels.adagrad(
        table.byteOffset,
        history.byteOffset,
        gradient.byteOffset,
        touched.byteOffset,
        touchedCount,
        width,
        rate,
      );
      for (let at = 0; at < touchedCount; at += 1) isTouched[touched[at]!] = 0;
      touchedCount = 0;
    },
    resetHistory: () => void history.fill(initialHistory),
    floats: arena.floats,
  };
}

function normaliseInPlace(vector: Float32Array): number {
  let squares = 0;
  for (let at = 0; at < vector.length; at += 1) squares += vector[at]! * vector[at]!;
  const norm = Math.sqrt(squares);
  if (norm > 0) for (let at = 0; at < vector.length; at += 1) vector[at]! /= norm;
  return norm;
}

/** The slope in x of f(x / |x|): (slope − (slope·unit)·unit) / |x|. */
function throughNormalisation(slope: Float32Array, unit: Float32Array, norm: number): void {
  let along = 0;
  for (let at = 0; at < unit.length; at += 1) along += slope[at]! * unit[at]!;
  for (let at = 0; at < unit.length; at += 1) slope[at] = (slope[at]! - along * unit[at]!) / norm;
}
