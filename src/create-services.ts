import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { createAnswerQuestion } from './answer/answer-question.ts';
import type { Config } from './config.ts';
import { createHandleMessage } from './conversation/handle-message.ts';
import { createKeyRing, type KeyRingSource } from './crypto/key-ring.ts';
import { createKnowledgeBase } from './knowledge/knowledge-base.ts';
import { openKnowledge } from './knowledge/knowledge-cache.ts';
import { createRegions } from './knowledge/regions.ts';
import type { Reply } from './message.ts';
import ranking from './retrieval/ranking.json' with { type: 'json' };
import { createSearch, type Search } from './retrieval/search.ts';
import { createUnits } from './retrieval/units.ts';
import type { VectorSearch } from './retrieval/vector-search.ts';
import type { Services } from './services.ts';
import { createAgentQueue } from './handoff/agent-queue.ts';
import { createCasework } from './handoff/casework.ts';
import { createErasure } from './handoff/erasure.ts';
import { createTickets } from './handoff/tickets.ts';
import { openDataDirectory } from './storage/open-data-directory.ts';
import { openStorage } from './storage/open-storage.ts';

export interface CreateServicesOptions {
  config: Config;
  /** Keep nothing on disk: for a question at the command line, for evals and tests. */
  ephemeral?: boolean;
  onProgress?: (text: string) => void;
  /** Told of each document whose vectors are ready. */
  onVectors?: (done: number, total: number, documentId: string) => void;
}

/** Builds everything the app needs, on Node: knowledge, search, storage. Only entry files call this. */
export async function createServices({ config, ephemeral = false, onProgress = () => {}, onVectors = () => {} }: CreateServicesOptions): Promise<Services> {
  const dataDirectory = resolve(config.DATA_DIR);
  const regions = createRegions();
  const { knowledge, fingerprint, cached } = await openKnowledge(resolve(config.KNOWLEDGE_DIR), join(dataDirectory, 'cache'), regions);
  onProgress(`knowledge: ${knowledge.documents.length} documents, ${knowledge.cards.length} cards${cached ? ' (cached)' : ''}`);
  const base = createKnowledgeBase(knowledge, regions);
  const dense = config.VECTORS ? await openVectors(config, knowledge, join(dataDirectory, 'index'), onVectors) : null;
  const search: Search = createSearch({ knowledge, regions, weights: ranking.weights, ...dense });
  const answerQuestion = createAnswerQuestion({ base, search, decision: ranking.decision });
  const clock = () => new Date();
  const storage = ephemeral ? await openStorage({ path: ':memory:', ring: temporaryKeyRing() }) : await openStored(config, dataDirectory, onProgress);
  const tickets = createTickets({ storage, clock });
  const erasure = createErasure({ storage, tickets });
  const agentQueue = createAgentQueue({ storage, clock, waitMilliseconds: config.AGENT_TIMEOUT_MINUTES * 60_000 });
  const casework = createCasework({ storage, tickets, erasure, agentQueue });
  const handleMessage = createHandleMessage({
    base,
    answerQuestion,
    casework,
    clock,
    createId: () => crypto.randomUUID(),
    runTurn: async (conversationId, message, work) => {
      const request = { conversationId, clientMessageId: message.clientMessageId ?? null, channel: 'web' };
      const outcome = await storage.runTurn(request, async ({ turn, state }) => {
        const { memory, reply, userText, writes } = await work({ memory: state, turnId: turn.id });
        return { userText, reply, state: memory, writes };
      });
      return outcome.reply as Reply;
    },
  });
  return { base, search, handleMessage, answerQuestion, storage, tickets, erasure, agentQueue, embeddings: dense?.embeddings ?? null, fingerprint, close: () => storage.close() };
}

async function openVectors(config: Config, knowledge: Parameters<typeof createUnits>[0], directory: string, onProgress: (done: number, total: number, documentId: string) => void): Promise<{ embed: (text: string) => Float32Array; vectors: VectorSearch; embeddings: EmbeddingsInterface } | null> {
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
    onProgress,
  });
  return { embed: (text) => embedding.embed(text), vectors, embeddings };
}

async function openStored(config: Config, directory: string, onProgress: (text: string) => void) {
  const keys = config.ENCRYPTION_KEYS ? (JSON.parse(config.ENCRYPTION_KEYS) as KeyRingSource) : null;
  const { storage, keyFile, keyCreated } = await openDataDirectory({ directory, keys });
  if (keyCreated) onProgress(`encryption key created in ${keyFile}: back it up apart from the database`);
  return storage;
}

/** For what is never written to disk. */
function temporaryKeyRing() {
  return createKeyRing({ active: 'temporary', keys: { temporary: Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64') } });
}
