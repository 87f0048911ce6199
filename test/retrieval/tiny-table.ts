import { quantise } from '../../src/embedder/quantise.ts';
import { seededRandom } from '../../src/embedder/random.ts';
import { characterBigrams } from '../../src/retrieval/bigrams.ts';
import { type EmbeddingTable, encodeTable } from '../../src/retrieval/embedding-table.ts';
import { readStaticEmbedding, type StaticEmbedding } from '../../src/retrieval/static-embedding.ts';
import { createTermTable } from '../../src/retrieval/term-table.ts';

/** A table with random rows for every bigram of the texts: enough to see that things fit together. */
export function tinyTable(texts: readonly string[], dimension = 16, seed = 1): Uint8Array {
  const vocabulary = createTermTable(new Set(texts.flatMap(characterBigrams)));
  const random = seededRandom(seed);
  const { rows, scales } = quantise(
    Float32Array.from({ length: vocabulary.size * dimension }, () => random() - 0.5),
    dimension,
  );
  const table: Omit<EmbeddingTable, 'fingerprint'> = {
    dimension,
    vocabulary,
    rows,
    questionWeights: scales,
    passageWeights: scales,
    facts: { dimension, trained: '2026-01-01', seed, data: ['test'], figures: {} },
  };
  return encodeTable(table);
}

export function tinyEmbedding(texts: readonly string[], dimension = 16, seed = 1): StaticEmbedding {
  return readStaticEmbedding(tinyTable(texts, dimension, seed));
}
