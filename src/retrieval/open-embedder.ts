import { readFile } from 'node:fs/promises';
import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { readStaticEmbedding } from './static-embedding.ts';
import { createStaticEmbeddings } from './static-embeddings.ts';

export interface Embedder {
  /** A question's vector. */
  embed: (text: string) => Float32Array;
  embeddings: EmbeddingsInterface;
  /** Tells one embedder's vectors from another's. */
  id: string;
}

const TABLE = new URL('../../knowledge/embedder/tuned-table.bin', import.meta.url);

/** Opens the built-in table, tuned on the cards. @throws GongyouError embedder/corrupt-table or embedder/unsupported-version. */
export async function openEmbedder(): Promise<Embedder> {
  const embedding = readStaticEmbedding(await readFile(TABLE));
  return {
    embed: (text) => embedding.embed(text),
    embeddings: createStaticEmbeddings(embedding),
    id: embedding.facts.fingerprint,
  };
}
