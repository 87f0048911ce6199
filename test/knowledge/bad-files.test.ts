import { expect, test } from 'vitest';
import { inChinese } from '../../src/cli/knowledge/problem-in-chinese.ts';
import { loadKnowledge } from '../../src/knowledge/load-knowledge.ts';
import { createRegions } from '../../src/knowledge/regions.ts';
import { CARDS, knowledgeFiles, LAW, POLICY, SERVICES } from '../fixtures/knowledge.ts';

const regions = createRegions();
const POLICY_FILE = 'policies/fj-2025-1.md';
const policy = (from: string | RegExp, to: string) => ({ [POLICY_FILE]: POLICY.replace(from, to) });
const cards = (from: string | RegExp, to: string) => ({ 'cards/fj-2025-1.yaml': CARDS.replace(from, to) });
const services = (from: string | RegExp, to: string) => ({ 'services.yaml': SERVICES.replace(from, to) });
const law = (from: string | RegExp, to: string) => ({ 'laws/test-law.yaml': LAW.replace(from, to) });

test('the right folder has no problem', () => {
  const knowledge = loadKnowledge(knowledgeFiles(), regions);
  expect(knowledge.problems).toEqual([]);
  expect(knowledge.documents.map((document) => document.id)).toEqual(['fj-2025-1', 'test-law']);
  expect(knowledge.cards).toHaveLength(2);
});

/** What is spoilt, then file, line and a part of the words for it. */
const CASES: [name: string, changes: Record<string, string>, file: string, line: number, message: RegExp][] = [
  ['missing number', policy(/number: .*\n/, ''), POLICY_FILE, 2, /缺「number」/],
  ['number without a year', policy('闽人社文〔2025〕1号', '闽人社文1号'), POLICY_FILE, 4, /不像文号/],
  ['clause number twice', policy('二、培训', '一、培训'), POLICY_FILE, 17, /有两条都是第一条/],
  [
    'clause word for word twice',
    policy('二、培训。每人补贴500元。', '二、找活。可以打“96333”专线。'),
    POLICY_FILE,
    17,
    /第二条和第一条一字不差/,
  ],
  ['gap', policy('二、培训。每人补贴500元。\n', ''), POLICY_FILE, 17, /少了第 2 条/],
  ['no clause', policy(/[一二三]、/g, ''), POLICY_FILE, 15, /找不到带序号的条文/],
  ['unknown region', policy('350000', '359999'), POLICY_FILE, 7, /没有 359999/],
  ['region that is no code', policy('350000', '福建'), POLICY_FILE, 7, /六位行政区划代码/],
  ['wrong level', policy('"province"', '"city"'), POLICY_FILE, 8, /福建省 的级别是 province/],
  ['impossible date', policy('2025-01-02', '2025-02-30'), POLICY_FILE, 9, /「issued」不是真有的日期/],
  ['unknown status', policy('in-force', 'maybe'), POLICY_FILE, 10, /「status」只能从这些里选/],
  ['unknown field', policy('status:', 'colour: red\nstatus:'), POLICY_FILE, 2, /不认识的栏目/],
  ['no front matter', { [POLICY_FILE]: '一、找活。' }, POLICY_FILE, 1, /没有文件信息/],
  ['broken YAML', policy('title: "', 'title: "" "'), POLICY_FILE, 3, /格式不对/],
  ['field twice', policy('level:', 'region: "350000"\nlevel:'), POLICY_FILE, 8, /格式不对/],
  ['id with capitals', policy('fj-2025-1"', 'FJ 1"'), POLICY_FILE, 2, /小写字母、数字和短横/],
  ['two ids the same', { 'policies/other.md': POLICY }, 'policies/other.md', 1, /编号 fj-2025-1 已经/],
  ['law with the id of a policy', law('test-law', 'fj-2025-1'), 'laws/test-law.yaml', 1, /编号 fj-2025-1 已经/],
  ['stale card', policy('专线。', '专线或12333。'), 'cards/fj-2025-1.yaml', 4, /条文变了，卡片还是旧的/],
  ['card without hash', cards(/ {4}hash: .*\n/, ''), 'cards/fj-2025-1.yaml', 3, /还没有盖章/],
  ['card for no clause', cards('fj-2025-1/1', 'fj-2025-1/9'), 'cards/fj-2025-1.yaml', 3, /哪份文件里都没有这一条/],
  [
    'quote not in the clause',
    cards('可以打“96333”专线', '可以打“12345”专线'),
    'cards/fj-2025-1.yaml',
    10,
    /引文不在 fj-2025-1\/1/,
  ],
  [
    'card with an unknown topic',
    cards('topic: jobs', 'topic: cooking'),
    'cards/fj-2025-1.yaml',
    6,
    /topic」只能从这些里选/,
  ],
  ['service whose clause does not name it', services('"96333"', '"96334"'), 'services.yaml', 2, /里没有「96334」/],
  ['service with an unknown region', services('350000', '359999'), 'services.yaml', 2, /没有 359999/],
  [
    'service with no such clause',
    services('fj-2025-1/1', 'fj-2025-1/9'),
    'services.yaml',
    2,
    /出处 fj-2025-1\/9 不存在/,
  ],
  ['service without clause and source', services('fj-2025-1/1', 'null'), 'services.yaml', 2, /没写出处/],
  [
    'law quote not in its gist',
    law('quote: 由总承包单位先垫付', 'quote: 由分包单位先垫付'),
    'laws/test-law.yaml',
    12,
    /引文不在要点/,
  ],
  [
    'law article twice',
    { 'laws/test-law.yaml': `${LAW}${LAW.slice(LAW.indexOf('  - article'))}` },
    'laws/test-law.yaml',
    15,
    /第 30 条写了两遍/,
  ],
  [
    'lexicon with an unknown topic',
    { 'lexicon/x.yaml': 'topic: cooking\nentries: []\n' },
    'lexicon/x.yaml',
    1,
    /topic」只能从这些里选/,
  ],
];

test.each(CASES)('%s: file, line and mend', (_name, changes, file, line, message) => {
  const { problems } = loadKnowledge(knowledgeFiles(changes), regions);
  const problem =
    problems.find((each) => each.file === file && message.test(inChinese(each).message)) ??
    problems.find((each) => each.file === file);
  expect(problem).toBeDefined();
  const words = inChinese(problem!);
  expect(words.message).toMatch(message);
  expect(problem!.line).toBe(line);
  expect(problem!.mend).not.toBe('');
  expect(words.mend).toMatch(/\p{Script=Han}/u);
});

test('a bad policy file is left out, and all else is used', () => {
  const { documents, services: kept } = loadKnowledge(knowledgeFiles(policy('350000', '359999')), regions);
  expect(documents.map((document) => document.id)).toEqual(['test-law']);
  expect(kept).toEqual([]);
});

test('a stale card is not used', () => {
  const { documents, cards: kept } = loadKnowledge(knowledgeFiles(policy('专线。', '专线或12333。')), regions);
  expect(documents).toHaveLength(2);
  expect(kept.map((card) => card.clauseId)).toEqual(['test-law/30']);
});

test('a date of effect before the issue is a warning, and the file is used', () => {
  const { documents, problems } = loadKnowledge(
    knowledgeFiles(policy('status:', 'effective: "2024-12-01"\nstatus:')),
    regions,
  );
  expect(problems.map((problem) => [problem.severity, problem.line])).toEqual([['warning', 10]]);
  expect(documents).toHaveLength(2);
});
