import { createSecretKey, type KeyObject } from 'node:crypto';
import { GongyouError } from '../errors.ts';

/** The keys that may open what is stored; new text is sealed under the active one. */
export interface KeyRing {
  readonly activeId: string;
  readonly keys: ReadonlyMap<string, KeyObject>;
}

/** Keys as configuration carries them: 32 random bytes each, in base64. */
export interface KeyRingSource {
  active: string;
  keys: Record<string, string>;
}

/** Lower case and no `_`, because key rotation finds sealed text with LIKE. */
const keyIdPattern = /^[a-z0-9-]{1,32}$/;

/**
 * Reads a key ring.
 * @throws GongyouError `configuration/invalid` for a key that is not 32 bytes, a bad id, or an active id that has no
 * key. The error names the key id, never the key.
 */
export function createKeyRing(source: KeyRingSource): KeyRing {
  const keys = new Map<string, KeyObject>();
  for (const [id, encoded] of Object.entries(source.keys)) {
    if (!keyIdPattern.test(id)) {
      throw new GongyouError('configuration/invalid', 'A key id is 1 to 32 lower-case letters, digits or -', {
        keyId: id,
      });
    }
    const bytes = Buffer.from(encoded, 'base64');
    if (bytes.length !== 32) {
      throw new GongyouError('configuration/invalid', `Key ${id} must be 32 bytes in base64`, { keyId: id });
    }
    keys.set(id, createSecretKey(bytes));
  }
  if (!keys.has(source.active)) {
    throw new GongyouError('configuration/invalid', `The active key ${source.active} is not in the ring`, {
      keyId: source.active,
    });
  }
  return { activeId: source.active, keys };
}
