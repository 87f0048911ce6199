import { describe, expect, it } from 'vitest';
import { readPlace } from '../../src/conversation/place.ts';
import { createRegions } from '../../src/knowledge/regions.ts';

const regions = createRegions();

describe('readPlace', () => {
  it.each([
    ['厦门', '350200'],
    ['福建', '350000'],
    ['我在宁夏', '640000'],
    ['我其实在宁夏', '640000'],
    ['俺在三明永安', '350481'],
    ['三明市沙县', '350405'],
    ['不对,我在北京朝阳区', '110105'],
    ['我现在换到贵阳了', '520100'],
    ['闽', '350000'],
    ['我在沪', '310000'],
    ['350400', '350400'],
    ['我是贵州人,在福建打工', '350000'],
  ])('%s is a place and nothing else', (text, code) => {
    const reading = readPlace(text, regions);
    expect(reading).toMatchObject({ onlyPlace: true, own: { code } });
  });

  it.each([
    ['我在福州,老板不发工资', '350100'],
    ['老家在贵州,现在在厦门干活,工资没发', '350200'],
    ['想回三明开个店,有没有补贴', '350400'],
  ])('%s tells where the worker is', (text, code) => {
    expect(readPlace(text, regions)).toMatchObject({ onlyPlace: false, own: { code } });
  });

  it.each([
    ['贵州的欠薪周转金怎么领', '520000'],
    ['北京积分落户要什么条件', '110000'],
  ])('%s asks about a place', (text, code) => {
    expect(readPlace(text, regions)).toMatchObject({ own: null, asked: { code } });
  });

  it.each(['工资拖欠找谁', '120000', '350000', '一', '好', ''])('%s names none', (text) => {
    expect(readPlace(text, regions)).toEqual({ own: null, asked: null, onlyPlace: false });
  });
});
