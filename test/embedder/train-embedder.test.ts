import { expect, test } from 'vitest';
import { defaultSettings, type TrainingInput, trainEmbedder } from '../../src/embedder/train-embedder.ts';
import type { TrainingArticle, TrainingQuestion } from '../../src/embedder/training-data.ts';
import { GongyouError } from '../../src/errors.ts';
import { createTwoLooks } from '../../src/retrieval/reranker.ts';
import { readStaticEmbedding } from '../../src/retrieval/static-embedding.ts';

const topics = ['工资', '工伤', '社保', '培训', '合同', '休假', '住房', '子女', '创业', '维权'];
const official = [
  '支付劳动报酬',
  '认定申请程序',
  '缴纳参保费用',
  '给予技能补贴',
  '书面订立解除',
  '安排带薪假期',
  '公租保障申请',
  '入学就读手续',
  '贴息贷款扶持',
  '投诉举报渠道',
];
const lay = ['给钱', '受伤', '交保险', '学手艺', '签字', '歇班', '租房', '上学', '开店', '告状'];

const articles: TrainingArticle[] = Array.from({ length: 120 }, (_, number) => {
  const topic = number % 10;
  return {
    name: `${topics[topic]}办法第${number}条`,
    title: `${topics[topic]}办法`,
    content: `单位应当${official[topic]}。${topics[topic]}事项由县级部门${official[topic]}；第${number}项另行规定。`,
  };
});
const questions: TrainingQuestion[] = Array.from({ length: 60 }, (_, number) => ({
  question: `老板不${lay[number % 10]}怎么办${number}`,
  gold: [articles[number]!.name],
  lawyerAnswer: number % 2 === 0 ? `${lay[number % 10]}属于${official[number % 10]}。` : null,
}));

function input(change: Partial<TrainingInput> = {}): TrainingInput {
  const settings = {
    ...defaultSettings,
    dimension: 16,
    pretrainingSteps: 8,
    pretrainingBatch: 32,
    epochs: 6,
    folds: 2,
  };
  return { articles, questions, settings, date: '2026-01-01', data: ['test'], checkpoint: null, ...change };
}

test('trains a table and weights that open, and brings lay words near the official ones', () => {
  const { table, ranking, figures } = trainEmbedder(input());
  const embedding = readStaticEmbedding(table);
  expect(embedding.facts).toMatchObject({ dimension: 16, trained: '2026-01-01', seed: 1, data: ['test'] });
  expect(Object.keys(figures)).toContain('article-disjoint, re-ranked R@10');
  expect(() => [createTwoLooks(ranking.withExperience), createTwoLooks(ranking.withoutExperience)]).not.toThrow();
  const question = embedding.embed('歇班');
  const cosine = (text: string): number =>
    embedding.embed(text, 'passage').reduce((sum, value, at) => sum + value * question[at]!, 0);
  expect(cosine('安排带薪假期')).toBeGreaterThan(cosine('缴纳参保费用'));
});

test('the same seed gives the same file, another seed another', () => {
  const first = trainEmbedder(input());
  expect(trainEmbedder(input())).toEqual(first);
  const other = { ...input().settings, seed: 2 };
  expect(trainEmbedder(input({ settings: other })).table).not.toEqual(first.table);
});

test('a training that was stopped goes on to the same file', () => {
  const whole = trainEmbedder(input());
  let kept: { blocks: number; arrays: Float32Array[] } | null = null;
  const stopAfter = 3;
  const checkpoint = {
    read: () => kept,
    write(blocks: number, arrays: readonly Float32Array[]) {
      kept = { blocks, arrays: arrays.map((array) => array.slice()) };
      if (blocks === stopAfter) throw new Error('power cut');
    },
    remove: () => {},
  };
  expect(() => trainEmbedder(input({ checkpoint }))).toThrow('power cut');
  expect(trainEmbedder(input({ checkpoint: { ...checkpoint, write: () => {} } })).table).toEqual(whole.table);
});

function problemOf(change: Partial<TrainingInput>): string {
  try {
    trainEmbedder(input(change));
  } catch (error) {
    if (error instanceof GongyouError && error.code === 'embedder/training-data') return error.message;
  }
  return '';
}

test('too little to learn from is said by name', () => {
  expect(problemOf({ articles: [] })).toContain('0 articles');
  expect(problemOf({ questions: [] })).toContain('--train');
  expect(problemOf({ questions: questions.slice(0, 3) })).toContain('Only 3 of 3');
  expect(problemOf({ questions: questions.map((each) => ({ ...each, gold: ['没有这一条'] })) })).toContain(
    'Do the names agree?',
  );
  expect(problemOf({ questions: questions.map((each) => ({ ...each, gold: [articles[0]!.name] })) })).toContain(
    'same article',
  );
});
