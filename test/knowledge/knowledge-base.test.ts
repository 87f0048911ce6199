import { expect, test } from 'vitest';
import { createKnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { loadKnowledge } from '../../src/knowledge/load-knowledge.ts';
import { createRegions } from '../../src/knowledge/regions.ts';
import { knowledgeFiles, POLICY } from '../fixtures/knowledge.ts';

const regions = createRegions();
const draft = POLICY.replace('id: "fj-2025-1"', 'id: "fj-draft"')
  .replace('in-force', 'draft')
  .replace('〕1号', '〕2号');
const repealed = POLICY.replace('id: "fj-2025-1"', 'id: "fj-old"').replace('in-force', 'repealed');
const base = createKnowledgeBase(
  loadKnowledge(knowledgeFiles({ 'policies/a-draft.md': draft, 'policies/b-old.md': repealed }), regions),
  regions,
);

test('a clause comes with its document and its card', () => {
  expect(base.clause('fj-2025-1/1')).toMatchObject({
    document: { id: 'fj-2025-1' },
    card: { title: '找活打哪个电话' },
  });
  expect(base.clause('fj-2025-1/2')).toMatchObject({ card: null });
  expect(base.clause('fj-2025-1/9')).toBeNull();
});

test('of a region: what is in force first, then drafts, never what was repealed', () => {
  expect(base.documentsOf('350000').map((document) => document.id)).toEqual(['fj-2025-1', 'fj-draft']);
});

test('the nearest region with a document, and the services around a place', () => {
  expect(base.nearestWithDocument('350481')?.code).toBe('350000');
  expect(base.nearestWithDocument('310000')).toBeNull();
  expect(base.servicesFor('350400').map((service) => service.name)).toEqual(['96333']);
  expect(base.servicesFor('310000')).toEqual([]);
});
