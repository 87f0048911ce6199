/** The words every part of Gongyou shares: what comes in, what a citation is, what goes out. */

export type DocumentStatus = 'in-force' | 'draft' | 'superseded' | 'repealed';

/** A citation as a client sees it. `text` is the clause verbatim and whole; `quote` is the part that supports the answer. */
export interface Citation {
  marker: number;
  clauseId: string;
  /** What a worker can say aloud, such as 《…通知》（闽人社文〔2025〕28号）第三部分第（六）条. */
  label: string;
  text: string;
  quote: string;
  document: CitedDocument;
}

export interface CitedDocument {
  id: string;
  title: string;
  number: string | null;
  issuers: string[];
  /** GB/T 2260 code, six digits; 000000 for the nation. */
  region: string;
  regionName: string;
  status: DocumentStatus;
  /** ISO date, or null where the document does not tell. */
  issued: string | null;
  source: string;
}

export type NoticeCode =
  | 'draft'
  | 'other-region'
  | 'reprint'
  | 'law-summary'
  | 'ai-generated'
  | 'no-local-document'
  | 'province-document'
  | 'assumed-place';

export interface Notice {
  code: NoticeCode;
  text: string;
}

export type ServiceKind =
  | 'phone'
  | 'mini-program'
  | 'wechat-account'
  | 'website'
  | 'counter'
  | 'programme'
  | 'platform'
  | 'place';

/** A next step for a person: a line to ring, a mini-program to open, a programme to ask for. */
export interface ServiceReference {
  name: string;
  kind: ServiceKind;
  label: string;
  /** Null for lines that hold everywhere in China. */
  clauseId: string | null;
}

export type ReplyKind = 'answer' | 'clarify' | 'abstain' | 'handoff' | 'urgent' | 'chat';

export type FlowName = 'complaint' | 'legal_aid' | 'agent';

export interface HandoffStatus {
  flow: FlowName;
  step: string;
  /** From 0 to 1. */
  progress: number;
  /** The receipt number once there is one. */
  ticket: string | null;
}

export interface IncomingMessage {
  text: string;
  conversationId: string | null;
  /** As the client gave it: a name or a GB/T 2260 code. */
  region: string | null;
  /** The client's own id of the message: the same one again is answered with the same reply, once. */
  clientMessageId?: string | null;
}

export interface Reply {
  conversationId: string;
  messageId: string;
  kind: ReplyKind;
  text: string;
  citations: Citation[];
  notices: Notice[];
  services: ServiceReference[];
  suggestions: string[];
  handoff: HandoffStatus | null;
}
