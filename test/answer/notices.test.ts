import { expect, test } from 'vitest';
import { buildAnswer } from '../../src/answer/build-answer.ts';
import { noticesFor } from '../../src/answer/notices.ts';
import { renderLines } from '../../src/answer/render.ts';
import type { Region } from '../../src/knowledge/regions.ts';
import {
  FUJIAN,
  GUIZHOU,
  makeBase,
  makeKnowledge,
  place,
  regions,
  SANMING,
  SHANGHAI,
  unitOf,
} from '../fixtures/small-base.ts';

const base = makeBase();
const notices = (documentId: string, at: Region | null) => {
  const document = base.document(documentId)!;
  return noticesFor(document, regions.get(document.region)!, {
    place: at,
    path: at ? regions.path(at.code) : [],
    documented: at ? base.nearestWithDocument(at.code) : null,
  });
};
const codes = (documentId: string, at: Region | null) => notices(documentId, at).map((notice) => notice.code);

test('nothing is said of a document of the worker’s own place', () => {
  expect(codes('fj-1', FUJIAN)).toEqual([]);
  expect(codes('fj-1', null)).toEqual([]);
});

test('a draft says that it is one, wherever it is asked', () => {
  expect(codes('sm-1', SANMING)).toEqual(['draft']);
  expect(codes('sm-1', null)).toEqual(['draft']);
  expect(codes('sm-1', GUIZHOU)).toEqual(['draft', 'other-region']);
  expect(notices('sm-1', SANMING)[0]?.text).toMatch(/三明.*征求意见稿，还没正式施行.*三明市人社局/);
});

test('a reprint says where it was captured', () => {
  expect(notices('gz-1', GUIZHOU)).toEqual([
    { code: 'reprint', text: '这份文件取自转载页面（某转载网站），以官方发布的为准。' },
  ]);
});

test('another region’s document says so', () => {
  expect(notices('fj-1', GUIZHOU)).toEqual([{ code: 'other-region', text: '这是福建的规定，不是贵州的。' }]);
  expect(codes('sm-1', FUJIAN)).toContain('other-region');
  expect(codes('sm-1', place('350200'))).toContain('other-region');
});

test('the province’s document told to a city or county says so', () => {
  expect(notices('fj-1', place('350200'))).toEqual([{ code: 'province-document', text: '这是福建全省的规定。' }]);
  expect(codes('fj-1', place('350481'))).toEqual(['province-document']);
});

test('where the city has a document of its own, the province’s says that it holds there too', () => {
  const text = '福建的文件是全省的规定，三明也管。';
  expect(notices('fj-1', SANMING)).toEqual([{ code: 'province-document', text }]);
  expect(notices('fj-1', place('350481'))).toEqual([{ code: 'province-document', text }]);
});

test('national law is a gist, and of no other region', () => {
  for (const at of [null, FUJIAN, SHANGHAI]) expect(codes('wage-law', at)).toEqual(['law-summary']);
});

test('a city’s document told in one of its counties is of its own place', () => {
  expect(codes('sm-1', place('350481'))).toEqual(['draft']);
});

const answerFor = (key: string, at: Region | null) => {
  const unit = unitOf(makeKnowledge(), key);
  const rendered = renderLines([{ text: '话', unit }], base, at);
  return buildAnswer(base, { kind: 'answer', ...rendered, units: [unit], place: at });
};

test('a place without a document is told so, in the text too', () => {
  const answer = answerFor('wage-law/30#first', SHANGHAI);
  expect(answer.notices.map((notice) => notice.code)).toEqual(['law-summary', 'no-local-document']);
  expect(answer.text).toContain('手头没有上海的文件');
  expect(answerFor('wage-law/30#first', FUJIAN).notices.map((notice) => notice.code)).toEqual(['law-summary']);
  expect(answerFor('wage-law/30#first', null).notices.map((notice) => notice.code)).toEqual(['law-summary']);
  expect(answerFor('wage-law/30#first', place('000000')).notices.map((each) => each.code)).toEqual(['law-summary']);
});

test.each([
  ['sm-1/1/1#startup', SANMING, '征求意见稿'],
  ['fj-1/3/6#line', GUIZHOU, '不是贵州的'],
  ['fj-1/3/6#line', place('350200'), '福建全省的规定'],
])('what must be known before relying on %s stands in the text itself', (key, at, words) => {
  expect(answerFor(key, at).text).toContain(words);
});

test('what is no danger stays beside the text', () => {
  expect(answerFor('gz-1/1', GUIZHOU).text).not.toContain('转载');
  expect(answerFor('gz-1/1', GUIZHOU).notices.map((notice) => notice.code)).toEqual(['reprint']);
});
