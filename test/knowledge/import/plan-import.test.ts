import { expect, test } from 'vitest';
import { findTouched } from '../../../src/knowledge/import/find-touched.ts';
import { planImport } from '../../../src/knowledge/import/plan-import.ts';
import type { SourceText } from '../../../src/knowledge/import/read-source.ts';
import { createRegions } from '../../../src/knowledge/regions.ts';
import { knowledgeFiles } from '../../fixtures/knowledge.ts';

const regions = createRegions();
const source = (text: string): SourceText => ({ text, cuts: [], pageTitle: null, autoNumbered: false, front: null });
const NOTICE =
  '关于做好农民工服务的通知\n闽人社文〔2025〕1号\n各设区市人社局：\n一、找活。可以打“96333”专线或12333。\n二、培训。每人补贴500元。\n四、住房。有宿舍。\n福建省人力资源和社会保障厅\n2025年1月2日';

test('a newer capture updates its document and keeps what only a person knew', () => {
  const text = NOTICE.replace('四、', '三、');
  const plan = planImport(source(text), {}, knowledgeFiles(), regions);
  expect(plan.updates?.id).toBe('fj-2025-1');
  expect(plan.changes).toEqual({ changed: ['fj-2025-1/1', 'fj-2025-1/3'], added: [], gone: [] });
  expect(plan.output?.front.source.kind).toBe('official');
  const evals = new Map([
    ['tuned/a.yaml', 'cases:\n  - id: c1\n    clause: [fj-2025-1/1]\n  - id: c2\n    clause: fj-2025-1/2\n'],
    ['tuned/broken.yaml', 'cases: ['],
  ]);
  expect(findTouched(plan.changes, knowledgeFiles(), evals, regions)).toEqual({
    cards: [{ clauseId: 'fj-2025-1/1', file: 'cards/fj-2025-1.yaml', line: 3 }],
    withoutCard: [],
    services: [{ name: '96333', clauseId: 'fj-2025-1/1' }],
    cases: [{ id: 'c1', file: 'tuned/a.yaml', clauseId: 'fj-2025-1/1' }],
  });
});

test('a lost clause is a problem of the file that would be written', () => {
  expect(planImport(source(NOTICE), {}, knowledgeFiles(), regions).output?.problems).toMatchObject([
    { severity: 'error', message: expect.stringContaining('missing') },
  ]);
});

test('without region and status nothing is written, and the guess is offered', () => {
  const plan = planImport(
    source('关于做好农民工工作的若干措施\n一、找活。三明市的零工市场。\n二、培训。'),
    {},
    knowledgeFiles(),
    regions,
  );
  expect(plan.output).toBeNull();
  expect(plan.open.filter((open) => open.required)).toEqual([
    { field: 'region', required: true, suggestion: '三明市' },
    { field: 'status', required: true, suggestion: null },
  ]);
  const answers = {
    region: '三明',
    status: '征求意见稿',
    issued: '无',
    source: '转载:某网',
    number: '无',
    issuers: '无',
  };
  const told = planImport(
    source('关于做好农民工工作的若干措施\n一、找活。\n二、培训。'),
    answers,
    knowledgeFiles(),
    regions,
  );
  expect(told.open).toEqual([]);
  expect(told.output).toMatchObject({
    path: 'policies/sm-draft.md',
    front: { region: '350400', level: 'city', status: 'draft', issued: null, source: { kind: 'repost', name: '某网' } },
  });
});

test('answers that cannot be read are told, each with what was given', () => {
  const plan = planImport(
    source(NOTICE),
    { region: '火星', issued: '2025-02-30', status: '也许', number: '一号文', title: '短', id: 'FJ 1' },
    new Map(),
    regions,
  );
  expect(plan.complaints.map((complaint) => complaint.field)).toEqual([
    'title',
    'number',
    'region',
    'issued',
    'status',
    'id',
  ]);
});

test('another document is never written over', () => {
  const other = '关于别的事情的通知\n闽人社文〔2025〕9号\n一、甲。\n二、乙。';
  expect(planImport(source(other), { id: 'fj-2025-1' }, knowledgeFiles(), regions)).toMatchObject({
    output: null,
    conflict: { kind: 'id-taken', id: 'fj-2025-1' },
  });
  expect(planImport(source(NOTICE), { id: 'fj-new' }, knowledgeFiles(), regions)).toMatchObject({
    output: null,
    conflict: { kind: 'kept-elsewhere', id: 'fj-2025-1' },
  });
});

test('an impossible date of signature is told', () => {
  expect(planImport(source(NOTICE.replace('1月2日', '2月30日')), {}, new Map(), regions).impossibleDates).toEqual([
    '2025年2月30日',
  ]);
});

test('the final text of a draft that is kept is recognised', () => {
  const draft = knowledgeFiles()
    .get('policies/fj-2025-1.md')!
    .replace('in-force', 'draft')
    .replace('number: "闽人社文〔2025〕1号"', 'number: null')
    .replace('的通知"', '的通知（征求意见稿）"');
  expect(planImport(source(NOTICE), {}, new Map([['policies/fj-2025-1.md', draft]]), regions).finalOf).toBe(
    'fj-2025-1',
  );
});
