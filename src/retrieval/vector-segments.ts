import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { z } from 'zod';
import { exactKind } from './exact-segment.ts';
import { createGraphKind } from './graph-segment.ts';
import type { Segment, SegmentKind } from './segment.ts';
import { type Unit, unitTexts } from './units.ts';
import { createVectorScan, type VectorScan } from './vector-scan.ts';
import type { VectorSearch } from './vector-search.ts';

export interface VectorSegmentsOptions {
  /** Their texts are not looked at: they may have their first way of asking alone. */
  units: readonly Unit[];
  /** The same with every way of asking: asked for once, when a segment has to be compared or built. */
  wholeUnits: () => Promise<readonly Unit[]>;
  /** Fingerprint of what the units were made from: what was compared with it before is opened as it is. */
  knowledge: string;
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

/** What is embedded of a segment's units. */
interface Passages {
  texts: string[];
  /** For each text the position of its unit among the units of the segment. */
  units: number[];
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
  /** Of the embedder and the passages. */
  fingerprint: z.string(),
  /** The fingerprint of the knowledge that it was last compared with. */
  knowledge: z.string(),
  /** Hash of each file. */
  files: z.record(z.string(), z.string()),
  /** For each vector the position of its unit among the units of the region. */
  units: z.array(z.int().nonnegative()),
});

type Manifest = z.infer<typeof manifestSchema>;

/** A segment as it was kept. */
interface Kept {
  segment: Segment;
  manifest: Manifest;
}

const MANIFEST = 'manifest.json';
/** Hash of each text, in the order of the vectors: read only when the segment is built anew. */
const TEXTS = 'texts.json';

/** How many nearest vectors are asked of a segment; several may belong to one unit. */
const NEAREST = 64;
/** Where the graph begins to be the quicker one is far above (docs/embedder.md); here its build still costs little. */
const GRAPH_FROM = 4000;

/**
 * Opens a segment for each region, and builds those that are missing, damaged, or made from other texts or by another
 * embedder. A text that was embedded before is not embedded again.
 */
export async function openVectorSegments(options: VectorSegmentsOptions): Promise<VectorSegments> {
  const { units, knowledge, embeddings, embedderId, directory, graphFrom = GRAPH_FROM, onProgress } = options;
  const graphKind = createGraphKind(embeddings);
  const kinds = { graph: graphKind, exact: exactKind };
  const kindOf = (size: number) => (size < graphFrom ? exactKind : graphKind);
  let whole: Map<string, Unit[]> | null = null;
  const passagesOfRegion = async (region: string): Promise<Passages> => {
    whole ??= byRegionOf(await options.wholeUnits());
    return passagesOf(whole.get(region) ?? []);
  };
  await mkdir(directory, { recursive: true });
  const byRegion = byRegionOf(units);
  const segments = new Map<string, Searched>();
  const wholes: Float32Array[] = [];
  const report: VectorSegments['report'] = { opened: [], built: [], damaged: [], vectors: 0, embedded: 0 };

  const openRegion = async (region: string): Promise<{ segment: Segment; positions: readonly number[] }> => {
    const folder = join(directory, region);
    const found = await openKept(folder, kinds, embedderId);
    if (found === 'damaged') report.damaged.push(region);
    const kept = typeof found === 'object' ? found : null;
    const isOfKind = kept?.manifest.kind === kindOf(kept?.manifest.units.length ?? 0).name;
    if (kept && isOfKind && kept.manifest.knowledge === knowledge) {
      report.opened.push(region);
      return { segment: kept.segment, positions: kept.manifest.units };
    }
    const passages = await passagesOfRegion(region);
    const fingerprint = hash(JSON.stringify([embedderId, passages]));
    if (kept && isOfKind && kept.manifest.fingerprint === fingerprint) {
      await writeManifest(folder, { ...kept.manifest, knowledge });
      report.opened.push(region);
      return { segment: kept.segment, positions: passages.units };
    }
    const kind = kindOf(passages.texts.length);
    const manifest = { kind: kind.name, embedderId, fingerprint, knowledge, units: passages.units };
    const { segment, embedded } = await buildSegment(folder, { kind, manifest, passages, embeddings, kept });
    report.embedded += embedded;
    report.built.push(region);
    return { segment, positions: passages.units };
  };

  for (const [region, own] of byRegion) {
    const { segment, positions } = await openRegion(region);
    report.vectors += positions.length;
    for (const [position, label] of wholeLabels(positions).entries())
      wholes[own[position]!.index] = Float32Array.from(segment.vectorOf(label));
    segments.set(region, { segment, unitOf: Uint32Array.from(positions, (position) => own[position]!.index) });
    onProgress?.(segments.size, byRegion.size, region);
  }
  for (const folder of await readdir(directory)) {
    if (byRegion.has(folder) || (await isBeingBuilt(join(directory, folder)))) continue;
    await rm(join(directory, folder), { recursive: true, force: true });
  }

  const scan = createVectorScan(wholes[0]?.length ?? 16, units.length);
  for (const vector of wholes) scan.add(vector);
  return { report, ...searchIn(segments, scan, units.length) };
}

