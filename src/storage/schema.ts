/**
 * The one schema, for every dialect. Times are ISO 8601 in UTC with milliseconds (they sort as text), flags are 0 or 1,
 * ids are random text. `Sealed` is AES-256-GCM text: see sealed-columns.ts, the list that key rotation walks.
 */

/** Text that field-cipher.ts sealed. */
export type Sealed = string;
export type Timestamp = string;
export type Flag = 0 | 1;

export interface Schema {
  conversations: ConversationRow;
  conversationStates: ConversationStateRow;
  turns: TurnRow;
  tickets: TicketRow;
  ticketEvents: TicketEventRow;
  outbox: OutboxRow;
  consents: ConsentRow;
  erasures: ErasureRow;
  agentQueue: AgentQueueRow;
  unansweredQuestions: UnansweredQuestionRow;
  channelMessages: ChannelMessageRow;
  keyChecks: KeyCheckRow;
}

export interface ConversationRow {
  id: string;
  channel: string;
  /** `<channel>/<the channel's user id>`, or null, and its blind index. */
  person: Sealed | null;
  personIndex: string | null;
  createdAt: Timestamp;
  updatedAt: Timestamp;
}

/** The key (conversation, version) is the guard: of two turns that read one version, one commits. */
export interface ConversationStateRow {
  conversationId: string;
  version: number;
  state: Sealed;
}

export interface TurnRow {
  id: string;
  conversationId: string;
  clientMessageId: string;
  /** Order of arrival in the conversation, from 1. */
  position: number;
  status: 'running' | 'done';
  /** Token of the claim; whoever holds it runs the turn. */
  owner: string;
  leaseUntil: Timestamp;
  userText: Sealed | null;
  reply: Sealed | null;
  createdAt: Timestamp;
  finishedAt: Timestamp | null;
}

export type TicketState = 'new' | 'accepted' | 'waiting' | 'closed';

export interface TicketRow {
  id: string;
  receiptNumber: string;
  conversationId: string | null;
  flow: string;
  regionCode: string;
  regionName: string;
  state: TicketState;
  urgent: Flag;
  /** Earliest deadline, an ISO date. */
  nextDue: string | null;
  /** Digits only. */
  phone: Sealed | null;
  phoneIndex: string | null;
  body: Sealed | null;
  transcript: Sealed | null;
  createdAt: Timestamp;
  updatedAt: Timestamp;
  closedAt: Timestamp | null;
  erasedAt: Timestamp | null;
}

/** The key (ticket, position) is the guard: of two changes that read one ticket, one commits. */
export interface TicketEventRow {
  ticketId: string;
  position: number;
  kind: 'created' | 'state-changed' | 'evidence-added' | 'erased';
  /** `worker`, `system`, or the name of an agent's account. */
  actor: string;
  detail: Sealed | null;
  at: Timestamp;
}

export interface OutboxRow {
  /** Also the idempotency key. */
  id: string;
  ticketId: string;
  /** Position of the ticket event it tells of: a ticket's events are delivered in this order. */
  position: number;
  event: string;
  desk: string;
  regionCode: string;
  /** Null once delivered or erased. */
  payload: Sealed | null;
  status: 'pending' | 'sent' | 'dead' | 'cancelled';
  attempts: number;
  nextAttemptAt: Timestamp;
  leaseOwner: string | null;
  leaseUntil: Timestamp | null;
  /** A short code such as `http-503` or `timeout`, never a body. */
  lastError: string | null;
  createdAt: Timestamp;
  sentAt: Timestamp | null;
}

export interface ConsentRow {
  id: string;
  conversationId: string;
  scope: string;
  granted: Flag;
  /** Which wording the worker was shown. */
  wording: string;
  at: Timestamp;
}

/** What was erased and when; nothing that points to a person. */
export interface ErasureRow {
  id: string;
  reason: string;
  /** JSON: table name to number of rows. */
  counts: string;
  /** JSON list of the receipt numbers concerned. */
  receiptNumbers: string;
  at: Timestamp;
}

export interface AgentQueueRow {
  id: string;
  conversationId: string;
  status: 'waiting' | 'held' | 'released';
  /** The conversation id while open, null once released: unique, so that a conversation waits once. */
  openKey: string | null;
  regionCode: string;
  urgent: Flag;
  summary: Sealed | null;
  agent: string | null;
  queuedAt: Timestamp;
  takenAt: Timestamp | null;
  releasedAt: Timestamp | null;
  releaseReason: string | null;
}

export interface UnansweredQuestionRow {
  id: string;
  conversationId: string | null;
  regionCode: string;
  kind: string;
  question: Sealed;
  createdAt: Timestamp;
  resolvedAt: Timestamp | null;
}

export interface ChannelMessageRow {
  channel: string;
  messageId: string;
  receivedAt: Timestamp;
}

export interface KeyCheckRow {
  keyId: string;
  probe: Sealed;
}
