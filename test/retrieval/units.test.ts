import { expect, test } from 'vitest';
import { createUnits, unitKey } from '../../src/retrieval/units.ts';
import { GAP, makeClause, makeDocument, makeKnowledge } from '../fixtures/small-base.ts';

test('a clause with a card gives its points; one without, its sentences; a gap, itself', () => {
  const units = createUnits(makeKnowledge({ gaps: [GAP] }));
  expect(units.map(unitKey)).toEqual([
    'fj-1/3/6#line',
    'fj-1/3/6#app',
    'fj-1/3/7#training',
    'fj-1/4/8#（八）子女入学。',
    'fj-1/4/8#随迁子女可以就近入学。',
    'sm-1/1/1#startup',
    'gz-1/1#一、欠薪应急。',
    'gz-1/1#用“欠薪应急周转金”解决',
    'wage-law/30#first',
    'gap/tax#tax',
  ]);
  expect(units.map((unit) => unit.index)).toEqual(units.map((_, index) => index));
});

test('every quote stands in its clause', () => {
  for (const unit of createUnits(makeKnowledge())) expect(unit.clause.text).toContain(unit.quote);
});

test('what is repealed or superseded is not answered from; a draft is', () => {
  const clauses = [makeClause('x/1', '第一条', '一、可以领补贴五百元。')];
  const keys = (status: 'repealed' | 'superseded' | 'draft') =>
    createUnits(makeKnowledge({ documents: [makeDocument('x', { status, clauses })] })).map(unitKey);
  expect(keys('repealed')).toEqual([]);
  expect(keys('superseded')).toEqual([]);
  expect(keys('draft')).toEqual(['x/1#一、可以领补贴五百元。']);
});

test('a gap cites nothing', () => {
  const gap = createUnits(makeKnowledge({ documents: [], gaps: [GAP] }))[0]!;
  expect(gap).toMatchObject({ gap: GAP, card: null, quote: '', clause: { text: '' }, document: { title: '' } });
});
