import { expect, test } from 'vitest';
import {
  type AskedPoint,
  type CardTuningInput,
  defaultCardTuning,
  tuneOnCards,
} from '../../src/embedder/card-tuning.ts';
import { decodeTable } from '../../src/retrieval/embedding-table.ts';
import { readStaticEmbedding } from '../../src/retrieval/static-embedding.ts';
import { tinyTable } from '../retrieval/tiny-table.ts';

const wages: AskedPoint = {
  questions: ['老板拖着工钱', '工钱要不回来', '血汗钱没给', '拖着钱不给'],
  texts: ['欠薪维权专线'],
  clauseId: 'fj/6',
  region: '350000',
};
const school: AskedPoint = {
  questions: ['娃读书去哪里', '孩子上学要啥', '娃的学位', '孩子念书'],
  texts: ['随迁子女入学'],
  clauseId: 'fj/10',
  region: '350000',
};
const points = [wages, school];
const base = decodeTable(tinyTable(points.flatMap((point) => [...point.questions, ...point.texts])));

function input(change: Partial<CardTuningInput> = {}): CardTuningInput {
  const settings = { ...defaultCardTuning, epochs: 12, batch: 8, runs: 2 };
  return { base, points, meet: () => true, settings, date: '2026-01-01', ...change };
}

function nearness(bytes: Uint8Array, question: string, text: string): number {
  const embedding = readStaticEmbedding(bytes);
  const asked = embedding.embed(question);
  return embedding.embed(text, 'passage').reduce((sum, value, at) => sum + value * asked[at]!, 0);
}

test('brings a question near its own point, also one that no card has', () => {
  const table = tuneOnCards(input());
  expect(nearness(table, '工钱呢', '欠薪维权专线')).toBeGreaterThan(nearness(table, '工钱呢', '随迁子女入学'));
  expect(nearness(table, '娃上学', '随迁子女入学')).toBeGreaterThan(nearness(table, '娃上学', '欠薪维权专线'));
});

test('reads single characters beside bigrams, and keeps what it was trained on in the record', () => {
  const { facts } = readStaticEmbedding(tuneOnCards(input()));
  expect(facts.tokens).toBe('bigrams and characters');
  expect(facts.data).toEqual(['test', 'knowledge: 8 questions of 2 points and gaps']);
});

test('the same input gives the same bytes, another seed gives others', () => {
  const first = tuneOnCards(input());
  expect(tuneOnCards(input())).toEqual(first);
  expect(tuneOnCards(input({ settings: { ...input().settings, seed: 8 } }))).not.toEqual(first);
});

test('points that meet are driven apart, points that never meet are not', () => {
  const near = (meet: CardTuningInput['meet']) =>
    nearness(tuneOnCards(input({ meet })), '老板拖着工钱', '随迁子女入学');
  expect(near(() => true)).toBeLessThan(near(() => false) - 0.1);
});

test('tells how far it has come', () => {
  const steps: number[] = [];
  tuneOnCards(input({ onProgress: (done) => steps.push(done) }));
  expect(steps).toEqual(Array.from({ length: 24 }, (_, step) => step + 1));
});
