import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { citationLabel, toCitation } from '../../src/answer/citation.ts';
import { createKnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { loadKnowledge } from '../../src/knowledge/load-knowledge.ts';
import { makeBase, regions } from '../fixtures/small-base.ts';

const folder = new URL('../../knowledge/policies/', import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith('.md'));
const base = createKnowledgeBase(
  loadKnowledge(
    new Map(files.map((file) => [`policies/${file}`, readFileSync(new URL(file, folder), 'utf8')])),
    regions,
  ),
  regions,
);
const labelOf = (id: string) => {
  const { document, clause } = base.clause(id)!;
  return toCitation(1, document, clause, '', regions).label;
};

describe('labels a worker can say aloud', () => {
  test.each([
    ['fj-2025-28/3/6', '《关于加强我省农民工服务保障工作的通知》(闽人社文〔2025〕28号)第三部分第(六)条'],
    ['fj-2025-28/5/14', '《关于加强我省农民工服务保障工作的通知》(闽人社文〔2025〕28号)第五部分第(十四)条'],
    ['bj-2025-79/1', '《关于进一步做好农民工服务保障工作的若干措施》(京人社农工字〔2025〕79号)第一条'],
    ['gz-2025-12/12', '《进一步加强农民工服务保障工作十二条措施》(贵州省)第十二条'],
    ['nx-2023-81/1', '《关于开展县域农民工市民化质量提升行动的通知》(宁人社函〔2023〕81号)第一部分'],
    ['nx-2023-81/2/1', '《关于开展县域农民工市民化质量提升行动的通知》(宁人社函〔2023〕81号)第二部分第(一)条'],
    ['sm-draft/7/21', '《关于进一步关心关爱农民工的若干措施(征求意见稿)》(三明市)第七部分第21条'],
  ])('%s', (id, label) => {
    // Brackets are full-width in the product; the width is all that may differ.
    expect(labelOf(id).replaceAll('（', '(').replaceAll('）', ')')).toBe(label);
    expect(labelOf(id)).not.toMatch(/[()]/);
  });

  test('no two clauses have one label', () => {
    const labels = base.knowledge.documents.flatMap((document) => document.clauses.map((clause) => labelOf(clause.id)));
    expect(labels).toHaveLength(69);
    expect(new Set(labels).size).toBe(labels.length);
  });

  test('national law is marked as a gist', () => {
    const { document, clause } = makeBase().clause('wage-law/30')!;
    expect(citationLabel(document, clause, '全国')).toBe('《中华人民共和国工资支付条例》第三十条（要点）');
  });

  test('a title that names its place is not given it again', () => {
    const { document, clause } = makeBase().clause('gz-1/1')!;
    const title = '贵州省农民工十二条措施';
    expect(citationLabel({ ...document, title }, clause, '贵州省')).toBe(`《${title}》第一条`);
  });
});

test('a citation carries the clause whole, and its document with its place by name', () => {
  const { document, clause } = base.clause('sm-draft/1/1')!;
  expect(toCitation(3, document, clause, '一句', regions)).toMatchObject({
    marker: 3,
    clauseId: 'sm-draft/1/1',
    text: clause.text,
    quote: '一句',
    document: { id: 'sm-draft', region: '350400', regionName: '三明市', status: 'draft', number: null },
  });
});
