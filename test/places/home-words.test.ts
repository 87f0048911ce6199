import { expect, test } from 'vitest';
import { isHome } from '../../src/places/home-words.ts';
import { regions } from '../fixtures/small-base.ts';

const home = (text: string) => isHome(text, regions.mentions(text)[0]!);

test.each([
  '老家贵州',
  '户口在莆田市',
  '我是四川人',
  '云南过来的',
  '家在贵州',
  '贵州那边来的',
  '河北的在工地干活',
  '贵州老乡说有补贴',
  '江西来做茶的两口子',
  '老公就是河南的',
])('%s is where one comes from', (text) => expect(home(text)).toBe(true));

test.each(['在贵州干活', '贵州的补贴怎么领', '北京人民医院', '到福建打工', '没有北京户口'])('%s is not', (text) =>
  expect(home(text)).toBe(false),
);
