import type { KeyRing } from '../crypto/key-ring.ts';
import { openNodeSqlite } from './node-sqlite-dialect.ts';
import { createStorage, type Storage, type StorageOptions } from './storage.ts';

export interface OpenStorageOptions extends Omit<StorageOptions, 'database'> {
  /** The database file, or `:memory:`. Its directory is made when it is not there. */
  path: string;
  ring: KeyRing;
  /** False leaves out the disk sync: for measurements only. */
  sync?: boolean;
}

/** Opens the default storage: SQLite through Node. Reached from Node entries only, so that the worker bundles. */
export async function openStorage({ path, sync, ...options }: OpenStorageOptions): Promise<Storage> {
  const database = openNodeSqlite({ path, sync });
  try {
    return await createStorage({ ...options, database });
  } catch (error) {
    await database.close();
    throw error;
  }
}
