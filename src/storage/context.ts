import type { FieldCipher } from '../crypto/field-cipher.ts';
import type { Database } from './database.ts';
import type { Timestamp } from './schema.ts';

/** What every repository is given. */
export interface StorageContext {
  database: Database;
  cipher: FieldCipher;
  clock: () => Date;
  /** Unguessable: at least 122 random bits, as a UUID has. */
  createId: () => string;
}

/** The instant as the schema writes it, moved by a number of milliseconds. */
export function timestamp(clock: () => Date, offsetMilliseconds = 0): Timestamp {
  return new Date(clock().getTime() + offsetMilliseconds).toISOString();
}
