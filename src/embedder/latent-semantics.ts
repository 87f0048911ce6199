import { createArena } from './arena.ts';
import type { Bag } from './bags.ts';
import { createKernels } from './kernels.ts';
import type { Random } from './random.ts';

/**
 * Where training starts from: latent semantic analysis (Deerwester and others 1990). The span of the `dimension`
 * leading right singular vectors of the tf–idf matrix of the bags, by subspace iteration; each token's row is
 * multiplied by the token's rarity, and rows have norm 1 on average.
 *
 * @returns vocabulary × dimension, row after row
 */
export function latentSemantics(
  bags: readonly Bag[],
  vocabulary: number,
  dimension: number,
  random: Random,
  iterations = 4,
): Float32Array {
  const longest = bags.reduce((most, { rows }) => Math.max(most, rows.length), 1);
  const arena = createArena((vocabulary * 2 + 1) * dimension * 4 + longest * 8 + 4096);
  const kernels = createKernels(arena.memory);
  const width = dimension * 4;
  let basis = arena.floats(vocabulary * dimension);
  let next = arena.floats(vocabulary * dimension);
  const projection = arena.floats(dimension);
  const rows = arena.integers(longest);
  const weights = arena.floats(longest);
  const rarity = rarities(bags, vocabulary);
  for (let at = 0; at < basis.length; at += 1) basis[at] = random() - 0.5;
  for (let iteration = 0; iteration < iterations; iteration += 1) {
    orthonormalise(basis, dimension);
    next.fill(0);
    for (const bag of bags) {
      const count = bag.rows.length;
      if (count === 0) continue;
      let squares = 0;
      for (let at = 0; at < count; at += 1) {
        const row = bag.rows[at]!;
        const weight = bag.weights[at]! * rarity[row]!;
        rows[at] = row;
        weights[at] = weight;
        squares += weight * weight;
      }
      const factor = 1 / Math.sqrt(squares);
      for (let at = 0; at < count; at += 1) weights[at]! *= factor;
      kernels.sumRows(basis.byteOffset, rows.byteOffset, weights.byteOffset, count, width, projection.byteOffset);
      kernels.addToRows(next.byteOffset, rows.byteOffset, weights.byteOffset, count, width, projection.byteOffset);
    }
    [basis, next] = [next, basis];
  }
  orthonormalise(basis, dimension);
  return withRarity(basis, rarity, dimension);
}

function rarities(bags: readonly Bag[], vocabulary: number): Float32Array {
  const frequencies = new Float32Array(vocabulary);
  for (const { rows } of bags) for (const row of rows) frequencies[row]! += 1;
  return frequencies.map((frequency) => Math.log((bags.length + 1) / (frequency + 0.5)));
}

/** Gram–Schmidt over the columns, by the Cholesky factor of their inner products. */
function orthonormalise(matrix: Float32Array, columns: number): void {
  const inner = new Float64Array(columns * columns);
  for (let base = 0; base < matrix.length; base += columns) {
    for (let left = 0; left < columns; left += 1) {
      const value = matrix[base + left]!;
      if (value === 0) continue;
      for (let right = 0; right <= left; right += 1) inner[left * columns + right]! += value * matrix[base + right]!;
    }
  }
  for (let row = 0; row < columns; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let value = inner[row * columns + column]!;
      for (let at = 0; at < column; at += 1) value -= inner[row * columns + at]! * inner[column * columns + at]!;
      inner[row * columns + column] =
        row === column ? Math.sqrt(Math.max(value, 1e-12)) : value / inner[column * columns + column]!;
    }
  }
  for (let base = 0; base < matrix.length; base += columns) {
    for (let column = 0; column < columns; column += 1) {
      let value = matrix[base + column]!;
      for (let at = 0; at < column; at += 1) value -= inner[column * columns + at]! * matrix[base + at]!;
      matrix[base + column] = value / inner[column * columns + column]!;
    }
  }
}

function withRarity(basis: Float32Array, rarity: Float32Array, dimension: number): Float32Array {
  const table = basis.map((value, at) => value * rarity[Math.floor(at / dimension)]!);
  let squares = 0;
  for (const value of table) squares += value * value;
  const factor = 1 / Math.sqrt(squares / rarity.length);
  return table.map((value) => value * factor);
}
