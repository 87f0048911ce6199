import type { Answer } from '../answer/answer.ts';
import type { HandoffStatus, Reply, ReplyKind, ServiceReference } from '../message.ts';

/** A reply before it has its ids. */
export type DraftReply = Omit<Reply, 'conversationId' | 'messageId'>;

export function plainReply(kind: ReplyKind, text: string, extra: Partial<DraftReply> = {}): DraftReply {
  return { kind, text, citations: [], notices: [], services: [], suggestions: [], handoff: null, ...extra };
}

export function replyFromAnswer(answer: Answer, handoff: HandoffStatus | null = null): DraftReply {
  const { kind, text, citations, notices, services, suggestions } = answer;
  return { kind, text, citations, notices, services, suggestions, handoff };
}

/** National lines by number, for replies that name them without a clause. */
export function nationalLine(number: string, label: string): ServiceReference {
  return { name: number, kind: 'phone', label, clauseId: null };
}
