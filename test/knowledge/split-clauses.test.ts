import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashText, splitClauses } from '../../src/knowledge/split-clauses.ts';

const clausesOf = (body: string) => splitClauses('d', body).flatMap((part) => (part.clause ? [part.clause] : []));
const line = fc.constantFrom(
  '一、就业',
  '二、培训。',
  '（一）提升技能。加强培训。',
  '(二)参保',
  '1.搭建平台。',
  '10.服务',
  '第一章 总则',
  '第三条 本办法',
  '第二节 工资',
  '普通的一行。',
  '',
  '　　缩进的一行',
  '某某市人力资源和社会保障局',
  '2025年4月16日',
  '（此件主动公开）',
  '1.5万元',
  '一、',
  '第条',
);

test('the parts of a body, joined, are the body, character for character', () => {
  const document = fc.array(line, { maxLength: 30 }).map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(
      document,
      (body) =>
        splitClauses('d', body)
          .map((part) => part.text)
          .join('') === body,
    ),
  );
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 60 }),
      (body) =>
        splitClauses('d', body)
          .map((part) => part.text)
          .join('') === body,
    ),
  );
});

test('ids are unique, and hash and sentences follow from the text', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
      const clauses = clausesOf(lines.join('\n'));
      expect(new Set(clauses.map((clause) => clause.id)).size).toBe(clauses.length);
      for (const clause of clauses) {
        expect(clause.hash).toBe(hashText(clause.text));
        expect(clause.sentences.join('')).toBe(clause.text);
      }
    }),
  );
});

test('parts and articles: 一、（一）', () => {
  const clauses = clausesOf(
    '通知如下：\n一、促进就业\n(一)扩大容量。多招人。\n(二)返乡创业。\n二、加强培训\n(三)提升技能。\n某某省人力资源和社会保障厅\n2025年4月16日',
  );
  expect(clauses.map((clause) => clause.id)).toEqual(['d/1/1', 'd/1/2', 'd/2/3']);
  expect(clauses[2]!.place).toBe('第二部分第（三）条');
  expect(clauses[2]!.headings).toEqual(['加强培训', '提升技能']);
  expect(clauses[2]!.text).toBe('(三)提升技能。');
});

test('one level: 一、 is an article', () => {
  const clauses = clausesOf('一、拓宽渠道。找活。\n二、支持创业。\n三、其他。');
  expect(clauses.map((clause) => [clause.id, clause.place])).toEqual([
    ['d/1', '第一条'],
    ['d/2', '第二条'],
    ['d/3', '第三条'],
  ]);
});

test('articles of a law are counted through its chapters', () => {
  const clauses = clausesOf('第一章 总则\n第一条　为了…。\n第二条 适用…。\n第二章 工资\n第三条 按月支付。');
  expect(clauses.map((clause) => clause.id)).toEqual(['d/1', 'd/2', 'd/3']);
  expect(clauses[2]!.place).toBe('第三条');
});

test('a decimal is no clause number, and a number used twice shows', () => {
  expect(clausesOf('1.甲。\n1.5万元补贴。\n2.乙。').map((clause) => clause.id)).toEqual(['d/1', 'd/2']);
  expect(clausesOf('一、甲。\n一、乙。').map((clause) => clause.id)).toEqual(['d/1', 'd/1~2']);
});
