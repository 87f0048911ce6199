import { expect, test } from 'vitest';
import { comparedRegions } from '../../src/answer/compared-regions.ts';
import { normaliseText } from '../../src/retrieval/normalise.ts';
import type { Question } from '../../src/retrieval/question.ts';
import { regions } from '../fixtures/small-base.ts';

const compared = (text: string) => {
  const normalised = normaliseText(text);
  const question = { text: normalised, mentions: regions.mentions(normalised) } as Question;
  return comparedRegions(question, regions).map((region) => region.shortName);
};

test.each([
  ['福建和贵州讨薪都打啥', ['福建', '贵州']],
  ['北京跟宁夏，外地娃念小学各是咋规定的', ['北京', '宁夏']],
  ['给外地人住的房：三明要干满几年，北京又有啥', ['三明', '北京']],
  ['娃娃要上高中，贵州给进不，宁夏文件写没写', ['贵州', '宁夏']],
])('%s is asked of both', (text, places) => expect(compared(text)).toEqual(places));

test.each([
  '我户口贵州纳雍的，在顺义盖楼，工钱没给，打哪边的电话',
  '我是福建人，在银川绑钢筋，五十八了被赶出来',
  '在厦门干活，工钱没给',
  '福建三明的补贴怎么领',
  '云南过来的，在北京送快递',
])('%s is asked of one', (text) => expect(compared(text).length).toBeLessThan(2));
