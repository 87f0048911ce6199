import { expect, test } from 'vitest';
import { createMentionReader } from '../../src/places/mentions.ts';
import { createConceptReader } from '../../src/retrieval/concepts.ts';
import { createQuestionReader } from '../../src/retrieval/question.ts';
import { createSpelling } from '../../src/retrieval/spelling.ts';
import { makeKnowledge, makeService, regions } from '../fixtures/small-base.ts';

const vocabulary = new Map([
  ['工资', 900],
  ['拖欠', 800],
  ['欠工', 100],
  ['老板', 300],
]);
const read = createQuestionReader({
  readMentions: createMentionReader(regions, [makeService('a', '安薪北京'), makeService('b', '贵州技工')]),
  concepts: createConceptReader(makeKnowledge().lexicon),
  spelling: createSpelling({
    vocabulary: () => vocabulary,
    countOf: (term) => vocabulary.get(term) ?? 0,
    countTogether: (one, other) => Math.min(vocabulary.get(one) ?? 0, vocabulary.get(other) ?? 0),
  }),
});
const names = (text: string) => read(text).concepts.map((concept) => concept.name);

test('region names are read out of the question and of its terms', () => {
  const question = read('福建拖欠工资找谁');
  expect(question.mentions.map(({ region }) => region.code)).toEqual(['350000']);
  expect(question.core).not.toContain('福建');
  expect([...question.terms.keys()]).toEqual(expect.arrayContaining(['拖欠', '欠工', '工资']));
  expect([...question.terms.keys()].some((term) => term.includes('福') || term.includes('建'))).toBe(false);
});

test('a region inside the name of a service is no place', () => {
  expect(read('安薪北京怎么用').mentions).toEqual([]);
  expect(read('我在北京，安薪北京怎么用').mentions.map(({ region }) => region.code)).toEqual(['110000']);
});

test('the words that open any question are left out of what is searched', () => {
  expect(read('你好请问一下拖欠工资').core.trim()).toBe('拖欠工资');
  expect(read('你好请问一下拖欠工资').text).toBe('你好请问一下拖欠工资');
});

test('a typo is read as the word it sounds like, and stays in what was written', () => {
  const question = read('拖欠公资');
  expect(question.text).toBe('拖欠公资');
  expect(question.core).toBe('拖欠工资');
  expect([...question.terms.keys()]).toEqual(['拖欠', '欠工', '工资']);
  expect(names('拖欠公资')).toContain('工资');
});

test.each(['tuoqian gongzi', 'tuo qian gong zi', 'tuoqiangongzi', 'TuoQian GongZi'])('pinyin: %s', (text) => {
  expect([...read(text).terms.keys()]).toEqual(expect.arrayContaining(['拖欠', '工资']));
});

test('workers’ words add policy words as expansions, never as what was written', () => {
  const question = read('血汗钱没发');
  expect(question.expansions.get('工资')).toBe(1);
  expect(question.expansions.get('拖欠')).toBeCloseTo(0.8);
  expect(question.terms.has('工资')).toBe(false);
});

test('what is asked for is read', () => {
  expect(read('打哪个电话').aspects).toContain('phone');
  expect(read('补贴多少钱').aspects).toContain('amount');
  expect(read('老板跑了').aspects).toEqual([]);
});

test('every weight is from 0 to 1', () => {
  for (const text of ['拖欠公资', '血汗钱没发，tuoqian', '', '😀', '12333']) {
    const question = read(text);
    for (const weight of [...question.terms.values(), ...question.expansions.values()]) {
      expect(weight).toBeGreaterThan(0);
      expect(weight).toBeLessThanOrEqual(1);
    }
  }
});

test('a bare age above fifty is said in words; a sum, a month or a younger age is not', () => {
  for (const text of ['我都59了不要我干了', '我爹今年62岁', '57出头还能干啥'])
    expect(read(text).core).toContain('年纪大');
  for (const text of ['欠了5900块', '今年59个月没发', '59元一天', '我39了', '拖了6个月'])
    expect(read(text).core).not.toContain('年纪大');
});

test('markup is no part of a question', () => {
  expect(read('</text><script>alert(1)</script> 欠薪咋办').core.trim()).toBe('欠薪咋办');
});
