import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { createAnswerQuestion } from './answer/answer-question.ts';
import type { Config } from './config.ts';
import { createHandleMessage } from './conversation/handle-message.ts';
import type { Memory } from './conversation/memory.ts';
import { openKeyFile } from './crypto/key-file.ts';
import { createKeyRing } from './crypto/key-ring.ts';
import { createKnowledgeBase } from './knowledge/knowledge-base.ts';
import { openKnowledge } from './knowledge/knowledge-cache.ts';
import { createRegions } from './knowledge/regions.ts';
import type { Reply } from './message.ts';
import ranking from './retrieval/ranking.json' with { type: 'json' };
import { createSearch, type Search } from './retrieval/search.ts';
import { createUnits } from './retrieval/units.ts';
import type { VectorSearch } from './retrieval/vector-search.ts';
import type { Services } from './services.ts';
import { openStorage } from './storage/open-storage.ts';

export interface CreateServicesOptions {
  config: Config;
  /** Keep nothing on disk: for a question at the command line, for evals and tests. */
  ephemeral?: boolean;
  onProgress?: (text: string) => void;
}

/** Builds everything the app needs, on Node: knowledge, search, storage. Only entry files call this. */
export async function createServices({ config, ephemeral = false, onProgress = () => {} }: CreateServicesOptions): Promise<Services> {
  const dataDirectory = resolve(config.DATA_DIR);
  const regions = createRegions();
  const { knowledge, fingerprint, cached } = await openKnowledge(resolve(config.KNOWLEDGE_DIR), join(dataDirectory, 'cache'), regions);
  onProgress(`knowledge: ${knowledge.documents.length} documents, ${knowledge.cards.length} cards${cached ? ' (cached)' : ''}`);
  const base = createKnowledgeBase(knowledge, regions);
  const dense = config.VECTORS ? await openVectors(config, knowledge, join(dataDirectory, 'index'), onProgress) : null;
  const search: Search = createSearch({ knowledge, regions, weights: ranking.weights, ...dense });
  const answerQuestion = createAnswerQuestion({ base, search, decision: ranking.decision });
  const ring = config.ENCRYPTION_KEYS ? createKeyRing(JSON.parse(config.ENCRYPTION_KEYS)) : openKeyFile(dataDirectory).ring;
  const storage = await openStorage({ path: ephemeral ? ':memory:' : join(dataDirectory, 'gongyou.sqlite'), ring });
  const handleMessage = createHandleMessage({
    base,
    answerQuestion,
    createId: () => crypto.randomUUID(),
    runTurn: async (conversationId, message, work) => {
      const outcome = await storage.runTurn({ conversationId, clientMessageId: message.clientMessageId ?? null, channel: 'web' }, async ({ state }) => {
        const { memory, reply }: { memory: Memory; reply: Reply } = await work(state);
        return { userText: message.text, reply, state: memory };
      });
      return outcome.reply as Reply;
    },
  });
  return { base, search, handleMessage, answerQuestion, storage, embeddings: dense?.embeddings ?? null, fingerprint, close: () => storage.close() };
}

async function openVectors(config: Config, knowledge: Parameters<typeof createUnits>[0], directory: string, onProgress: (text: string) => void): Promise<{ embed: (text: string) => Float32Array; vectors: VectorSearch; embeddings: EmbeddingsInterface } | null> {
  const table = await readFile(new URL('../knowledge/embedder/embedding-table.bin', import.meta.url)).catch(() => null);
  if (!table) return null;
  const [{ readStaticEmbedding }, { createStaticEmbeddings }, { openHnswVectors }] = await Promise.all([
    import('./retrieval/static-embedding.ts'),
    import('./retrieval/static-embeddings.ts'),
    import('./retrieval/hnsw-vectors.ts'),
  ]);
  const embedding = readStaticEmbedding(table);
  const embeddings = createStaticEmbeddings(embedding);
  const vectors = await openHnswVectors({
    units: createUnits(knowledge),
    embeddings,
    embedderId: embedding.facts.fingerprint,
    directory,
    onProgress: (done, total, documentId) => onProgress(`vectors: ${done}/${total} ${documentId}`),
  });
  return { embed: (text) => embedding.embed(text), vectors, embeddings };
}
