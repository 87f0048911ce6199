import { describe, expect, test } from 'vitest';
import { cutFurniture } from '../../../src/knowledge/import/cut-furniture.ts';
import { findEffective } from '../../../src/knowledge/import/find-effective.ts';
import { findNumber, readNumber } from '../../../src/knowledge/import/find-number.ts';
import { findRegion } from '../../../src/knowledge/import/find-region.ts';
import { findSignature } from '../../../src/knowledge/import/find-signature.ts';
import { findStatus } from '../../../src/knowledge/import/find-status.ts';
import { findTitle } from '../../../src/knowledge/import/find-title.ts';
import { harvestMetadata } from '../../../src/knowledge/import/harvest-metadata.ts';
import { proposeId } from '../../../src/knowledge/import/propose-id.ts';
import { readDate } from '../../../src/knowledge/import/read-date.ts';
import { createRegions } from '../../../src/knowledge/regions.ts';

const regions = createRegions();

describe('furniture', () => {
  const page = [
    '首页 > 政策',
    '【字体：大 中 小】',
    '关于做好工作的通知',
    '闽人社文[2025]3号',
    '浏览次数：120',
    '各市人社局：',
    '一、找活。请到窗口来办理，窗口都在本地的大厅里。',
    '主办单位：市人社局',
    'none',
    '二、培训。培训由各地人社局组织，按时开班，不收钱。',
    '扫一扫在手机打开当前页',
    '上一篇：别的',
    '打印 关闭',
    '主办单位：某某网',
    '闽ICP备12345678号-1',
  ];
  const { body, cuts } = cutFurniture(page.join('\n'));

  test('goes, and every cut is recorded in order', () => {
    expect(cuts).toEqual([
      '首页 > 政策',
      '【字体：大 中 小】',
      '浏览次数：120',
      'none',
      '扫一扫在手机打开当前页',
      '上一篇：别的',
      '打印 关闭',
      '主办单位：某某网',
      '闽ICP备12345678号-1',
    ]);
  });

  test('a line inside a clause stays, whatever it looks like', () => expect(body).toContain('\n主办单位：市人社局\n'));
});

test.each([
  ['2025年4月16日', '2025-04-16'],
  ['二〇二五年四月十六日', '2025-04-16'],
  ['二○二四年十二月三十一日', '2024-12-31'],
  ['2024-2-29', '2024-02-29'],
  ['成文于2025.04.16。', '2025-04-16'],
])('%s is %s', (text, date) => expect(readDate(text)).toEqual({ date }));

test('a date that no calendar has is told, not mended', () => {
  expect(readDate('2025年2月30日')).toEqual({ impossible: '2025年2月30日' });
  expect(readDate('没有日期')).toBeNull();
});

test('numbers: brackets of every kind, orders; not those of other documents', () => {
  expect(readNumber('闽人社文[2025]28号')).toBe('闽人社文〔2025〕28号');
  expect(readNumber('（京政办发（2024）第 3 号）')).toBe('京政办发〔2024〕3号');
  expect(readNumber('国务院令第724号')).toBe('国务院令第724号');
  expect(readNumber('第三号')).toBeNull();
  expect(findNumber('关于…的通知\n根据《意见》(人社部发〔2024〕80号)精神，制定本通知。')).toBeNull();
});

test('titles: broken, enclosed, with the issuers before it, or only told of', () => {
  expect(findTitle('关于加强农民工服务保障\n工作的若干措施\n（征求意见稿）', null, null)?.title).toBe(
    '关于加强农民工服务保障工作的若干措施（征求意见稿）',
  );
  expect(findTitle('某省人社厅关于印发《农民工服务办法》的通知', null, null)?.title).toBe('农民工服务办法');
  expect(findTitle('某省人社厅等9部门关于做好农民工工作的通知', null, null)?.title).toBe('关于做好农民工工作的通知');
  expect(findTitle('各市：\n现就做好农民工工作通知如下：', null, null)).toMatchObject({
    title: '关于做好农民工工作的通知',
    note: expect.stringContaining('没有标题行'),
  });
  expect(findTitle('各市：', null, '关于做好农民工工作的通知-某某厅')?.title).toBe('关于做好农民工工作的通知');
  expect(findTitle('各市：', null, '首页')).toBeNull();
});

test('signatures: several on a line, above an enclosed document, or none', () => {
  expect(findSignature('正文。\n福建省教育厅 福建省公安厅\n福建省总工会\n2025年4月16日\n(此件主动公开)')).toEqual({
    issuers: ['福建省教育厅', '福建省公安厅', '福建省总工会'],
    date: { date: '2025-04-16' },
  });
  expect(findSignature('正文。\n牵头单位：市人社局')).toEqual({ issuers: [], date: null });
});

test('since when it holds: its own words only', () => {
  expect(findEffective('本办法自2025年6月1日起施行。', null)).toEqual({ date: '2025-06-01' });
  expect(findEffective('本通知自印发之日起执行。', '2025-04-16')).toEqual({ date: '2025-04-16' });
  expect(findEffective('《条例》自2020年5月1日起施行，请遵照执行。', null)).toBeNull();
});

test('status: drafts and repealed ones by title and site, not by what the text repeals', () => {
  expect(findStatus('措施（征求意见稿）', '措施', null)).toBe('draft');
  expect(findStatus('通知', '通知', '已废止')).toBe('repealed');
  expect(findStatus('旧办法同时废止。'.repeat(10), '办法', null)).toBeNull();
});

test('region: issuers and title before the number, the text only as a guess', () => {
  const none = { number: null, issuers: [], title: '', body: '' };
  expect(findRegion(regions, { ...none, number: '黔人社发〔2025〕1号' })).toMatchObject({
    sure: true,
    region: { code: '520000' },
  });
  expect(findRegion(regions, { ...none, number: '闽政〔2025〕1号', issuers: ['三明市人民政府'] })).toMatchObject({
    sure: true,
    region: { code: '350400' },
  });
  expect(findRegion(regions, { ...none, number: '国办发〔2025〕1号', issuers: ['国务院办公厅'] })).toMatchObject({
    sure: true,
    region: { code: '000000' },
  });
  expect(findRegion(regions, { ...none, body: '利用三明市公众号' })).toMatchObject({
    sure: false,
    region: { code: '350400' },
  });
  expect(findRegion(regions, none)).toBeNull();
});

test('what a site says of a document, in one cell or two', () => {
  expect(harvestMetadata(['- 索 引 号: FJ001', '文号\t闽人社文〔2025〕1号', '来源：某网     作者：无'])).toMatchObject({
    index: 'FJ001',
    number: '闽人社文〔2025〕1号',
    origin: '某网',
  });
});

test('ids follow region, year and number, and step aside for others', () => {
  const facts = { region: regions.get('350000')!, number: '闽人社文〔2025〕28号', issued: null, status: 'in-force' };
  expect(proposeId(facts, new Set())).toBe('fj-2025-28');
  expect(proposeId(facts, new Set(['fj-2025-28']))).toBe('fj-2025-28-2');
  expect(proposeId({ ...facts, number: null, status: 'draft', region: regions.get('350400')! }, new Set())).toBe(
    'sm-draft',
  );
});
