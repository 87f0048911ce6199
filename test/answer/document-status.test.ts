import { expect, test } from 'vitest';
import { documentStatus } from '../../src/answer/document-status.ts';
import { createKnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { makeKnowledge, regions } from '../fixtures/small-base.ts';

const base = createKnowledgeBase(makeKnowledge(), regions);
const status = (text: string, place: string, documentId: string | null = null) =>
  documentStatus(text, base, regions.read(place), documentId);

test.each(['这份文件什么时候开始执行', '三明的措施正式实行了没', '你说的政策现在算数不'])('of a draft: %s', (text) => {
  const answer = status(text, '三明');
  expect(answer?.text).toMatch(/^还没有正式施行：三明这份文件是征求意见稿.*12333。$/);
  expect(answer?.notices.map((notice) => notice.code)).toContain('draft');
});

test('the document that was spoken of counts, wherever the worker is', () => {
  expect(status('这份文件施行了吗', '福州', 'sm-1')?.text).toContain('三明');
});

test.each([
  ['这份文件什么时候开始执行', '福州'],
  ['创业补贴给多少', '三明'],
  ['裁决书不执行怎么办', '三明'],
])('nothing of its own: %s in %s', (text, place) => {
  expect(status(text, place)).toBeNull();
});
