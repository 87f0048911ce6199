import type { Compilable, Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** One statement of a commit. Guards are constraints of the schema, so that a batch without reads can hold them. */
export type Write = Compilable;

export interface CommitOptions {
  /**
   * False lets a power cut undo the commit (a crash of the process cannot): for rows that promise nothing to anybody,
   * such as the claim of a turn. A later durable commit makes it durable too. True unless told.
   */
  durable?: boolean;
}

/** What a dialect gives to the queries. PostgreSQL runs a commit as a transaction, D1 as a batch. */
export interface Database {
  readonly kysely: Kysely<Schema>;
  /**
   * Runs all the writes or none.
   * @throws GongyouError `storage/conflict` when a uniqueness rule refuses one; `storage/unavailable` otherwise.
   */
  commit(writes: readonly Write[], options?: CommitOptions): Promise<void>;
  /** Gives back what erasing freed, and empties the write-ahead log, where the dialect has one. */
  compact(): Promise<void>;
  close(): Promise<void>;
}
