import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { defineCommand, runMain } from 'citty';
import hnswlib from 'hnswlib-node';
import { integerBelow, type Random, seededRandom } from '../src/embedder/random.ts';
import { readArticles } from '../src/embedder/training-data.ts';
import { bestScores } from '../src/retrieval/best-scores.ts';
import { decodeCorpusIndex, encodeCorpusIndex } from '../src/retrieval/corpus-file.ts';
import { buildCorpusIndex, extendCorpusIndex } from '../src/retrieval/corpus-index.ts';
import { createCorpusSearch } from '../src/retrieval/corpus-search.ts';
import type { CorpusDocument } from '../src/retrieval/corpus-text.ts';
import type { RankingFile } from '../src/retrieval/ranking-file.ts';
import { createTwoLooks } from '../src/retrieval/reranker.ts';
import { readStaticEmbedding, type StaticEmbedding } from '../src/retrieval/static-embedding.ts';
import { scaleDrawing, scalePage } from './scale-page.ts';
import { defaultDataDirectory } from './stard-data.ts';

const knowledge = resolve(import.meta.dirname, '../knowledge');
const questionCount = 100;

export interface ScaleRow {
  clauses: number;
  buildSeconds: number;
  /** Adding a hundred clauses to the index. */
  extendMilliseconds: number;
  openMilliseconds: number;
  fileMegabytes: number;
  memoryMegabytes: number;
  searchP50: number;
  searchP99: number;
  scanP50: number;
  graphP50: number;
  graphBuildSeconds: number;
  graphRecall10: number;
  graphRecall100: number;
}

const bench = defineCommand({
  meta: {
    name: 'bench:scale',
    description: 'Latency, memory, build time and the recall of the graph, from 100 to 200,000 clauses.',
  },
  args: {
    data: {
      type: 'string',
      default: defaultDataDirectory,
      description: 'Directory with corpus.jsonl.gz; without it the clauses are mixed from the notices in knowledge/',
    },
    sizes: { type: 'string', default: '100,1000,5000,10000,20000,50000,100000,200000' },
    json: { type: 'string', description: 'File for every figure' },
    html: { type: 'string', description: 'File for the plots as a page' },
    svg: { type: 'string', description: 'File for the plots as a drawing' },
  },
  run({ args }) {
    const embedding = readStaticEmbedding(readFileSync(join(knowledge, 'embedder/embedding-table.bin')));
    const ranking: RankingFile = JSON.parse(readFileSync(join(knowledge, 'embedder/ranking.json'), 'utf8'));
    const source = readSource(args.data);
    const rows: ScaleRow[] = [];
    for (const size of args.sizes.split(',').map(Number)) {
      const row = measure(size, source, embedding, ranking);
      rows.push(row);
      console.log(
        Object.entries(row)
          .map(([name, value]) => `${name} ${Math.round(value * 1000) / 1000}`)
          .join('  '),
      );
    }
    if (args.json) writeFileSync(args.json, `${JSON.stringify({ node: process.version, rows }, null, 2)}\n`);
    if (args.html) writeFileSync(args.html, scalePage(rows));
    if (args.svg) writeFileSync(args.svg, scaleDrawing(rows));
  },
});

/** Sentences of law, or of the notices where the law is not there. */
function readSource(directory: string): string[] {
  const path = join(directory, 'corpus.jsonl.gz');
  const texts = existsSync(path)
    ? readArticles(path).map(({ content }) => content)
    : readdirSync(join(knowledge, 'policies')).map((name) => readFileSync(join(knowledge, 'policies', name), 'utf8'));
  return texts.flatMap((text) => text.split(/[。；\n]/u)).filter((sentence) => sentence.length > 8);
}

/** One to four sentences a clause, twenty clauses a title: more clauses than anybody wrote, as varied as their source. */
function* mixedClauses(from: number, to: number, source: readonly string[], random: Random): Generator<CorpusDocument> {
  for (let number = from; number < to; number += 1) {
    const sentences = Array.from(
      { length: 1 + integerBelow(4, random) },
      () => source[integerBelow(source.length, random)]!,
    );
    yield { id: String(number), title: `第${Math.floor(number / 20)}号通知`, text: `${sentences.join('。')}。` };
  }
}

