import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { resolve } from 'node:path';
import { defineCommand, runMain } from 'citty';
import { seededRandom } from '../src/embedder/random.ts';
import { bootstrapInterval, type GoldRanks, rankingFigures, recallAt } from '../src/embedder/recall.ts';
import { readStaticEmbedding } from '../src/retrieval/static-embedding.ts';
import { defaultDataDirectory, readStard } from './stard-data.ts';

interface SystemReport {
  buildSeconds: number;
  memoryMegabytes: number;
  openMilliseconds: number | null;
  indexBytes: number | null;
  results: { variant: string; ranks: (number | null)[][]; milliseconds: number[] }[];
}

const order = ['reference-bm25', 'minisearch', 'langchain-bm25', 'hnswlib-dense', 'gongyou'];

const bench = defineCommand({
  meta: {
    name: 'bench:stard',
    description: 'Recall, latency and memory on the questions of STARD dev, Gongyou and its peers.',
  },
  args: {
    data: {
      type: 'string',
      default: defaultDataDirectory,
      description: 'Directory with corpus.jsonl.gz, train.jsonl, dev.jsonl',
    },
    only: { type: 'string', default: order.join(','), description: 'Systems, with commas' },
    json: { type: 'string', description: 'File for every figure' },
  },
  async run({ args }) {
    const { train, dev } = readStard(args.data);
    const known = new Set(train.flatMap(({ gold }) => gold));
    const isUnseen = dev.map(({ gold }) => !gold.some((name) => known.has(name)));
    const rows = [];
    for (const name of args.only.split(',')) {
      process.stderr.write(`${name} …\n`);
      const report = await measure(name, args.data);
      for (const result of report.results) rows.push(figuresOf(name, report, result, isUnseen));
    }
    const table = readStaticEmbedding(
      readFileSync(resolve(import.meta.dirname, '../knowledge/embedder/embedding-table.bin')),
    );
    print(rows);
    console.log(`\nCross-validation on train, from the training of ${table.facts.trained}:`);
    for (const [name, value] of Object.entries(table.facts.figures))
      console.log(`  ${name.padEnd(44)} ${value.toFixed(3)}`);
    const machine = { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, node: process.version };
    if (args.json) writeFileSync(args.json, `${JSON.stringify({ machine, table: table.facts, rows }, null, 2)}\n`);
  },
});

function measure(name: string, directory: string): Promise<SystemReport> {
  const script = resolve(import.meta.dirname, 'stard-system.ts');
  const child = spawn(process.execPath, ['--expose-gc', script, name, directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((fulfil, reject) => {
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.on('error', reject).on('exit', (code) => {
      if (code === 0) fulfil(JSON.parse(output));
      else reject(new Error(`${name} ended with code ${code}.`));
    });
  });
}

function figuresOf(
  system: string,
  report: SystemReport,
  result: SystemReport['results'][number],
  isUnseen: readonly boolean[],
) {
  const ranks: GoldRanks[] = result.ranks.map((each) => each.map((rank) => rank ?? Number.POSITIVE_INFINITY));
  const unseen = ranks.filter((_, question) => isUnseen[question]);
  const seen = ranks.filter((_, question) => !isUnseen[question]);
  const sorted = [...result.milliseconds].sort((left, right) => left - right);
  const random = seededRandom(1);
  return {
    system,
    variant: result.variant,
    questions: ranks.length,
    ...rankingFigures(ranks),
    'R@10 interval': bootstrapInterval(ranks, (sample) => recallAt(sample, 10), random),
    'R@10 no gold in train': rounded(recallAt(unseen, 10)),
    'questions with no gold in train': unseen.length,
    'R@10 some gold in train': rounded(recallAt(seen, 10)),
    'p50 ms': rounded(sorted[Math.floor(sorted.length / 2)] ?? 0),
    'p99 ms': rounded(sorted[Math.floor(sorted.length * 0.99)] ?? 0),
    'queries per second': rounded(1000 / (sorted.reduce((sum, value) => sum + value, 0) / sorted.length)),
    'build s': rounded(report.buildSeconds),
    'memory MB': Math.round(report.memoryMegabytes),
    'open ms': report.openMilliseconds === null ? null : Math.round(report.openMilliseconds),
    'index MB': report.indexBytes === null ? null : rounded(report.indexBytes / 1e6),
  };
}

type Row = ReturnType<typeof figuresOf> & Record<string, unknown>;

const columns = [
  'R@5',
  'R@10',
  'R@10 interval',
  'R@20',
  'R@50',
  'R@100',
  'MRR@10',
  'R@10 no gold in train',
  'p50 ms',
  'p99 ms',
  'queries per second',
  'build s',
  'memory MB',
  'open ms',
  'index MB',
];

/** A Markdown table, ready for a page. */
function print(rows: readonly Row[]): void {
  console.log(`| system | n | ${columns.join(' | ')} |`);
  console.log(`|---|---|${columns.map(() => '---').join('|')}|`);
  for (const row of rows) {
    const cells = columns.map((column) => shown(row[column]));
    console.log(`| ${row.variant} | ${row.questions} | ${cells.join(' | ')} |`);
  }
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((each) => Number(each).toFixed(3)).join(', ')}]`;
  if (typeof value !== 'number') return '–';
  return value >= 10 ? value.toFixed(0) : value.toFixed(3);
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

await runMain(bench);
