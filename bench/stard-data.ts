import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  readArticles,
  readQuestions,
  type TrainingArticle,
  type TrainingQuestion,
} from '../src/embedder/training-data.ts';

/** Beside the repository, not in it: 55,397 articles of law and 1,543 lay questions (STARD, MIT licence). */
export const defaultDataDirectory = resolve(import.meta.dirname, '../../shared/bench/stard');

export interface StardData {
  articles: TrainingArticle[];
  train: TrainingQuestion[];
  dev: TrainingQuestion[];
}

/** Ends the process with a plain sentence where the data is not there: it is not part of the repository. */
export function readStard(directory: string): StardData {
  const paths = ['corpus.jsonl.gz', 'train.jsonl', 'dev.jsonl'].map((name) => join(directory, name));
  const missing = paths.filter((path) => !existsSync(path));
  if (missing.length > 0) {
    console.error(
      `STARD is not at ${directory} (missing: ${missing.join(', ')}).\n` +
        'It is not part of this repository. Put corpus.jsonl.gz, train.jsonl and dev.jsonl into a directory and name it with --data.',
    );
    process.exit(2);
  }
  return { articles: readArticles(paths[0]!), train: readQuestions(paths[1]!), dev: readQuestions(paths[2]!) };
}
