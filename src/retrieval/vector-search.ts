/** How near a question is to each unit. */
export interface Nearness {
  /** Cosine of the unit's nearest vector: one of its questions, its plain words, its quote; 0 where none is near, or elsewhere. */
  nearest: Float32Array;
  /** Cosine of the vector of all its words together, at least 0; of every unit, wherever it holds. */
  whole: Float32Array;
}

/** Nearest vectors of a set of documents, told per unit. */
export interface VectorSearch {
  /** `regions`: GB/T 2260 codes to search in. Null while the vectors are not open yet. */
  nearest(vector: Float32Array, regions: readonly string[]): Promise<Nearness | null>;
}
