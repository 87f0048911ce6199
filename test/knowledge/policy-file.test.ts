import { expect, test } from 'vitest';
import { readLawFile } from '../../src/knowledge/law-file.ts';
import { readPolicyFile } from '../../src/knowledge/policy-file.ts';
import { createRegions } from '../../src/knowledge/regions.ts';
import { LAW, POLICY } from '../fixtures/knowledge.ts';

test('front matter and body of a policy file', () => {
  const { document, parts, problems } = readPolicyFile('policies/x.md', POLICY, createRegions());
  expect(problems).toEqual([]);
  expect(document).toMatchObject({
    id: 'fj-2025-1',
    kind: 'policy',
    number: '闽人社文〔2025〕1号',
    region: '350000',
    effective: null,
    supersededBy: null,
    cuts: [],
  });
  expect(parts.map((part) => part.text).join('')).toBe(document!.body);
  expect(document!.clauses.map((clause) => clause.place)).toEqual(['第一条', '第二条', '第三条']);
});

test('a law file becomes a document of summaries, its articles clauses with cards', () => {
  const { document, cards } = readLawFile('laws/x.yaml', LAW);
  expect(document).toMatchObject({ id: 'test-law', kind: 'law-summary', region: '000000', issued: '2020-05-01' });
  expect(document!.clauses[0]).toMatchObject({ id: 'test-law/30', place: '第三十条', headings: ['总包先垫'] });
  expect(cards[0]).toMatchObject({ clauseId: 'test-law/30', next: 'none' });
});
