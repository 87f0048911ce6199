import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { GongyouError } from '../errors.ts';
import { createFirstTables } from './migrations/first-tables.ts';
import type { Schema } from './schema.ts';

/** In order of their names. One that has been released is never changed: add another. */
const migrations: Record<string, Migration> = {
  '0001-first-tables': { up: createFirstTables },
};

const attempts = 5;

/**
 * Brings the database up to the schema. Several processes may start at once: the one that loses the race tries again
 * and finds the work done.
 * @throws GongyouError `storage/unavailable` when a migration fails.
 */
export async function migrate(kysely: Kysely<Schema>): Promise<void> {
  const migrator = new Migrator({ db: kysely, provider: { getMigrations: async () => migrations } });
  let failure: unknown;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const { error } = await migrator.migrateToLatest();
    if (!error) return;
    failure = error;
  }
  throw new GongyouError('storage/unavailable', 'The database could not be brought up to date', {}, failure);
}
