import type { Scored } from './best-scores.ts';

/** The vectors of one region's passages, numbered in the order they were given. */
export interface Segment {
  /** The passages nearest to a vector, with their cosines, at most `limit`. */
  nearest(vector: Float32Array, limit: number): Promise<readonly Scored[]>;
  vectorOf(label: number): ArrayLike<number>;
  /** Writes `SegmentKind.files` into a folder, which is made if it isn't there. */
  save(folder: string): Promise<void>;
}

/** A way of keeping and searching vectors. */
export interface SegmentKind {
  name: 'graph' | 'exact';
  files: readonly string[];
  /** @throws if the files are not what they should be */
  open(folder: string): Promise<Segment>;
  /** From vectors of one length, at least one. */
  build(vectors: readonly ArrayLike<number>[]): Promise<Segment>;
}
