import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HNSWLib } from '@langchain/community/vectorstores/hnswlib';
import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { z } from 'zod';
import { bestScores } from './best-scores.ts';
import { type Unit, unitTexts } from './units.ts';
import { createVectorScan } from './vector-scan.ts';
import type { VectorSearch } from './vector-search.ts';

export interface HnswVectorsOptions {
  units: readonly Unit[];
  embeddings: EmbeddingsInterface;
  /** Tells one embedder from another: vectors of two never mix. */
  embedderId: string;
  /** Where segments are kept, one folder a region. */
  directory: string;
  /** Told after each segment. */
  onProgress?: (done: number, total: number, region: string) => void;
}

export interface HnswVectors extends VectorSearch {
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

/** Raises the nearness of units to what the passages of one segment come to. */
type SegmentSearch = (vector: Float32Array, nearest: Float32Array) => Promise<void>;

/** Raised when the files of a segment change, so that an older one is built anew. */
const FORMAT = 4;

const manifestSchema = z.object({
  format: z.literal(FORMAT),
  embedderId: z.string(),
  fingerprint: z.string(),
  files: z.record(z.string(), z.string()),
  /** Hash of each text, in the order of the vectors. */
  texts: z.array(z.string()),
});

type Manifest = z.infer<typeof manifestSchema>;

const FILES = ['hnswlib.index', 'docstore.json', 'args.json'];
/** How many nearest vectors are asked of a segment; several may belong to one unit. */
const NEAREST = 64;

/** Below so many vectors a segment is compared vector by vector: quicker than its graph, which costs 2.6 MB of locks, and exact. */
const GRAPH_FROM = 4000;

/**
 * Opens a segment of LangChain's HNSWLib for each region, and builds those that are missing, damaged, or made from other
 * texts or by another embedder. A text that was embedded before is not embedded again. Of a small segment only the vectors
 * stay in memory.
 */
export async function openHnswVectors(options: HnswVectorsOptions): Promise<HnswVectors> {
  const { units, embeddings, embedderId, directory, onProgress } = options;
  await mkdir(directory, { recursive: true });
  const byRegion = Map.groupBy(units, (unit) => unit.document.region);
  const segments = new Map<string, SegmentSearch>();
  const wholes: Float32Array[] = [];
  const report: HnswVectors['report'] = { opened: [], built: [], damaged: [], vectors: 0, embedded: 0 };
  for (const [region, own] of byRegion) {
    const passages = own.flatMap((unit, position) => passagesOf(unit).map((text) => ({ text, unit: position })));
    const fingerprint = hash(JSON.stringify([embedderId, passages]));
    const folder = join(directory, region);
    const kept = await openSegment(folder, embeddings, embedderId);
    if (kept === 'damaged') report.damaged.push(region);
    const older = typeof kept === 'object' ? kept : null;
    let store = older?.store;
    if (older === null || store === undefined || older.manifest.fingerprint !== fingerprint) {
      const built = await buildSegment(folder, { fingerprint, passages, embeddings, embedderId, older });
      store = built.store;
      report.embedded += built.embedded;
      report.built.push(region);
    } else report.opened.push(region);
    report.vectors += passages.length;
    for (const [position, label] of wholeLabels(passages).entries())
      wholes[own[position]!.index] = Float32Array.from(store.index.getPoint(label));
    const unitOf = Uint32Array.from(passages, (passage) => own[passage.unit]!.index);
    segments.set(region, passages.length < GRAPH_FROM ? exactSearch(store, unitOf) : graphSearch(store, unitOf));
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
      const whole = scan.cosines(vector).map((cosine) => Math.max(0, cosine));
      for (const region of regions) await segments.get(region)?.(vector, nearest);
      return { nearest, whole };
    },
  };
}

