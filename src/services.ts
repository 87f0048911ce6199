import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import type { AnswerQuestion } from './answer/answer-question.ts';
import type { HandleMessage } from './conversation/handle-message.ts';
import type { SayInConversation } from './conversation/say-in-conversation.ts';
import type { createAgentQueue } from './handoff/agent-queue.ts';
import type { Erasure } from './handoff/erasure.ts';
import type { Tickets } from './handoff/tickets.ts';
import type { KnowledgeBase } from './knowledge/knowledge-base.ts';
import type { ReadPlace } from './places/read-place.ts';
import type { Search } from './retrieval/search.ts';
import type { Storage } from './storage/storage.ts';

/** What the app is given. It never builds its parts. */
export interface Services {
  base: KnowledgeBase;
  readPlace: ReadPlace;
  search: Search;
  answerQuestion: AnswerQuestion;
  handleMessage: HandleMessage;
  sayInConversation: SayInConversation;
  storage: Storage;
  tickets: Tickets;
  erasure: Erasure;
  agentQueue: ReturnType<typeof createAgentQueue>;
  /** Null when the search runs on words alone. */
  embeddings: EmbeddingsInterface | null;
  /** Of the knowledge folder's files. */
  fingerprint: string;
  close(): Promise<void>;
}
