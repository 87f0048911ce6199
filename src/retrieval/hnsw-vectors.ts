import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HNSWLib } from '@langchain/community/vectorstores/hnswlib';
import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { z } from 'zod';
import type { Unit } from './units.ts';
import type { VectorSearch } from './vector-search.ts';

const manifestSchema = z.object({ fingerprint: z.string(), indexHash: z.string(), storeHash: z.string() });

export interface HnswVectorsOptions {
  units: readonly Unit[];
  embeddings: EmbeddingsInterface;
  /** Tells one embedder from another: a segment is good only for the one it was made with. */
  embedderId: string;
  /** Where segments are kept, one folder a document. */
  directory: string;
  onProgress?: (done: number, total: number, documentId: string) => void;
}

export interface HnswVectors extends VectorSearch {
  readonly report: { opened: string[]; built: string[]; damaged: string[]; vectors: number };
}

interface Segment {
  store: HNSWLib;
  size: number;
}

/** How many nearest vectors are asked of a segment; several may belong to one unit. */
const NEAREST = 24;

/**
 * Opens a segment of LangChain's HNSWLib for each document, and builds those that are missing, damaged, or made from other
 * texts or by another embedder. Segments of documents that are gone are deleted.
 */
export async function openHnswVectors({ units, embeddings, embedderId, directory, onProgress }: HnswVectorsOptions): Promise<HnswVectors> {
  await mkdir(directory, { recursive: true });
  const byDocument = Map.groupBy(units, (unit) => unit.document.id);
  const segments = new Map<string, Segment>();
  const report: HnswVectors['report'] = { opened: [], built: [], damaged: [], vectors: 0 };
  let done = 0;
  for (const [documentId, own] of byDocument) {
    const passages = own.flatMap((unit) => passagesOf(unit).map((text) => ({ text, unit: unit.index - own[0]!.index })));
    const fingerprint = hash(JSON.stringify([embedderId, passages]));
    const folder = join(directory, documentId);
    const kept = await openSegment(folder, fingerprint, embeddings);
    if (kept === 'damaged') report.damaged.push(documentId);
    const store = kept instanceof HNSWLib ? kept : await buildSegment(folder, fingerprint, passages, embeddings);
    report[kept instanceof HNSWLib ? 'opened' : 'built'].push(documentId);
    report.vectors += passages.length;
    segments.set(documentId, { store, size: passages.length });
    done += 1;
    onProgress?.(done, byDocument.size, documentId);
  }
  for (const folder of await readdir(directory)) {
    if (!byDocument.has(folder)) await rm(join(directory, folder), { recursive: true, force: true });
  }
  const firstUnit = new Map([...byDocument].map(([documentId, own]) => [documentId, own[0]!.index]));

  return {
    report,
    nearest: async (vector, documentIds) => {
      const best = new Float32Array(units.length);
      const query = Array.from(vector);
      for (const documentId of documentIds) {
        const segment = segments.get(documentId);
        if (!segment) continue;
        const found = await segment.store.similaritySearchVectorWithScore(query, Math.min(NEAREST, segment.size));
        for (const [document, distance] of found) {
          const unit = firstUnit.get(documentId)! + Number(document.metadata.unit);
          best[unit] = Math.max(best[unit]!, 1 - distance);
        }
      }
      return best;
    },
  };
}

/** What is embedded of a unit: each question, its plain words, its quote. */
function passagesOf(unit: Unit): string[] {
  return unit.point ? [...unit.point.questions, unit.point.say, unit.quote] : [unit.quote];
}

async function openSegment(folder: string, fingerprint: string, embeddings: EmbeddingsInterface): Promise<HNSWLib | 'missing' | 'stale' | 'damaged'> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => null);
  if (text === null) return 'missing';
  try {
    const manifest = manifestSchema.parse(JSON.parse(text));
    if (manifest.fingerprint !== fingerprint) return 'stale';
    const { indexHash, storeHash } = await hashSegment(folder);
    if (manifest.indexHash !== indexHash || manifest.storeHash !== storeHash) return 'damaged';
    return await HNSWLib.load(folder, embeddings);
  } catch {
    return 'damaged';
  }
}

async function buildSegment(folder: string, fingerprint: string, passages: readonly { text: string; unit: number }[], embeddings: EmbeddingsInterface): Promise<HNSWLib> {
  const vectors = await embeddings.embedDocuments(passages.map((passage) => passage.text));
  const store = new HNSWLib(embeddings, { space: 'cosine', numDimensions: vectors[0]?.length ?? 1 });
  await store.addVectors(vectors, passages.map(({ unit }) => ({ pageContent: '', metadata: { unit } })));
  const temporary = `${folder}.${process.pid}.tmp`;
  await rm(temporary, { recursive: true, force: true });
  await store.save(temporary);
  await writeFile(join(temporary, 'manifest.json'), JSON.stringify({ fingerprint, ...(await hashSegment(temporary)) }));
  await rm(folder, { recursive: true, force: true });
  await rename(temporary, folder);
  return store;
}

async function hashSegment(folder: string): Promise<{ indexHash: string; storeHash: string }> {
  const [index, store] = await Promise.all([readFile(join(folder, 'hnswlib.index')), readFile(join(folder, 'docstore.json'))]);
  return { indexHash: hash(index), storeHash: hash(store) };
}

function hash(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex').slice(0, 32);
}
