import { expect, test } from 'vitest';
import { buildQuestionIndex, openQuestionIndex } from '../../src/retrieval/question-index.ts';
import { createTermTable } from '../../src/retrieval/term-table.ts';

const terms = createTermTable(['工资', '没发', '合同', '没签', '少见']);
const [wage, unpaid, contract, unsigned, rare] = [0, 1, 2, 3, 4] as const;

test('the nearest of each unit is told, and who is nearest of all has the votes', () => {
  const index = openQuestionIndex(buildQuestionIndex([[[wage, unpaid], [wage]], [[contract, unsigned]], []], terms), 3);
  const { best, votes } = index.nearest(
    new Map([
      ['工资', 1],
      ['没发', 1],
    ]),
  );
  expect(best[0]).toBeCloseTo(1);
  expect([best[1], best[2]]).toEqual([0, 0]);
  expect([...votes]).toEqual([1, 0, 0]);
});

test('nothing is left over from the question before', () => {
  const index = openQuestionIndex(buildQuestionIndex([[[wage]], [[contract]]], terms), 2);
  index.nearest(new Map([['工资', 1]]));
  expect([...index.nearest(new Map([['合同', 1]])).best]).toEqual([0, 1]);
  expect([...index.nearest(new Map([['没有的', 1]])).best]).toEqual([0, 0]);
});

test('more questions than two bytes can number', () => {
  const many = Array.from({ length: 65_540 }, () => [wage]);
  const index = openQuestionIndex(buildQuestionIndex([many, [[wage, rare], [contract]]], terms), 2);
  expect(index.nearest(new Map([['少见', 1]])).best[0]).toBe(0);
  expect(
    index.nearest(
      new Map([
        ['少见', 1],
        ['工资', 0.1],
      ]),
    ).best[1],
  ).toBeGreaterThan(0.9);
  expect(index.nearest(new Map([['合同', 1]])).best[1]).toBeCloseTo(1);
  expect(index.countTogether('工资', '少见', 0)).toBe(1);
});

test('two terms are counted together where that can be more than what is there already', () => {
  const index = openQuestionIndex(buildQuestionIndex([[[wage, unpaid], [wage, unpaid], [wage]]], terms), 1);
  expect(index.countTogether('工资', '没发', 1)).toBe(2);
  expect(index.countTogether('工资', '没发', 2)).toBe(0);
  expect(index.countTogether('工资', '没有的', 0)).toBe(0);
});

test('no question at all finds nothing', () => {
  const index = openQuestionIndex(buildQuestionIndex([[]], terms), 1);
  expect([...index.nearest(new Map([['工资', 1]])).best]).toEqual([0]);
  expect(index.countTogether('工资', '没发', 0)).toBe(0);
});
