import { expect, test } from 'vitest';
import { joinQuotes, renderLines } from '../../src/answer/render.ts';
import { FUJIAN, makeBase, makeKnowledge, SANMING, unitOf } from '../fixtures/small-base.ts';

const knowledge = makeKnowledge();
const base = makeBase();
const line = (key: string) => {
  const unit = unitOf(knowledge, key);
  return { text: unit.point?.say ?? unit.quote, unit };
};

test('clauses are numbered in the order they are used, one marker for a clause', () => {
  const { text, citations } = renderLines(
    ['fj-1/3/6#line', 'wage-law/30#first', 'fj-1/3/6#app'].map(line),
    base,
    FUJIAN,
  );
  expect(text).toEqual(['拖欠工资可以打 96333。[1]', '由总承包单位先垫付。[2]', '也可以在微信里用「闽治欠」反映。[1]']);
  expect(citations.map(({ marker, clauseId }) => [marker, clauseId])).toEqual([
    [1, 'fj-1/3/6'],
    [2, 'wage-law/30'],
  ]);
  expect(citations[0]?.quote).toBe('拖欠工资可以打“96333”专线……也可以用“闽治欠”小程序');
  for (const { text: whole, quote } of citations) for (const part of quote.split('……')) expect(whole).toContain(part);
});

test('the same sentence twice is quoted once', () => {
  const { citations } = renderLines([line('fj-1/3/6#line'), line('fj-1/3/6#line')], base, FUJIAN);
  expect(citations[0]?.quote).toBe('拖欠工资可以打“96333”专线');
  expect(joinQuotes('甲……乙', '乙')).toBe('甲……乙');
  expect(joinQuotes('甲', '丙')).toBe('甲……丙');
});

test('goes on from the citations of earlier lines', () => {
  const first = renderLines([line('fj-1/3/6#line')], base, FUJIAN);
  const next = renderLines([line('wage-law/30#first'), line('fj-1/3/6#line')], base, FUJIAN, first.citations);
  expect(next.text.map((each) => each.slice(-3))).toEqual(['[2]', '[1]']);
  expect(next.citations.map((citation) => citation.marker)).toEqual([1, 2]);
  expect(first.citations).toHaveLength(1);
});

test('one notice is told once, however many lines need it', () => {
  const { notices } = renderLines(['fj-1/3/6#line', 'fj-1/3/7#training', 'sm-1/1/1#startup'].map(line), base, SANMING);
  expect(notices.map((notice) => notice.code)).toEqual(['province-document', 'draft']);
});

test('no lines give nothing', () => {
  expect(renderLines([], base, FUJIAN)).toEqual({ text: [], citations: [], notices: [] });
});
