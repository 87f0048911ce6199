import { GongyouError } from '../../errors.ts';

/** Why a file cannot become a document; the command line says each in plain Chinese. */
export type ImportFailureReason =
  | 'not-found'
  | 'too-large'
  | 'unpacks-too-large'
  | 'unknown-kind'
  | 'old-word'
  | 'unknown-encoding'
  | 'damaged'
  | 'locked'
  | 'no-text'
  | 'garbled';

/** An error a person can mend by giving another file. `data.reason` is an ImportFailureReason. */
export function importFailure(reason: ImportFailureReason, detail: string, cause?: unknown): GongyouError {
  return new GongyouError('knowledge/unreadable-file', detail, { reason }, cause);
}
