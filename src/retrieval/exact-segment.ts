import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeArrays, encodeArrays } from './array-file.ts';
import { bestScores } from './best-scores.ts';
import type { Segment, SegmentKind } from './segment.ts';
import { createVectorScan, openVectorScan, type VectorScan } from './vector-scan.ts';

const FILE = 'vectors.bin';
const KEY = 'vectors';

/** Every vector is compared: for some thousands quicker than a graph, exact, and with nothing to hold but the vectors. */
export const exactKind: SegmentKind = {
  name: 'exact',
  files: [FILE],
  open: async (folder) => {
    const file = await readFile(join(folder, FILE));
    const { integers, scales } = decodeArrays<{ integers: Int8Array; scales: Float32Array }>(KEY, file);
    return toSegment(openVectorScan({ dimension: integers.length / scales.length, integers, scales }));
  },
  build: async (vectors) => {
    const scan = createVectorScan(vectors[0]?.length ?? 16, vectors.length);
    for (const vector of vectors) scan.add(Float32Array.from(vector));
    return toSegment(scan);
  },
};

function toSegment(scan: VectorScan): Segment {
  return {
    nearest: async (vector, limit) => bestScores(scan.cosines(vector), limit),
    vectorOf: (label) => scan.vectorOf(label),
    save: async (folder) => {
      const { integers, scales } = scan.snapshot();
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, FILE), encodeArrays(KEY, { integers, scales }));
    },
  };
}
