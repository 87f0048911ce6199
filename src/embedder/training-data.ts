import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import * as z from 'zod';
import { GongyouError } from '../errors.ts';

const articleSchema = z.object({
  name: z.string().min(1),
  content: z.string(),
  /** The law or notice it is part of; told from the name where it is missing. */
  title: z.string().optional(),
});

const questionSchema = z.object({
  question: z.string().min(1),
  /** Names of the articles that answer it. */
  gold: z.array(z.string()).min(1),
  /** A longer answer in a lawyer's words: a bridge between the two languages. */
  lawyerAnswer: z.string().nullish(),
});

export interface TrainingArticle {
  name: string;
  title: string;
  content: string;
}

export type TrainingQuestion = z.infer<typeof questionSchema>;

/** Articles as JSON lines `{ name, content, title? }`, gzipped if the file's name ends in .gz. @throws 'embedder/training-data' */
export function readArticles(path: string): TrainingArticle[] {
  return readLines(path).map((line, index) => {
    const { name, content, title } = parsed(articleSchema, line, path, index);
    return { name, content, title: title ?? titleOf(name) };
  });
}

/** Questions as JSON lines `{ question, gold, lawyerAnswer? }`. @throws 'embedder/training-data' */
export function readQuestions(path: string): TrainingQuestion[] {
  return readLines(path).map((line, index) => parsed(questionSchema, line, path, index));
}

/** 《劳动合同法》 of 劳动合同法第八十二条: the name up to its article number. */
export function titleOf(name: string): string {
  return name.replace(/第[零〇一二三四五六七八九十百千万\d]+条.*$/u, '');
}

function readLines(path: string): string[] {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    throw new GongyouError('embedder/training-data', `There is no readable file at ${path}.`, { path }, cause);
  }
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text.split('\n').filter((line) => line.trim() !== '');
}

function parsed<Schema extends z.ZodType>(schema: Schema, line: string, path: string, index: number): z.infer<Schema> {
  try {
    // Python writes a missing answer as NaN, which is not JSON.
    return schema.parse(JSON.parse(line.replace(/:\s*NaN\s*([,}])/g, ': null$1')));
  } catch (cause) {
    const message = `Line ${index + 1} of ${path} is not what training reads: ${(cause as Error).message}`;
    throw new GongyouError('embedder/training-data', message, { path, line: index + 1 }, cause);
  }
}
