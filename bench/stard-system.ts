/** Measures one system in a process of its own, so that its memory is its own, and writes the figures as JSON. */
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ranksOf } from '../src/embedder/recall.ts';
import { readStard } from './stard-data.ts';
import { systems } from './systems.ts';

const [, , name = '', directory = ''] = process.argv;
const system = systems[name];
if (system === undefined) throw new Error(`No system is called ${name}.`);

const { articles, train, dev } = readStard(directory);
const numberOf = new Map(articles.map(({ name: article }, number) => [article, number]));
const before = performance.now();
const built = await system({ articles, train });
const buildSeconds = (performance.now() - before) / 1000;
articles.length = 0;
globalThis.gc?.();
const memoryMegabytes = process.memoryUsage().rss / 1e6;

const results = [];
for (const { name: variant, search, questions = dev.length } of built.variants) {
  for (const { question } of train.slice(0, Math.min(questions, 150))) await search(question, 100);
  const milliseconds: number[] = [];
  const ranks = [];
  for (const { question, gold } of dev.slice(0, questions)) {
    const start = performance.now();
    const found = await search(question, 100);
    milliseconds.push(performance.now() - start);
    ranks.push(
      ranksOf(
        found,
        gold.map((article) => numberOf.get(article) ?? -1),
      ),
    );
  }
  results.push({
    variant,
    ranks: ranks.map((each) => each.map((rank) => (Number.isFinite(rank) ? rank : null))),
    milliseconds,
  });
}
const file = built.encode?.() ?? null;
const opened = file === null ? null : openedFromFile(file);
process.stdout.write(
  JSON.stringify({
    buildSeconds,
    // Where an index can be kept, what counts is a service that opened it, not the process that built it.
    memoryMegabytes: opened?.memoryMegabytes ?? memoryMegabytes,
    openMilliseconds: opened?.openMilliseconds ?? null,
    indexBytes: file?.length ?? null,
    results,
  }),
);

function openedFromFile(bytes: Uint8Array): { memoryMegabytes: number; openMilliseconds: number } {
  const path = join(tmpdir(), `gongyou-stard-${process.pid}.bin`);
  writeFileSync(path, bytes);
  const script = resolve(import.meta.dirname, 'open-index.ts');
  const { stdout } = spawnSync(process.execPath, ['--expose-gc', script, path], {
    encoding: 'utf8',
    input: JSON.stringify(dev.slice(0, 100).map(({ question }) => question)),
  });
  rmSync(path);
  return JSON.parse(stdout);
}
