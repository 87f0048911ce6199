/** Every error a caller can meet, by its stable machine code. The HTTP layer maps a code to a status. */
export type ErrorCode =
  | 'request/invalid-json'
  | 'request/invalid'
  | 'request/message-empty'
  | 'request/message-too-long'
  | 'request/unknown-region'
  | 'request/ambiguous-region'
  | 'request/unknown-conversation'
  | 'request/too-many'
  | 'request/unauthorized'
  | 'agent/taken'
  | 'agent/not-held'
  | 'knowledge/invalid-document'
  | 'knowledge/invalid-card'
  | 'knowledge/invalid-law'
  | 'knowledge/invalid-lexicon'
  | 'knowledge/invalid-services'
  | 'knowledge/unreadable-file'
  | 'knowledge/not-found'
  | 'knowledge/changed'
  | 'index/corrupt'
  | 'index/dimension-mismatch'
  | 'embedder/corrupt-table'
  | 'embedder/unsupported-version'
  | 'embedder/training-data'
  | 'storage/unavailable'
  | 'storage/decryption-failed'
  | 'storage/unknown-key'
  | 'storage/conflict'
  | 'storage/turn-timeout'
  | 'ticket/not-found'
  | 'ticket/invalid-draft'
  | 'ticket/invalid-transition'
  | 'outbox/delivery-failed'
  | 'configuration/invalid'
  | 'internal';

/** An error with a stable code, and data a caller may show or log (never personal data). */
export class GongyouError extends Error {
  readonly code: ErrorCode;
  readonly data: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, message: string, data: Record<string, unknown> = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'GongyouError';
    this.code = code;
    this.data = data;
  }
}
