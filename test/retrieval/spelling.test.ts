import { expect, test } from 'vitest';
import { createSpelling } from '../../src/retrieval/spelling.ts';

const vocabulary = new Map(
  Object.entries({
    工资: 400,
    拖欠: 200,
    欠工: 90,
    老板: 300,
    板拖: 30,
    板跑: 40,
    跑路: 60,
    法律: 90,
    律援: 60,
    援助: 80,
    银行: 50,
    去银: 5,
    公子: 3,
  }),
);
/** As if every pair stood in texts with every other. */
const parts = (counts: ReadonlyMap<string, number>) => ({
  vocabulary: () => counts,
  countOf: (bigram: string) => counts.get(bigram) ?? 0,
  countTogether: (one: string, other: string) => Math.min(counts.get(one) ?? 0, counts.get(other) ?? 0),
});
const spelling = createSpelling(parts(vocabulary));

test.each([
  ['gongzi', '工资'],
  ['gong zi', '工资'],
  ['laoban tuoqian gongzi', '老板拖欠工资'],
  ['laobanpaolu', '老板跑路'],
])('pinyin %s is %s', (text, meant) => expect(spelling.fromPinyin(text)).toBe(meant));

test.each(['wifi', 'app', 'gong', 'vip', '欠薪', '', '12333'])('「%s」 is no pinyin and stays', (text) =>
  expect(spelling.fromPinyin(text)).toBe(text),
);

test('pinyin among characters is read where it stands', () => {
  expect(spelling.fromPinyin('他tuoqian我的gongzi,ok')).toBe('他拖欠我的工资,ok');
});

test.each([
  ['老板拖欠公资', '老板拖欠工资'],
  ['法律圆助', '法律援助'],
  ['去银航', '去银行'],
])('%s meant %s', (text, meant) => expect(spelling.mend(text)).toBe(meant));

test.each(['老板拖欠工资', '苹果', '工', '', 'abc', '我在仓山'])('「%s」 is left as it is', (text) =>
  expect(spelling.mend(text)).toBe(text),
);

test('a word that stands in few passages is not what a slip meant', () => {
  expect(createSpelling(parts(new Map([['公子', 3]]))).mend('宫子')).toBe('宫子');
});

test('what is well known beside both its neighbours is meant, however often something else stands there', () => {
  const counts = new Map(Object.entries({ 上办: 40, 办要: 40, 上班: 9000, 班要: 9000 }));
  expect(createSpelling(parts(counts)).mend('上办要')).toBe('上办要');
});

test('no word of one sound with 的 or 不 is ever a slip for it', () => {
  expect(createSpelling(parts(new Map(Object.entries({ 不发: 9000 })))).mend('布发')).toBe('布发');
});
