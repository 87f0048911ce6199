import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../src/config.ts';
import { createIndexBuilder } from '../src/index-builder.ts';

test('a builder that fails says so, and nobody waits for it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gongyou-builder-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'no-folder');
  writeFileSync(file, '');
  const told: string[] = [];
  // A file where the cache would be made: it can't keep anything.
  const config = readConfig({ DATA_DIR: file });
  const builder = createIndexBuilder(config, (text) => told.push(text));
  await builder.finished();
  await builder.start();
  await builder.finished();
  expect(told.at(-1)).toMatch(/^indexes: not built apart \(ended with 1\)/);
});
