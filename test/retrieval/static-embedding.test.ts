import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GongyouError } from '../../src/errors.ts';
import { readStaticEmbedding } from '../../src/retrieval/static-embedding.ts';
import { createStaticEmbeddings } from '../../src/retrieval/static-embeddings.ts';
import { tinyEmbedding, tinyTable } from './tiny-table.ts';

const texts = ['用人单位拖欠工资', '工伤认定', '老板不给钱'];

function errorOf(work: () => unknown): GongyouError {
  try {
    work();
  } catch (error) {
    if (error instanceof GongyouError) return error;
  }
  throw new Error('No GongyouError was thrown.');
}

test('a text is a vector of length 1, an unknown one of length 0', () => {
  const embedding = tinyEmbedding(texts);
  expect(Math.hypot(...embedding.embed('拖欠工资'))).toBeCloseTo(1, 5);
  expect([...embedding.embed('zzz')]).toEqual(new Array(16).fill(0));
  expect([...embedding.embed('')]).toEqual(new Array(16).fill(0));
});

test('a text given as term numbers has the same vector', () => {
  const embedding = tinyEmbedding(texts);
  const encode = embedding.encoderFor(['工资', '没有', '拖欠'], 'passage');
  const expected = embedding.embedTokens(['工资', '没有', '拖欠', '工资'], 'passage');
  expect([...encode([0, 1, 2, 0])]).toEqual([...expected]);
  expect([...encode([0, 1, 2, 0])]).toEqual([...expected]);
});

test('a file changed in any one byte is refused', () => {
  const bytes = tinyTable(texts);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
      // The header's own length is not under the checksum; a wrong one is met when the header is read.
      fc.pre(at < 12 || at >= 16);
      const damaged = bytes.slice();
      damaged[at]! ^= change;
      expect(['embedder/corrupt-table', 'embedder/unsupported-version']).toContain(
        errorOf(() => readStaticEmbedding(damaged)).code,
      );
    }),
  );
});

test('a file cut short is refused', () => {
  const bytes = tinyTable(texts);
  for (const length of [0, 10, 16, bytes.length - 1]) {
    expect(errorOf(() => readStaticEmbedding(bytes.subarray(0, length))).code).toBe('embedder/corrupt-table');
  }
});

test('another version is refused by number, with the command that mends it', () => {
  const bytes = tinyTable(texts);
  bytes[4] = 9;
  const error = errorOf(() => readStaticEmbedding(bytes));
  expect(error.code).toBe('embedder/unsupported-version');
  expect(error.data).toEqual({ version: 9, supported: 1 });
  expect(error.message).toContain('npm run embedder:train');
});

test('a Buffer at an odd offset opens as well', () => {
  const bytes = tinyTable(texts);
  const shifted = Buffer.concat([Buffer.from('x'), bytes]).subarray(1);
  expect(readStaticEmbedding(shifted).facts.fingerprint).toBe(readStaticEmbedding(bytes).facts.fingerprint);
});

test('the shipped table opens, is under 5 MB and knows the words of wages', () => {
  const bytes = readFileSync(new URL('../../knowledge/embedder/embedding-table.bin', import.meta.url));
  expect(bytes.length).toBeLessThan(5_000_000);
  const embedding = readStaticEmbedding(bytes);
  const question = embedding.embed('公司拖欠工资怎么办');
  const cosine = (text: string): number =>
    embedding.embed(text, 'passage').reduce((sum, value, at) => sum + value * question[at]!, 0);
  expect(cosine('用人单位拖欠劳动报酬的，劳动者可以申请支付令')).toBeGreaterThan(cosine('船舶碰撞的管辖'));
});

test('LangChain Embeddings give the same vectors', async () => {
  const embedding = tinyEmbedding(texts);
  const embeddings = createStaticEmbeddings(embedding);
  expect(await embeddings.embedQuery('拖欠工资')).toEqual([...embedding.embed('拖欠工资')]);
  expect(await embeddings.embedDocuments(texts)).toEqual(texts.map((text) => [...embedding.embed(text, 'passage')]));
});