/** `unitOf`: the index of the unit of each vector, in the order of the vectors. */
function graphSearch(store: HNSWLib, unitOf: Uint32Array): SegmentSearch {
  return async (vector, nearest) => {
    const found = await store.similaritySearchVectorWithScore(Array.from(vector), Math.min(NEAREST, unitOf.length));
    for (const [document, distance] of found) raise(nearest, unitOf[Number(document.metadata.label)]!, 1 - distance);
  };
}

function exactSearch(store: HNSWLib, unitOf: Uint32Array): SegmentSearch {
  const scan = createVectorScan(store.index.getNumDimensions(), unitOf.length);
  for (let label = 0; label < unitOf.length; label += 1) scan.add(Float32Array.from(store.index.getPoint(label)));
  return async (vector, nearest) => {
    for (const { index, score } of bestScores(scan.cosines(vector), NEAREST)) raise(nearest, unitOf[index]!, score);
  };
}

function raise(nearest: Float32Array, unit: number, cosine: number): void {
  if (cosine > nearest[unit]!) nearest[unit] = cosine;
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

async function openSegment(
  folder: string,
  embeddings: EmbeddingsInterface,
  embedderId: string,
): Promise<{ store: HNSWLib; manifest: Manifest } | 'missing' | 'damaged'> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => null);
  if (text === null) return 'missing';
  try {
    const written = JSON.parse(text);
    if (written.format !== FORMAT) return 'missing';
    const manifest = manifestSchema.parse(written);
    if (manifest.embedderId !== embedderId) return 'missing';
    const files = await hashFiles(folder);
    if (FILES.some((file) => files[file] !== manifest.files[file])) return 'damaged';
    return { store: await HNSWLib.load(folder, embeddings), manifest };
  } catch {
    return 'damaged';
  }
}

interface BuildInput {
  fingerprint: string;
  passages: readonly Passage[];
  embeddings: EmbeddingsInterface;
  embedderId: string;
  older: { store: HNSWLib; manifest: Manifest } | null;
}

async function buildSegment(folder: string, input: BuildInput): Promise<{ store: HNSWLib; embedded: number }> {
  const { fingerprint, passages, embeddings, embedderId, older } = input;
  const known = new Map(older?.manifest.texts.map((text, label) => [text, label]));
  const texts = passages.map((passage) => hash(passage.text));
  const fresh = passages.flatMap((passage, position) => (known.has(texts[position]!) ? [] : [passage.text]));
  const embedded = await embeddings.embedDocuments(fresh);
  let next = 0;
  const vectors = texts.map((text) => {
    const label = known.get(text);
    return label === undefined ? embedded[next++]! : older!.store.index.getPoint(label);
  });
  const store = new HNSWLib(embeddings, { space: 'cosine', numDimensions: vectors[0]?.length ?? 1 });
  await store.addVectors(
    vectors,
    passages.map((_, label) => ({ pageContent: '', metadata: { label } })),
  );
  const temporary = `${folder}.${randomUUID()}.tmp`;
  await store.save(temporary);
  const files = await hashFiles(temporary);
  const manifest: Manifest = { format: FORMAT, embedderId, fingerprint, files, texts };
  await writeFile(join(temporary, 'manifest.json'), JSON.stringify(manifest));
  await rm(folder, { recursive: true, force: true });
  try {
    await rename(temporary, folder);
  } catch {
    // Another process put its own there since: it is as good, and what was built here is in memory.
    await rm(temporary, { recursive: true, force: true });
  }
  return { store, embedded: fresh.length };
}

/** Whether it may be another process's work; what an hour has not finished was broken off. */
async function isBeingBuilt(folder: string): Promise<boolean> {
  if (!folder.endsWith('.tmp')) return false;
  const changed = await stat(folder).catch(() => null);
  return changed !== null && Date.now() - changed.mtimeMs < 3_600_000;
}

async function hashFiles(folder: string): Promise<Record<string, string>> {
  const hashes = await Promise.all(
    FILES.map(async (file) => [file, hash(await readFile(join(folder, file)))] as const),
  );
  return Object.fromEntries(hashes);
}

function hash(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('base64url').slice(0, 16);
}