function measure(size: number, source: readonly string[], embedding: StaticEmbedding, ranking: RankingFile): ScaleRow {
  const random = seededRandom(size);
  globalThis.gc?.();
  const memoryBefore = process.memoryUsage().rss;
  const [index, buildMilliseconds] = timed(() => buildCorpusIndex(mixedClauses(0, size, source, random), embedding));
  const search = createCorpusSearch({
    index,
    embedding,
    cosineWeight: ranking.cosineWeight,
    reranker: createTwoLooks(ranking.withoutExperience),
  });
  globalThis.gc?.();
  const memoryMegabytes = (process.memoryUsage().rss - memoryBefore) / 1e6;
  const questions = Array.from({ length: questionCount }, () =>
    source[integerBelow(source.length, random)]!.slice(0, 24),
  );
  for (const question of questions) search.search(question);
  const searchTimes = questions.map((question) => timed(() => search.search(question))[1]);
  const vectors = questions.map((question) => embedding.embed(question));
  const scanned = vectors.map((vector) =>
    timed(() => bestScores(index.vectors.cosines(vector), 100).map((hit) => hit.index)),
  );
  const graph = buildGraph(index.vectors.snapshot(), embedding.dimension);
  const walked = vectors.map((vector) => timed(() => graph.search(vector, Math.min(100, size))));
  const [, extendMilliseconds] = timed(() =>
    extendCorpusIndex(index, mixedClauses(size, size + 100, source, random), embedding),
  );
  const path = join(tmpdir(), `gongyou-scale-${process.pid}.bin`);
  const file = encodeCorpusIndex(index);
  writeFileSync(path, file);
  const [, openMilliseconds] = timed(() => decodeCorpusIndex(readFileSync(path)));
  rmSync(path);
  return {
    clauses: size,
    buildSeconds: buildMilliseconds / 1000,
    extendMilliseconds,
    openMilliseconds,
    fileMegabytes: file.length / 1e6,
    memoryMegabytes,
    searchP50: percentile(searchTimes, 0.5),
    searchP99: percentile(searchTimes, 0.99),
    scanP50: percentile(
      scanned.map(([, time]) => time),
      0.5,
    ),
    graphP50: percentile(
      walked.map(([, time]) => time),
      0.5,
    ),
    graphBuildSeconds: graph.buildSeconds,
    graphRecall10: overlap(walked, scanned, 10),
    graphRecall100: overlap(walked, scanned, 100),
  };
}

function buildGraph({ integers, scales }: { integers: Int8Array; scales: Float32Array }, dimension: number) {
  const graph = new hnswlib.HierarchicalNSW('ip', dimension);
  graph.initIndex(scales.length);
  const [, milliseconds] = timed(() => {
    for (let row = 0; row < scales.length; row += 1) {
      graph.addPoint(
        Array.from(integers.subarray(row * dimension, (row + 1) * dimension), (value) => value * scales[row]!),
        row,
      );
    }
  });
  graph.setEf(200);
  return {
    buildSeconds: milliseconds / 1000,
    search: (vector: Float32Array, count: number) => graph.searchKnn(Array.from(vector), count).neighbors,
  };
}

function overlap(
  found: readonly (readonly [number[], number])[],
  exact: readonly (readonly [number[], number])[],
  depth: number,
): number {
  const shares = exact.map(([right], question) => {
    const expected = right.slice(0, depth);
    const got = new Set(found[question]![0].slice(0, depth));
    return expected.filter((row) => got.has(row)).length / expected.length;
  });
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

function timed<Result>(work: () => Result): [Result, number] {
  const start = performance.now();
  const result = work();
  return [result, performance.now() - start];
}

function percentile(values: readonly number[], share: number): number {
  return [...values].sort((left, right) => left - right)[
    Math.min(values.length - 1, Math.floor(values.length * share))
  ]!;
}

await runMain(bench);
