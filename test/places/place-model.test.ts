import { describe, expect, test } from 'vitest';
import { createRegions } from '../../src/knowledge/regions.ts';
import { choicesOf, choosePlaces, readContext } from '../../src/places/place-model.ts';

const regions = createRegions();
const FUJIAN = regions.get('350000')!;
const context = (text: string, known = FUJIAN as typeof FUJIAN | null) =>
  readContext(text, regions.mentions(text, known), known, { regions, nearestWithDocument: regions.get });
const names = (text: string, known?: typeof FUJIAN | null) =>
  context(text, known).candidates.map(({ region, mentions }) => `${region.shortName} ${mentions.length}`);

describe('candidates', () => {
  test('the known place stands beside those that are named', () => {
    expect(names('贵州的欠薪周转金怎么领')).toEqual(['贵州 1', '福建 0']);
  });

  test('a place on the known ground is the known one, by its more exact name', () => {
    expect(names('福建厦门的,在厦门欠薪找谁')).toEqual(['厦门 2']);
  });

  test('one that is named again and nearer is one candidate', () => {
    expect(names('贵州有没有补贴,贵阳找谁领', null)).toEqual(['贵阳 1']);
  });

  test('of more places than anybody asks about only the first are weighed', () => {
    const many = '北京上海天津重庆广东浙江江苏四川湖南湖北';
    expect(context(many, null).candidates).toHaveLength(6);
  });
});

describe('choices', () => {
  test('each alone and every two together', () => {
    const choices = choicesOf(context('北京和宁夏的培训'));
    expect(choices.map(({ places }) => places.map(({ region }) => region.shortName).join('+'))).toEqual([
      '北京',
      '宁夏',
      '福建',
      '北京+宁夏',
      '北京+福建',
      '宁夏+福建',
    ]);
  });

  test('none, only where nothing is known', () => {
    const isNone = ({ places }: { places: readonly unknown[] }) => places.length === 0;
    expect(choicesOf(context('北京路的工地', null)).some(isNone)).toBe(true);
    expect(choicesOf(context('北京路的工地')).some(isNone)).toBe(false);
  });
});

test('the weights decide', () => {
  const asked = context('宁夏那边贷款好贷不');
  const chosen = (model: Record<string, number>) =>
    choosePlaces(asked, model).places.map(({ region }) => region.shortName);
  expect(chosen({ 'known:unnamed': 1 })).toEqual(['福建']);
  expect(chosen({ '>那边': 1 })).toEqual(['宁夏']);
  expect(chosen({ pair: 1 })).toEqual(['宁夏', '福建']);
});

test('no message and no place breaks it', () => {
  for (const text of ['', '😀', '，，，', '在在在在']) expect(choosePlaces(context(text, null), {}).places).toEqual([]);
});
