/** Opens a kept index as a service would, asks it some questions, and writes what that took as JSON. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { decodeCorpusIndex } from '../src/retrieval/corpus-file.ts';
import { createCorpusSearch } from '../src/retrieval/corpus-search.ts';
import { createTwoLooks } from '../src/retrieval/reranker.ts';
import { readStaticEmbedding } from '../src/retrieval/static-embedding.ts';

const embedder = resolve(import.meta.dirname, '../knowledge/embedder');
const questions: string[] = JSON.parse(readFileSync(0, 'utf8'));
const embedding = readStaticEmbedding(readFileSync(resolve(embedder, 'embedding-table.bin')));
const ranking = JSON.parse(readFileSync(resolve(embedder, 'ranking.json'), 'utf8'));
const start = performance.now();
const index = decodeCorpusIndex(readFileSync(process.argv[2]!));
const openMilliseconds = performance.now() - start;
const { cosineWeight, withoutExperience } = ranking;
const search = createCorpusSearch({ index, embedding, cosineWeight, reranker: createTwoLooks(withoutExperience) });
for (const question of questions) search.search(question);
globalThis.gc?.();
process.stdout.write(JSON.stringify({ openMilliseconds, memoryMegabytes: process.memoryUsage().rss / 1e6 }));
