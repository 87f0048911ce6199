import type { Act } from '../knowledge/act.ts';
import type { Topic } from '../knowledge/topics.ts';
import { bigramsAndCharacters } from './bigrams.ts';
import { decodeTable } from './embedding-table.ts';
import { addRow } from './static-embedding.ts';

/** What a message does and what it is about. Probabilities from 0 to 1. */
export interface MessageReading {
  /** For each act, that the message does it. What is left is that it asks. */
  acts: ReadonlyMap<Act, number>;
  /** For each topic, that the message asks about it, given that it asks. */
  topics: ReadonlyMap<Topic, number>;
  /** That it asks what no document tells, given that it asks; with the topics this is 1. */
  outside: number;
}

/** Null for a text that isn't Chinese: it learned nothing of pinyin and figures. */
export type MessageReader = (text: string) => MessageReading | null;

const CHINESE = /\p{Script=Han}/u;

/** The label of a file of gaps, of a topic, of an act. */
export const labelOf = {
  act: (act: Act) => `act/${act}`,
  topic: (topic: Topic) => `topic/${topic}`,
  gap: (file: string) => `gap/${file}`,
} as const;

/** The token that every message has: its row is what is so before anything is read. */
export const EVERY_MESSAGE = '';

/**
 * What the reader sees of a message: bigrams, characters, and the characters it begins and ends with, since 「进度」 alone
 * and 「仲裁进度去哪里查」 do not do the same.
 */
export function messageTokens(text: string): string[] {
  const trimmed = text.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  const characters = [...trimmed];
  if (characters.length === 0) return [];
  return [
    ...bigramsAndCharacters(trimmed),
    `^${characters[0]}`,
    `${characters.at(-1)}$`,
    `^${trimmed.slice(0, 2)}`,
    `${trimmed.slice(-2)}$`,
  ];
}

/**
 * Opens a trained reader: multinomial logistic regression over the tokens of a message, each counted 1/√n.
 *
 * @throws GongyouError embedder/corrupt-table or embedder/unsupported-version
 */
export function createMessageReader(bytes: Uint8Array): MessageReader {
  const { dimension, rows, questionWeights, vocabulary, facts } = decodeTable(bytes);
  const labels = (facts.labels ?? []).map((label) => label.split('/') as [kind: string, name: string]);
  const everyMessage = vocabulary.get(EVERY_MESSAGE);

  return (text) => {
    if (!CHINESE.test(text)) return null;
    const sum = new Float32Array(dimension);
    const known = messageTokens(text).flatMap((token) => vocabulary.get(token) ?? []);
    const share = 1 / Math.sqrt(Math.max(1, known.length));
    for (const row of known) addRow(sum, rows, row, questionWeights[row]! * share);
    if (everyMessage !== undefined) addRow(sum, rows, everyMessage, questionWeights[everyMessage]!);
    return readingOf(labels, softmax([...sum].slice(0, labels.length)));
  };
}

function readingOf(labels: readonly [kind: string, name: string][], probabilities: readonly number[]): MessageReading {
  const acts = new Map<Act, number>();
  const topics = new Map<Topic, number>();
  let outside = 0;
  let asks = 0;
  labels.forEach(([kind, name], at) => {
    const probability = probabilities[at]!;
    if (kind === 'act') acts.set(name as Act, probability);
    else {
      asks += probability;
      if (kind === 'gap') outside += probability;
      else topics.set(name as Topic, probability);
    }
  });
  for (const [topic, probability] of topics) topics.set(topic, asks === 0 ? 0 : probability / asks);
  return { acts, topics, outside: asks === 0 ? 0 : outside / asks };
}

function softmax(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
