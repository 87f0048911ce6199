import { describe, expect, test } from 'vitest';
import { findClauseReference } from '../../src/answer/clause-reference.ts';
import { missingClauseText } from '../../src/answer/missing-clause.ts';
import { makeBase, makeClause, makeDocument, makeKnowledge } from '../fixtures/small-base.ts';

const knowledge = makeKnowledge();
const ningxia = makeDocument('nx-1', {
  number: '宁人社函〔2023〕8号',
  region: '640000',
  clauses: [makeClause('nx-1/1', '第一部分', '一、工作目标。')],
});
const base = makeBase({ documents: [...knowledge.documents, ningxia] });
const find = (text: string, regionPath: string[] = ['350000', '000000'], lastDocumentId: string | null = null) => {
  const reference = findClauseReference(text, base, { regionPath, lastDocumentId });
  return (
    reference && {
      ids: reference.clauses.map((clause) => clause.id),
      whole: reference.wholePart,
      of: reference.document.id,
    }
  );
};

describe('a clause that is named', () => {
  test.each([
    ['第六条说的啥', { ids: ['fj-1/3/6'], whole: false, of: 'fj-1' }],
    ['第(六)条讲什么', { ids: ['fj-1/3/6'], whole: false, of: 'fj-1' }],
    ['第7条', { ids: ['fj-1/3/7'], whole: false, of: 'fj-1' }],
    ['28号文第三部分', { ids: ['fj-1/3/6', 'fj-1/3/7'], whole: true, of: 'fj-1' }],
    ['28号文第三部分第七条', { ids: ['fj-1/3/7'], whole: false, of: 'fj-1' }],
    ['第四部分第(八)条', { ids: ['fj-1/4/8'], whole: false, of: 'fj-1' }],
    ['工资支付条例第三十条', { ids: ['wage-law/30'], whole: false, of: 'wage-law' }],
    ['工资支付条例第30条说了啥', { ids: ['wage-law/30'], whole: false, of: 'wage-law' }],
    ['十二条措施的第一条', { ids: ['gz-1/1'], whole: false, of: 'gz-1' }],
  ])('%s', (text, expected) => {
    expect(find(text)).toEqual(expected);
  });

  test('a number is taken whole: 8号 is not 28号', () => {
    expect(find('8号文第一部分')).toMatchObject({ of: 'nx-1' });
    expect(find('28号文第六条')).toMatchObject({ of: 'fj-1' });
    expect(find('128号文第六条', [])).toBeNull();
  });

  test('the document cited last comes before that of the place', () => {
    expect(find('第一条说的啥', ['350000'], 'gz-1')).toMatchObject({ ids: ['gz-1/1'] });
    expect(find('第一条说的啥', ['520000'])).toMatchObject({ ids: ['gz-1/1'] });
  });

  test('one that the document does not have is found missing', () => {
    expect(find('第九十九条')).toEqual({ ids: [], whole: false, of: 'fj-1' });
    expect(find('28号文第九部分')).toEqual({ ids: [], whole: true, of: 'fj-1' });
  });

  test.each(['工资拖欠找谁', '十二条是什么', '三个月没发', '我在3号楼干活'])('%s names none', (text) => {
    expect(find(text)).toBeNull();
  });

  test('no document to look in', () => {
    expect(find('第六条说的啥', [])).toBeNull();
    expect(find('第六条说的啥', ['310000', '000000'])).toBeNull();
  });
});

describe('a clause that is not there', () => {
  test('says how far the document goes', () => {
    const text = missingClauseText(base.document('fj-1')!, base);
    expect(text).toContain('福建');
    expect(text).toContain('一共 3 条');
    expect(text).toContain('第四部分第（八）条');
  });

  test('of a law says that only its gist is at hand, and whom to ask', () => {
    expect(missingClauseText(base.document('wage-law')!, base)).toMatch(/没有要点[\s\S]*12333/);
  });
});
