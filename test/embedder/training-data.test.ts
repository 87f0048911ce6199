import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readArticles, readQuestions, titleOf } from '../../src/embedder/training-data.ts';
import { GongyouError } from '../../src/errors.ts';

const directory = mkdtempSync(join(tmpdir(), 'gongyou-training-'));

function file(name: string, content: string | Uint8Array): string {
  const path = join(directory, name);
  writeFileSync(path, content);
  return path;
}

test('reads articles, gzipped too, and tells the title from the name', () => {
  const path = file('corpus.jsonl.gz', gzipSync('{"name":"劳动合同法第八十二条","content":"…"}\n\n'));
  expect(readArticles(path)).toEqual([{ name: '劳动合同法第八十二条', title: '劳动合同法', content: '…' }]);
  expect(titleOf('劳动合同法')).toBe('劳动合同法');
});

test('an answer that is NaN is no answer', () => {
  const path = file('train.jsonl', '{"question":"问","gold":["甲"],"lawyerAnswer":NaN}\n');
  expect(readQuestions(path)[0]!.lawyerAnswer).toBeNull();
});

test('a broken line is named by its number, a missing file by its path', () => {
  const path = file('broken.jsonl', '{"question":"问","gold":["甲"]}\n{"question":"问"}\n');
  expect(() => readQuestions(path)).toThrow(/Line 2 of/);
  expect(() => readArticles(join(directory, 'none'))).toThrow(GongyouError);
});
