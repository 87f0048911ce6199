import { describe, expect, it } from 'vitest';
import { type Money, readMoney, sayMoney } from '../../../src/handoff/understand/money.ts';
import { normalise } from '../../../src/handoff/understand/normalise.ts';

const sum = (yuan: number, more: Partial<Money> = {}): Money => ({
  yuan,
  upTo: null,
  about: false,
  working: null,
  ...more,
});

describe('readMoney, asked', () => {
  it.each<[string, Money]>([
    ['一万二', sum(12000)],
    ['１２０００', sum(12000)],
    ['12,000元', sum(12000)],
    ['一萬兩千塊', sum(12000)],
    ['1.5万', sum(15000)],
    ['1万2', sum(12000)],
    ['1w2', sum(12000)],
    ['3k', sum(3000)],
    ['3千5', sum(3500)],
    ['两千八百五', sum(2850)],
    ['一万二千五百六十', sum(12560)],
    ['一万零五十', sum(10050)],
    ['两万三千块钱', sum(23000)],
    ['三百五', sum(350)],
    ['八千', sum(8000)],
    ['万把块', sum(10000, { about: true })],
    ['千把块钱', sum(1000, { about: true })],
    ['两万左右', sum(20000, { about: true })],
    ['一万多', sum(10000, { about: true })],
    ['大概八千', sum(8000, { about: true })],
    ['二十来万', sum(200000, { about: true })],
    ['七八千', sum(7000, { upTo: 8000, about: true })],
    ['一两万', sum(10000, { upTo: 20000, about: true })],
    ['万儿八千', sum(8000, { upTo: 10000, about: true })],
    ['三千五到四千', sum(3500, { upTo: 4000, about: true })],
    ['1万到2万', sum(10000, { upTo: 20000, about: true })],
    ['一天300干了45天', sum(13500, { working: '300 元 × 45 天' })],
    ['300一天,45天', sum(13500, { working: '300 元 × 45 天' })],
    ['日薪三百,干了22个工', sum(6600, { working: '300 元 × 22 天' })],
    ['每月6000,拖了三个月', sum(18000, { working: '6000 元 × 3 个月' })],
    ['工资一个月6000,干了3个月,给了5000,还欠一万三', sum(13000)],
    ['一共一万八,给了五千', sum(13000, { working: '18000 元 − 已给的 5000 元' })],
    ['一天350,干了42天,给了2000', sum(12700, { working: '350 元 × 42 天 − 已给的 2000 元' })],
    ['一个月少2000,半年', sum(12000, { working: '2000 元 × 6 个月' })],
    ['欠了两个月,一个月三千八,给了一千', sum(6600, { working: '3800 元 × 2 个月 − 已给的 1000 元' })],
    ['拖欠工资共计23500.50元', sum(23500.5)],
    ['老板欠我们8个人12万', sum(120000)],
    ['还有5600没给', sum(5600)],
    ['不是12000,是8000', sum(8000)],
    ['就8500', sum(8500)],
  ])('%s', (text, expected) => {
    const told = readMoney(normalise(text), true);
    expect(told).toMatchObject({ found: true, value: expected });
    if (told.found) expect(normalise(text).slice(told.start, told.end)).not.toBe('');
  });

  it.each([
    ['好几万', 'vague'],
    ['上万', 'vague'],
    ['工资5000一个月', 'rate-only'],
    ['每天280,干了两个月', 'rate-only'],
    ['5', 'unit-missing'],
    ['1.2', 'unit-missing'],
    ['1000000000000', 'too-large'],
    ['两亿', 'too-large'],
    ['不知道', 'absent'],
    ['三个月', 'absent'],
    ['13800008000', 'absent'],
    ['11010519491231002X', 'absent'],
    ['千万别说', 'absent'],
    ['一起的', 'absent'],
    ["'; DROP TABLE tickets; --", 'absent'],
    ['<script>alert(12000)</script>'.replace('12000', ''), 'absent'],
  ])('refuses %s: %s', (text, reason) => {
    expect(readMoney(normalise(text), true)).toEqual({ found: false, reason });
  });
});

describe('readMoney, unasked', () => {
  it.each(['12000', '我们12个人', '我2024年3月来的', '三个月', '干了45天', '8月15号', '第3栋'])(
    'leaves %s alone',
    (text) => {
      expect(readMoney(normalise(text), false).found).toBe(false);
    },
  );

  it.each(['公司要我赔八千,不赔不给发工资', '老板说我打碎盘子要赔600', '就微信转过200块'])(
    'what is asked of the worker, or was paid, is not owed: %s',
    (text) => {
      expect(readMoney(normalise(text), false)).not.toMatchObject({ found: true });
    },
  );

  it('takes a bare number beside words of owing', () => {
    expect(readMoney('老板欠我12000', false)).toMatchObject({ found: true, value: { yuan: 12000 } });
  });
});

it('reads back with 约 and the working', () => {
  expect(sayMoney(sum(12000))).toBe('12000 元');
  expect(sayMoney(sum(7000, { upTo: 8000, about: true }))).toBe('约 7000 到 8000 元');
  expect(sayMoney(sum(13500, { working: '300 元 × 45 天' }))).toBe('13500 元（300 元 × 45 天）');
});

describe('years of work and a wage', () => {
  it.each(['我被老板开除了,干了5年,月工资5000', '我被裁了,做了12年,月薪1万,欠薪'])('%s: are no arrears', (text) => {
    expect(readMoney(normalise(text), false)).toMatchObject({ found: false });
  });
  it.each<[string, number]>([
    ['老板欠我两个月工资八千块', 8000],
    ['老板欠我三个月工资一万八', 18000],
    ['干了三个月一分没给,一个月5000', 15000],
  ])('%s: a sum owed', (text, yuan) => {
    expect(readMoney(normalise(text), false)).toMatchObject({ found: true, value: { yuan } });
  });
});
