import type { AgentRequest } from '../storage/agent-queue.ts';
import type { Write } from '../storage/database.ts';
import type { Storage } from '../storage/storage.ts';
import type { createAgentQueue, Speaker } from './agent-queue.ts';
import type { Erasure } from './erasure.ts';
import { formatReceiptNumber } from './receipt-number.ts';
import type { Transcript } from './ticket-body.ts';
import type { TicketDraft } from './ticket-draft.ts';
import { describeTicket } from './ticket-status.ts';
import type { Tickets } from './tickets.ts';

/** What a conversation may do with cases. Nothing is written here: every change comes back as writes for the turn's commit. */
export interface Casework {
  speaker(conversationId: string): Promise<Speaker>;
  submit(
    draft: TicketDraft,
    conversationId: string,
    lastLines: Transcript,
  ): Promise<{ receiptNumber: string; writes: Write[] }>;
  /** What became of the conversation's latest case; null where it has none. */
  status(conversationId: string): Promise<string | null>;
  /** Adds words to the conversation's latest open case; null where it has none. */
  addEvidence(conversationId: string, text: string): Promise<{ receiptNumber: string; writes: Write[] } | null>;
  /** Erases everything personal of a conversation but the running turn. */
  erase(conversationId: string, turnId: string): Promise<{ writes: Write[]; receiptNumbers: string[] }>;
  requestAgent(request: AgentRequest): Write[];
  releaseAgent(conversationId: string, reason: string): Write[];
  recordUnanswered(conversationId: string, regionCode: string, question: string): Write[];
}

export interface CaseworkParts {
  storage: Storage;
  tickets: Tickets;
  erasure: Erasure;
  agentQueue: ReturnType<typeof createAgentQueue>;
}

export function createCasework({ storage, tickets, erasure, agentQueue }: CaseworkParts): Casework {
  return {
    speaker: agentQueue.speaker,
    submit: async (draft, conversationId, lastLines) => {
      const { ticket, writes } = await tickets.prepare(draft, { conversationId, lastLines });
      const consents = (['personal', 'sensitive'] as const)
        .filter((scope) => draft.consent.at !== null || draft.consent[scope])
        .map((scope) =>
          storage.consents.recordWrite({
            conversationId,
            scope,
            granted: draft.consent[scope],
            wording: `${draft.flow}-1`,
          }),
        );
      return { receiptNumber: formatReceiptNumber(ticket.receiptNumber), writes: [...writes, ...consents] };
    },
    status: async (conversationId) => {
      const [ticket] = await tickets.ofConversation(conversationId);
      return ticket ? describeTicket(ticket, await tickets.history(ticket.id)) : null;
    },
    addEvidence: async (conversationId, text) => {
      const ticket = (await tickets.ofConversation(conversationId)).find(
        (each) => each.state !== 'closed' && each.erasedAt === null,
      );
      if (!ticket) return null;
      const { writes } = await tickets.prepareEvidence(ticket.id, text);
      return { receiptNumber: formatReceiptNumber(ticket.receiptNumber), writes };
    },
    erase: async (conversationId, turnId) => {
      const { writes, receiptNumbers } = await erasure.prepare({ conversationId }, 'worker-request', turnId);
      return { writes, receiptNumbers: receiptNumbers.map(formatReceiptNumber) };
    },
    requestAgent: (request) => [agentQueue.requestWrite(request)],
    releaseAgent: (conversationId, reason) => [agentQueue.releaseWrite(conversationId, reason)],
    recordUnanswered: (conversationId, regionCode, question) => [
      storage.unansweredQuestions.recordWrite({ conversationId, regionCode, kind: 'abstain', question }),
    ],
  };
}
