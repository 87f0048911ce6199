/**
 * A float table as four bits a coordinate: whole numbers from −7 to 7 and one scale a row, chosen among a few so that
 * the squared error is least.
 *
 * @returns rows as `EmbeddingTable` keeps them, and the scale of each
 */
export function quantise(table: Float32Array, dimension: number): { rows: Uint8Array; scales: Float32Array } {
  const count = table.length / dimension;
  const rows = new Uint8Array((count * dimension) / 2);
  const scales = new Float32Array(count);
  for (let row = 0; row < count; row += 1) {
    const values = table.subarray(row * dimension, (row + 1) * dimension);
    const scale = bestScale(values);
    scales[row] = scale;
    for (let at = 0; at < dimension; at += 2) {
      rows[(row * dimension + at) / 2] = nibble(values[at]!, scale) | (nibble(values[at + 1]!, scale) << 4);
    }
  }
  return { rows, scales };
}

function level(value: number, scale: number): number {
  return scale === 0 ? 0 : Math.max(-7, Math.min(7, Math.round(value / scale)));
}

function nibble(value: number, scale: number): number {
  return level(value, scale) + 8;
}

/** Clipping the largest values often costs less than coarser steps for all the others. */
function bestScale(values: Float32Array): number {
  let largest = 0;
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  let best = largest / 7;
  let leastError = Number.POSITIVE_INFINITY;
  for (const share of [1, 0.9, 0.8, 0.7, 0.6, 0.5]) {
    const scale = (largest * share) / 7;
    let error = 0;
    for (const value of values) error += (value - level(value, scale) * scale) ** 2;
    if (error < leastError) {
      leastError = error;
      best = scale;
    }
  }
  return best;
}
