import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { GongyouError } from '../errors.ts';
import { createKeyRing, type KeyRing, type KeyRingSource } from './key-ring.ts';

const keyFileSchema = z.object({ active: z.string(), keys: z.record(z.string(), z.string()) });

export interface KeyFile {
  ring: KeyRing;
  path: string;
  /** True when no file was there and one was made: worth telling the operator, who must back it up. */
  created: boolean;
}

/**
 * Opens `<directory>/keys.json`, making it with one fresh key (mode 0600) when it is not there.
 * Two processes that start at once end with the same key: the file appears whole, and only once.
 * @throws GongyouError `configuration/invalid` when the file cannot be read, or others may read it.
 */
export function openKeyFile(directory: string): KeyFile {
  const path = join(directory, 'keys.json');
  const created = createIfAbsent(path, freshSource());
  return { ring: createKeyRing(readKeyFile(path)), path, created };
}

/** Adds a fresh key to the file and makes it the active one; run `rotate-keys` afterwards. Returns the new key's id. */
export function addKey(path: string): string {
  const source = readKeyFile(path);
  const fresh = freshSource();
  const next = { active: fresh.active, keys: { ...source.keys, ...fresh.keys } };
  replaceFile(path, next);
  return fresh.active;
}

/** Takes every key but the active one out of the file. Only safe once nothing stored uses them. */
export function dropOldKeys(path: string): void {
  const source = readKeyFile(path);
  const key = source.keys[source.active];
  if (key !== undefined) replaceFile(path, { active: source.active, keys: { [source.active]: key } });
}

function freshSource(): KeyRingSource {
  const id = `k${randomBytes(4).toString('hex')}`;
  return { active: id, keys: { [id]: randomBytes(32).toString('base64') } };
}

function readKeyFile(path: string): KeyRingSource {
  try {
    if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) {
      throw new GongyouError('configuration/invalid', `Others may read ${path}: set its mode to 0600`, { path });
    }
    return keyFileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    if (cause instanceof GongyouError) throw cause;
    // The cause stays out: a parser's message may quote the file.
    throw new GongyouError('configuration/invalid', `The key file ${path} cannot be read`, { path });
  }
}

function createIfAbsent(path: string, source: KeyRingSource): boolean {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const temporary = writeBeside(path, source);
  try {
    // A hard link fails when the name is taken, so that a second process never replaces a key already in use.
    linkSync(temporary, path);
    return true;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return false;
    throw new GongyouError('configuration/invalid', `The key file ${path} cannot be made`, { path }, cause);
  } finally {
    rmSync(temporary, { force: true });
  }
}

function replaceFile(path: string, source: KeyRingSource): void {
  renameSync(writeBeside(path, source), path);
}

/** Synced to the disk before its name counts: a key lost to a power cut would lose what was sealed under it. */
function writeBeside(path: string, source: KeyRingSource): string {
  const temporary = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(temporary, `${JSON.stringify(source, null, 2)}\n`, { mode: 0o600, flag: 'wx', flush: true });
  return temporary;
}
