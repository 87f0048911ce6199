import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addKey, dropOldKeys, openKeyFile } from '../../src/crypto/key-file.ts';

const invalid = expect.objectContaining({ code: 'configuration/invalid' });

describe('key file', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'gongyou-keys-'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  it('makes one key, for its owner alone, and finds it again', () => {
    const made = openKeyFile(join(directory, 'data'));
    const found = openKeyFile(join(directory, 'data'));
    expect([made.created, found.created]).toEqual([true, false]);
    expect(found.ring.activeId).toBe(made.ring.activeId);
    expect(statSync(made.path).mode & 0o777).toBe(0o600);
  });

  it('adds a key, keeps the old one, and drops it on demand', () => {
    const { path, ring } = openKeyFile(directory);
    const added = addKey(path);
    const both = openKeyFile(directory).ring;
    expect(both.activeId).toBe(added);
    expect([...both.keys.keys()].sort()).toEqual([ring.activeId, added].sort());
    dropOldKeys(path);
    expect([...openKeyFile(directory).ring.keys.keys()]).toEqual([added]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('refuses a file that others may read, or that is broken, without quoting it', () => {
    const { path } = openKeyFile(directory);
    chmodSync(path, 0o644);
    expect(() => openKeyFile(directory)).toThrow(invalid);
    chmodSync(path, 0o600);
    writeFileSync(path, readFileSync(path, 'utf8').slice(0, -10));
    expect(() => openKeyFile(directory)).toThrow(invalid);
    try {
      openKeyFile(directory);
    } catch (error) {
      expect(String(error)).not.toMatch(/[A-Za-z0-9+/]{40}/);
    }
  });
});
