/** Nearest vectors of a set of documents, told per unit. */
export interface VectorSearch {
  /** For each unit, the cosine of its nearest vector; 0 for units of other documents. `documentIds` limits the search. */
  nearest(vector: Float32Array, documentIds: readonly string[]): Promise<Float32Array>;
}
