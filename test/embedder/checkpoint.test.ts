import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createCheckpoint } from '../../src/embedder/checkpoint.ts';

test('keeps the last state, for the same training only', () => {
  const directory = join(mkdtempSync(join(tmpdir(), 'gongyou-checkpoint-')), 'inner');
  const checkpoint = createCheckpoint(directory, 'key');
  expect(checkpoint.read()).toBeNull();
  checkpoint.write(1, [Float32Array.of(1, 2), Float32Array.of(3)]);
  checkpoint.write(2, [Float32Array.of(4, 5), Float32Array.of(6)]);
  expect(checkpoint.read()).toEqual({ blocks: 2, arrays: [Float32Array.of(4, 5), Float32Array.of(6)] });
  expect(readdirSync(directory)).toHaveLength(2);
  expect(createCheckpoint(directory, 'other').read()).toBeNull();
  checkpoint.remove();
  expect(checkpoint.read()).toBeNull();
});
