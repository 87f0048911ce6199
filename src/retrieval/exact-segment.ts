import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { bestScores } from './best-scores.ts';
import type { Segment, SegmentKind } from './segment.ts';
import { createVectorScan, openVectorScan, type VectorScan, type VectorSnapshot } from './vector-scan.ts';

const FILE = 'vectors.bin';

/** Every vector is compared: for some thousands quicker than a graph, exact, and with nothing to hold but the vectors. */
export const exactKind: SegmentKind = {
  name: 'exact',
  files: [FILE],
  open: async (folder) => toSegment(openVectorScan(deserialize(await readFile(join(folder, FILE))) as VectorSnapshot)),
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
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, FILE), serialize(scan.snapshot()));
    },
  };
}
