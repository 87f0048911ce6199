import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { defineCommand, runMain } from 'citty';
import { Presets, SingleBar } from 'cli-progress';
import { GongyouError } from '../errors.ts';
import { createCheckpoint } from './checkpoint.ts';
import { defaultSettings, trainEmbedder } from './train-embedder.ts';
import { readArticles, readQuestions } from './training-data.ts';

const shipped = resolve(import.meta.dirname, '../../knowledge/embedder');
const stard = resolve(import.meta.dirname, '../../../shared/bench/stard');

const train = defineCommand({
  meta: {
    name: 'embedder:train',
    description: 'Trains the embedding table and the re-ranker from a corpus and labelled questions, on one core.',
  },
  args: {
    corpus: {
      type: 'string',
      default: join(stard, 'corpus.jsonl.gz'),
      description: 'JSON lines { name, content, title? }; several files with commas',
    },
    train: {
      type: 'string',
      default: join(stard, 'train.jsonl'),
      description: 'JSON lines { question, gold: [names], lawyerAnswer? }; several with commas',
    },
    out: { type: 'string', default: shipped, description: 'Directory for embedding-table.bin and ranking.json' },
    checkpoint: {
      type: 'string',
      default: join(tmpdir(), 'gongyou-embedder'),
      description: 'Directory a stopped training goes on from',
    },
    seed: { type: 'string', default: String(defaultSettings.seed) },
    dimension: { type: 'string', default: String(defaultSettings.dimension), description: 'A multiple of 16' },
    vocabulary: { type: 'string', default: String(defaultSettings.vocabulary), description: 'Tokens kept at most' },
    steps: { type: 'string', default: String(defaultSettings.pretrainingSteps), description: 'Steps of pretraining' },
  },
  run({ args }) {
    try {
      run(args);
    } catch (error) {
      if (!(error instanceof GongyouError)) throw error;
      console.error(`${error.code}: ${error.message}`);
      process.exitCode = 1;
    }
  },
});

function run(
  args: Record<'corpus' | 'train' | 'out' | 'checkpoint' | 'seed' | 'dimension' | 'vocabulary' | 'steps', string>,
): void {
  const articles = args.corpus.split(',').flatMap(readArticles);
  const questions = args.train.split(',').flatMap(readQuestions);
  const settings = {
    ...defaultSettings,
    seed: Number(args.seed),
    dimension: Number(args.dimension),
    vocabulary: Number(args.vocabulary),
    pretrainingSteps: Number(args.steps),
  };
  const { seed, dimension, vocabulary, pretrainingSteps, pretrainingBatch } = settings;
  const key = createHash('sha256')
    .update(JSON.stringify([seed, dimension, vocabulary, pretrainingSteps, pretrainingBatch, articles, questions]))
    .digest('hex');
  const progress = createProgress();
  const started = performance.now();
  const { table, ranking, figures } = trainEmbedder({
    articles,
    questions,
    settings,
    date: new Date().toISOString().slice(0, 10),
    data: [
      ...described('articles', args.corpus, articles.length),
      ...described('questions with their articles', args.train, questions.length),
    ],
    checkpoint: createCheckpoint(args.checkpoint, key),
    onProgress: progress.show,
  });
  progress.stop();
  mkdirSync(args.out, { recursive: true });
  writeFileSync(join(args.out, 'embedding-table.bin'), table);
  writeFileSync(join(args.out, 'ranking.json'), `${JSON.stringify(ranking, null, 2)}\n`);
  const minutes = ((performance.now() - started) / 60_000).toFixed(1);
  console.log(`Wrote ${(table.length / 1e6).toFixed(2)} MB to ${args.out} after ${minutes} minutes.`);
  for (const [name, value] of Object.entries(figures)) console.log(`  ${name.padEnd(42)} ${value.toFixed(4)}`);
}

/** File names only: where they lay on this machine is nobody's business. */
function described(what: string, paths: string, count: number): string[] {
  const names = paths.split(',').map((path) => `${basename(dirname(resolve(path)))}/${basename(path)}`);
  return [`${names.join(', ')}: ${count} ${what}`];
}

/** One bar a stage; where there is no terminal, one line a stage. */
function createProgress() {
  let bar: SingleBar | null = null;
  let current = '';
  return {
    show(stage: string, done: number, total: number): void {
      if (stage !== current) {
        bar?.stop();
        bar = new SingleBar(
          { format: `${stage.padEnd(34)} [{bar}] {value}/{total} {duration_formatted}` },
          Presets.shades_classic,
        );
        if (process.stderr.isTTY) bar.start(total, done);
        else console.error(`${new Date().toISOString()} ${stage}`);
        current = stage;
      }
      if (process.stderr.isTTY) bar?.update(done);
    },
    stop: () => bar?.stop(),
  };
}

await runMain(train);
