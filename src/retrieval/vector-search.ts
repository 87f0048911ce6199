/** Nearest vectors of a set of documents, told per unit. */
export interface VectorSearch {
  /** For each unit, the cosine of its nearest vector; 0 for units that are not near. `regions`: GB/T 2260 codes to search in. */
  nearest(vector: Float32Array, regions: readonly string[]): Promise<Float32Array>;
}
