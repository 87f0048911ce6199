import { join } from 'node:path';
import { openKeyFile } from '../crypto/key-file.ts';
import { createKeyRing, type KeyRing, type KeyRingSource } from '../crypto/key-ring.ts';
import { type OpenStorageOptions, openStorage } from './open-storage.ts';
import type { Storage } from './storage.ts';

export interface DataDirectoryOptions extends Omit<OpenStorageOptions, 'path' | 'ring'> {
  directory: string;
  /** Keys from the configuration. Without them the directory's own `keys.json` is used, and made when it is not there. */
  keys?: KeyRingSource | null;
}

export interface DataDirectory {
  storage: Storage;
  ring: KeyRing;
  /** Path of the key file, or null where the configuration gave the keys. */
  keyFile: string | null;
  /** True when a key was made now: the operator must be told to back it up apart from the database. */
  keyCreated: boolean;
}

/** Opens `<directory>/gongyou.db` with its keys, so that a fresh start needs no setup. */
export async function openDataDirectory({ directory, keys, ...options }: DataDirectoryOptions): Promise<DataDirectory> {
  const own = keys ? null : openKeyFile(directory);
  const ring = keys ? createKeyRing(keys) : own!.ring;
  const storage = await openStorage({ ...options, path: join(directory, 'gongyou.db'), ring });
  return { storage, ring, keyFile: own?.path ?? null, keyCreated: own?.created ?? false };
}
