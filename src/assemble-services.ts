import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { createAnswerQuestion } from './answer/answer-question.ts';
import { createAsksPlainly } from './answer/asks-plainly.ts';
import { createRelateMessage } from './answer/relate-message.ts';
import { createHandleMessage } from './conversation/handle-message.ts';
import { createSayInConversation } from './conversation/say-in-conversation.ts';
import { createAgentQueue } from './handoff/agent-queue.ts';
import { createCasework } from './handoff/casework.ts';
import { createErasure } from './handoff/erasure.ts';
import { createTickets } from './handoff/tickets.ts';
import { createKnowledgeBase } from './knowledge/knowledge-base.ts';
import type { Knowledge } from './knowledge/load-knowledge.ts';
import type { Regions } from './knowledge/regions.ts';
import type { Reply } from './message.ts';
import { createMentionReader } from './places/mentions.ts';
import placeModel from './places/place-model.json' with { type: 'json' };
import { createPlaceReader } from './places/read-place.ts';
import type { MessageReader } from './retrieval/message-reader.ts';
import rankings from './retrieval/ranking.json' with { type: 'json' };
import { createSearch } from './retrieval/search.ts';
import type { UnitIndexData } from './retrieval/unit-index.ts';
import type { VectorSearch } from './retrieval/vector-search.ts';
import type { Services } from './services.ts';
import type { Storage } from './storage/storage.ts';

export interface AssembleOptions {
  knowledge: Knowledge;
  /** Of the knowledge folder's files. */
  fingerprint: string;
  regions: Regions;
  storage: Storage;
  reader: MessageReader;
  /** Null: search on words alone. */
  dense: {
    embed: (text: string) => Float32Array;
    vectors: VectorSearch;
    embeddings: EmbeddingsInterface | null;
  } | null;
  /** The lexical index, where it was kept from an earlier start; built when absent. */
  unitIndexData?: UnitIndexData;
  agentTimeoutMinutes: number;
  clock?: () => Date;
  createId?: () => string;
}

/** Joins the parts into services, on any runtime. What is opened from disk or a binding is given. */
export function assembleServices({
  knowledge,
  fingerprint,
  regions,
  storage,
  reader,
  dense,
  unitIndexData,
  agentTimeoutMinutes,
  clock = () => new Date(),
  createId = () => crypto.randomUUID(),
}: AssembleOptions): Services {
  const base = createKnowledgeBase(knowledge, regions);
  const readMentions = createMentionReader(base.regions, knowledge.services);
  const readPlace = createPlaceReader({ base, readMentions, model: placeModel });
  const search = createSearch({ knowledge, regions: base.regions, rankings, reader, unitIndexData, ...dense });
  const answerQuestion = createAnswerQuestion({ base, search, readPlace });
  const tickets = createTickets({ storage, clock, createId });
  const erasure = createErasure({ storage, tickets });
  const agentQueue = createAgentQueue({ storage, clock, waitMilliseconds: agentTimeoutMinutes * 60_000 });
  const handleMessage = createHandleMessage({
    base,
    fromPinyin: search.fromPinyin,
    readPlace,
    answerQuestion,
    relateMessage: createRelateMessage(search),
    asksPlainly: createAsksPlainly(search),
    reader,
    actThresholds: rankings.acts,
    casework: createCasework({ storage, tickets, erasure, agentQueue }),
    clock,
    createId,
    runTurn: async (conversationId, message, work) => {
      const request = { conversationId, clientMessageId: message.clientMessageId ?? null, channel: 'web' };
      const outcome = await storage.runTurn(request, async ({ turn, state }) => {
        const { memory, reply, userText, writes } = await work({ memory: state, turnId: turn.id });
        // An answer promises nothing; what a worker told for a case, and every case, must outlive a power cut.
        return { userText, reply, state: memory, writes, durable: memory.flow !== null || writes.length > 0 };
      });
      return outcome.reply as Reply;
    },
  });
  const sayInConversation = createSayInConversation(storage.runTurn, createId);
  return {
    base,
    readPlace,
    search,
    handleMessage,
    sayInConversation,
    answerQuestion,
    storage,
    tickets,
    erasure,
    agentQueue,
    embeddings: dense?.embeddings ?? null,
    fingerprint,
    close: () => storage.close(),
  };
}
