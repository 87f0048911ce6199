import { expect, test } from 'vitest';
import { aboutNationalLine } from '../../src/answer/about-line.ts';
import { GUIZHOU, makeBase, makeKnowledge, makeService } from '../fixtures/small-base.ts';

const base = makeBase(
  makeKnowledge({
    services: [
      makeService('n-12333', '12333', { aliases: ['人社热线'], label: '人社热线' }),
      makeService('n-12351', '12351', { aliases: ['工会热线'], label: '工会热线' }),
      makeService('n-119', '119', { aliases: ['消防'], label: '火警电话' }),
      makeService('fj-96333', '96333', { regions: ['350000'], clause: 'fj/1' }),
    ],
  }),
);
const about = (text: string) => {
  const start = text.indexOf('贵州');
  const mentions = start < 0 ? [] : [{ region: GUIZHOU, start, end: start + 2 }];
  return aboutNationalLine({ text, mentions }, base)?.text ?? null;
};

test.each([
  ['12351在贵州能打不', '12351 是工会热线，全国都能打。'],
  ['12351打得通不', '12351 是工会热线，全国都能打。'],
  ['12351是干啥的', '12351 是工会热线，全国都能打。'],
  ['12333能打吗?', '12333 是人社热线，工资、社保、工伤都能问，全国都能打。'],
  ['工会热线是多少', '工会热线是 12351，全国都能打。'],
  ['工会热线贵州能打吗', '工会热线是 12351，全国都能打。'],
])('%s is answered with the line', (text, answer) => {
  expect(about(text)).toBe(answer);
});

test.each(['12333打不通咋办', '打12333能要回工钱吗', '12333', '消防是干啥的', '96333能打吗', '工会能帮我打官司吗'])(
  '%s is no question about a national line',
  (text) => {
    expect(about(text)).toBeNull();
  },
);
