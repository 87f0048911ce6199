import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { z } from 'zod';
import { exactKind } from './exact-segment.ts';
import { createGraphKind } from './graph-segment.ts';
import type { Segment, SegmentKind } from './segment.ts';
import { type Unit, unitTexts } from './units.ts';
import { createVectorScan } from './vector-scan.ts';
import type { VectorSearch } from './vector-search.ts';

export interface VectorSegmentsOptions {
  units: readonly Unit[];
  embeddings: EmbeddingsInterface;
  /** Tells one embedder from another: vectors of two never mix. */
  embedderId: string;
  /** Where segments are kept, one folder a region. */
  directory: string;
  /** From so many vectors a segment is a graph; fewer are compared one by one. */
  graphFrom?: number;
  /** Told after each segment. */
  onProgress?: (done: number, total: number, region: string) => void;
}

export interface VectorSegments extends VectorSearch {
  readonly report: {
    /** Regions whose segment was opened as it was. */
    opened: string[];
    built: string[];
    /** Of the built ones, those whose files were damaged. */
    damaged: string[];
    vectors: number;
    /** Texts that had to be embedded; the vectors of the rest were taken from the older segment. */
    embedded: number;
  };
}

interface Passage {
  text: string;
  /** Position of its unit among the units of the segment. */
  unit: number;
}

/** A segment, and for each of its vectors the index of its unit. */
interface Searched {
  segment: Segment;
  unitOf: Uint32Array;
}

/** Raised when the files of a segment change, so that an older one is built anew. */
const FORMAT = 7;

const manifestSchema = z.object({
  format: z.literal(FORMAT),
  kind: z.enum(['graph', 'exact']),
  embedderId: z.string(),
  fingerprint: z.string(),
  files: z.record(z.string(), z.string()),
  /** Hash of each text, in the order of the vectors. */
  texts: z.array(z.string()),
});

type Manifest = z.infer<typeof manifestSchema>;

/** A segment as it was kept. */
interface Kept {
  segment: Segment;
  manifest: Manifest;
}

/** How many nearest vectors are asked of a segment; several may belong to one unit. */
const NEAREST = 64;
/** Where the graph begins to be the quicker one is far above (docs/embedder.md); here its build still costs little. */
const GRAPH_FROM = 4000;

/**
 * Opens a segment for each region, and builds those that are missing, damaged, or made from other texts or by another
 * embedder. A text that was embedded before is not embedded again.
 */
export async function openVectorSegments(options: VectorSegmentsOptions): Promise<VectorSegments> {
  const { units, embeddings, embedderId, directory, graphFrom = GRAPH_FROM, onProgress } = options;
  const graphKind = createGraphKind(embeddings);
  const kinds = { graph: graphKind, exact: exactKind };
  await mkdir(directory, { recursive: true });
  const byRegion = Map.groupBy(units, (unit) => unit.document.region);
  const segments = new Map<string, Searched>();
  const wholes: Float32Array[] = [];
  const report: VectorSegments['report'] = { opened: [], built: [], damaged: [], vectors: 0, embedded: 0 };
  for (const [region, own] of byRegion) {
    const passages = own.flatMap((unit, position) => passagesOf(unit).map((text) => ({ text, unit: position })));
    const kind = passages.length < graphFrom ? exactKind : graphKind;
    const fingerprint = hash(JSON.stringify([embedderId, passages]));
    const folder = join(directory, region);
    const found = await openKept(folder, kinds, embedderId);
    if (found === 'damaged') report.damaged.push(region);
    const kept = typeof found === 'object' ? found : null;
    let segment = kept?.segment;
    if (segment === undefined || kept?.manifest.fingerprint !== fingerprint || kept.manifest.kind !== kind.name) {
      const built = await buildSegment(folder, { kind, fingerprint, passages, embeddings, embedderId, kept });
      segment = built.segment;
      report.embedded += built.embedded;
      report.built.push(region);
    } else report.opened.push(region);
    report.vectors += passages.length;
    for (const [position, label] of wholeLabels(passages).entries())
      wholes[own[position]!.index] = Float32Array.from(segment.vectorOf(label));
    segments.set(region, { segment, unitOf: Uint32Array.from(passages, (passage) => own[passage.unit]!.index) });
    onProgress?.(segments.size, byRegion.size, region);
  }
  for (const folder of await readdir(directory)) {
    if (byRegion.has(folder) || (await isBeingBuilt(join(directory, folder)))) continue;
    await rm(join(directory, folder), { recursive: true, force: true });
  }

  const scan = createVectorScan(wholes[0]?.length ?? 16, units.length);
  for (const vector of wholes) scan.add(vector);
  return {
    report,
    nearest: async (vector, regions) => {
      const nearest = new Float32Array(units.length);
      const whole = scan.cosines(vector);
      for (let unit = 0; unit < whole.length; unit += 1) if (whole[unit]! < 0) whole[unit] = 0;
      for (const region of regions) {
        const searched = segments.get(region);
        for (const { index, score } of (await searched?.segment.nearest(vector, NEAREST)) ?? []) {
          const unit = searched!.unitOf[index]!;
          if (score > nearest[unit]!) nearest[unit] = score;
        }
      }
      return { nearest, whole };
    },
  };
}

