import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openStorage } from '../../src/storage/open-storage.ts';
import { storageContract } from '../contracts/storage.ts';
import { ring } from './fixtures.ts';

const directory = mkdtempSync(join(tmpdir(), 'gongyou-storage-'));
let count = 0;
const path = () => join(directory, `${count}.db`);

afterAll(() => rmSync(directory, { recursive: true, force: true }));

storageContract('node:sqlite in memory', {
  open: (options) => openStorage({ ...options, path: ':memory:', ring }),
  openAgain: null,
});

storageContract('node:sqlite in a file', {
  open(options) {
    count += 1;
    return openStorage({ ...options, path: path(), ring });
  },
  openAgain: (options) => openStorage({ ...options, path: path(), ring }),
});