/** Apart from the opening: what that needed, this would keep. */
function searchIn(segments: ReadonlyMap<string, Searched>, scan: VectorScan, unitCount: number): VectorSearch {
  return {
    nearest: async (vector, regions) => {
      const nearest = new Float32Array(unitCount);
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

function byRegionOf(units: readonly Unit[]): Map<string, Unit[]> {
  return Map.groupBy(units, (unit) => unit.document.region);
}

/** The first passage of a unit is the one of all its words: where it stands among the vectors of the segment. */
function wholeLabels(positions: readonly number[]): number[] {
  return positions.flatMap((position, label) => (position === positions[label - 1] ? [] : [label]));
}

function passagesOf(units: readonly Unit[]): Passages {
  const passages: Passages = { texts: [], units: [] };
  units.forEach((unit, position) => {
    for (const text of textsOf(unit)) {
      passages.texts.push(text);
      passages.units.push(position);
    }
  });
  return passages;
}

/** Vectors of a point's questions: more of them made the index larger and the start slower, and found no more. */
const QUESTIONS_A_POINT = 5;

/** What is embedded of a unit: all its words together, then some of its questions, spread over the list, its plain words, its quote. */
function textsOf(unit: Unit): string[] {
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
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => null);
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
  manifest: Omit<Manifest, 'format' | 'files'>;
  passages: Passages;
  embeddings: EmbeddingsInterface;
  kept: Kept | null;
}

async function buildSegment(folder: string, input: BuildInput): Promise<{ segment: Segment; embedded: number }> {
  const { kind, passages, embeddings, kept } = input;
  const known = kept ? await readTexts(folder, kept) : new Map<string, number>();
  const texts = passages.texts.map(hash);
  const fresh = passages.texts.filter((_, place) => !known.has(texts[place]!));
  const embedded = await embeddings.embedDocuments(fresh);
  let next = 0;
  const vectors = texts.map((text) => {
    const label = known.get(text);
    return label === undefined ? embedded[next++]! : kept!.segment.vectorOf(label);
  });
  const segment = await kind.build(vectors);
  const temporary = `${folder}.${randomUUID()}.tmp`;
  await segment.save(temporary);
  await writeFile(join(temporary, TEXTS), JSON.stringify(texts));
  const files = await hashFiles(temporary, kind);
  await writeManifest(temporary, { ...input.manifest, format: FORMAT, files });
  await rm(folder, { recursive: true, force: true });
  try {
    await rename(temporary, folder);
  } catch {
    // Another process put its own there since: it is as good, and what was built here is in memory.
    await rm(temporary, { recursive: true, force: true });
  }
  return { segment, embedded: fresh.length };
}

/** The label of each text that is embedded already; none where that was not kept as it should be. */
async function readTexts(folder: string, { manifest }: Kept): Promise<Map<string, number>> {
  try {
    const texts = z.array(z.string()).parse(JSON.parse(await readFile(join(folder, TEXTS), 'utf8')));
    if (texts.length === manifest.units.length) return new Map(texts.map((text, label) => [text, label]));
  } catch {
    // Embedded again, all of them.
  }
  return new Map();
}

/** Whole or not at all: another process may be opening it. */
async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const temporary = join(folder, `${MANIFEST}.${randomUUID()}.tmp`);
  await writeFile(temporary, JSON.stringify(manifest));
  await rename(temporary, join(folder, MANIFEST));
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