/** The first passage of a unit is the one of all its words: where it stands among the vectors of the segment. */
function wholeLabels(passages: readonly Passage[]): number[] {
  return passages.flatMap(({ unit }, label) => (unit === passages[label - 1]?.unit ? [] : [label]));
}

/** Vectors of a point's questions: more of them made the index larger and the start slower, and found no more. */
const QUESTIONS_A_POINT = 5;

/** What is embedded of a unit: all its words together, then some of its questions, spread over the list, its plain words, its quote. */
function passagesOf(unit: Unit): string[] {
  const texts = unitTexts(unit);
  if (!unit.point) return [texts.join('\n'), unit.quote];
  const { questions, say } = unit.point;
  const step = Math.max(1, questions.length / QUESTIONS_A_POINT);
  const some = questions.filter((_, position) => Math.floor(position / step) !== Math.floor((position - 1) / step));
  const quote = unit.unsaid ? '' : unit.quote;
  return [[...questions, ...texts].join('\n'), ...some, say, quote].filter((text) => text !== '');
}

type Kinds = Record<Manifest['kind'], SegmentKind>;

async function openKept(folder: string, kinds: Kinds, embedderId: string): Promise<Kept | 'missing' | 'damaged'> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => null);
  if (text === null) return 'missing';
  try {
    const written = JSON.parse(text);
    if (written.format !== FORMAT) return 'missing';
    const manifest = manifestSchema.parse(written);
    if (manifest.embedderId !== embedderId) return 'missing';
    const kind = kinds[manifest.kind];
    const files = await hashFiles(folder, kind);
    if (kind.files.some((file) => files[file] !== manifest.files[file])) return 'damaged';
    return { segment: await kind.open(folder), manifest };
  } catch {
    return 'damaged';
  }
}

interface BuildInput {
  kind: SegmentKind;
  fingerprint: string;
  passages: readonly Passage[];
  embeddings: EmbeddingsInterface;
  embedderId: string;
  kept: Kept | null;
}

async function buildSegment(folder: string, input: BuildInput): Promise<{ segment: Segment; embedded: number }> {
  const { kind, fingerprint, passages, embeddings, embedderId, kept } = input;
  const known = new Map(kept?.manifest.texts.map((text, label) => [text, label]));
  const texts = passages.map((passage) => hash(passage.text));
  const fresh = passages.flatMap((passage, position) => (known.has(texts[position]!) ? [] : [passage.text]));
  const embedded = await embeddings.embedDocuments(fresh);
  let next = 0;
  const vectors = texts.map((text) => {
    const label = known.get(text);
    return label === undefined ? embedded[next++]! : kept!.segment.vectorOf(label);
  });
  const segment = await kind.build(vectors);
  const temporary = `${folder}.${randomUUID()}.tmp`;
  await segment.save(temporary);
  const files = await hashFiles(temporary, kind);
  const manifest: Manifest = { format: FORMAT, kind: kind.name, embedderId, fingerprint, files, texts };
  await writeFile(join(temporary, 'manifest.json'), JSON.stringify(manifest));
  await rm(folder, { recursive: true, force: true });
  try {
    await rename(temporary, folder);
  } catch {
    // Another process put its own there since: it is as good, and what was built here is in memory.
    await rm(temporary, { recursive: true, force: true });
  }
  return { segment, embedded: fresh.length };
}

/** Whether it may be another process's work; what an hour has not finished was broken off. */
async function isBeingBuilt(folder: string): Promise<boolean> {
  if (!folder.endsWith('.tmp')) return false;
  const changed = await stat(folder).catch(() => null);
  return changed !== null && Date.now() - changed.mtimeMs < 3_600_000;
}

async function hashFiles(folder: string, { files }: SegmentKind): Promise<Record<string, string>> {
  const hashes = await Promise.all(
    files.map(async (file) => [file, hash(await readFile(join(folder, file)))] as const),
  );
  return Object.fromEntries(hashes);
}

function hash(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('base64url').slice(0, 16);
}
