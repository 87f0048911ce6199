import fc from 'fast-check';
import { expect, test } from 'vitest';
import { workOut } from '../../../src/conversation/figures/work-out.ts';

const SEVERANCE = 'labour-contract-law/47';
const INJURY = 'injury-insurance-regulation/17';
const DOUBLE = 'labour-contract-law/82';
const LEAVE = 'paid-leave-regulation/3';
const TODAY = '2026-11-26';
const textOf = (message: string, ...clauses: string[]) => workOut(message, clauses, TODAY)?.text ?? null;

test.each([
  ['干满两年零七个月被裁该赔几个月', '是 3 个月工资'],
  ['我干了五年，老板要裁我，赔多少', '是 5 个月工资'],
  ['在这干了4个月就被辞了能赔多少', '是 半个月工资'],
  ['上了两年零三个月的班', '是 2 个半月工资'],
  ['干了三年多', '是 3 个半月到 4 个月工资'],
  ['我在厂里干了6年，一个月5000，被辞退了赔多少', '是 6 个月工资，约 30000 元'],
  ['干了3年，欠了我两个月工资，辞退我赔几个月', '是 3 个月工资'],
])('severance: %s', (message, expected) => {
  expect(textOf(message, SEVERANCE)).toContain(expected);
});

test.each([
  ['干了三年零一天，月薪4000', '是 3 个半月工资，约 14000 元'],
  ['干了5年零20天，工资4千', '约 22000 元'],
  ['干了19个月 辞退 5200', '约 10400 元'],
  ['2022年8月到今年11月，月薪4500，被裁了', '是 4 个半月工资'],
  ['违法辞退，五年半，月薪一万二，2N是多少', '违法辞退的再乘 2，约 144000 元'],
  ['干了3年2个月，5000，n+1', '再加 1 个月，一共约 22500 元'],
  ['12个人每人干了3年，月薪5000，一共赔多少', '每个人是 3 个月工资'],
  ['干了15年，月薪35000，被裁员', '只按 3 倍算，最多算 12 年'],
  ['拖欠工资我自己辞的，干了两年七个月，5500', '约 16500 元'],
])('severance, as testers put it: %s', (message, expected) => {
  expect(textOf(message, SEVERANCE)).toContain(expected);
});

test.each([
  '我自己辞职的，干了6年，月薪5000，能拿经济补偿吗',
  '旷工被开除的，干了3年，月薪5000',
  '我爸63岁了，在工地干了3年，月薪5000，老板不要他了',
  '两年半还差三天，工资5千',
])('nobody is promised what isn’t sure: %s', (message) => {
  expect(textOf(message, SEVERANCE)).toBeNull();
});

test.each([
  ['5天年假没休，月薪4350，补多少', '按 300% 是 3000 元；里面含平时的工资，也就是再补 2000 元'],
  ['干了12年，年假没休补多少钱，月薪6000', '按 300% 是 8275.86 元'],
])('leave that was not taken: %s', (message, expected) => {
  expect(textOf(message, 'paid-leave-measures/10')).toContain(expected);
});

test.each([
  ['五级伤残，工资7000，每月津贴多少', 'injury-insurance-regulation/36', '本人工资的 70%，按每月 7000 元约 4900 元'],
  ['一级伤残，月薪6500', 'injury-insurance-regulation/35', '本人工资的 90%，按每月 6500 元约 5850 元'],
  ['腰伤十级，底薪2500', 'injury-insurance-regulation/37', '7 个月的本人工资。'],
])('allowances: %s', (message, clause, expected) => {
  expect(textOf(message, clause)).toContain(expected);
});

test.each([
  ['月薪5220，两个周日加班多少钱', '2 天不少于 960 元'],
  ['三个星期六都加班了，月薪6525', '3 天不少于 1800 元'],
  ['月薪6000，周六4天，周日2天，平时20小时', '平时加班一小时不少于 51.72 元，休息日一天 551.72 元'],
])('overtime, as testers put it: %s', (message, expected) => {
  expect(textOf(message, 'labour-law/44')).toContain(expected);
});

test.each([
  ['工龄12年，年假一天没休，月薪8700，能要多少', 'paid-leave-measures/10', '没休 10 天'],
  ['今年年假5天只休了2天，月薪4350，补多少', 'paid-leave-measures/10', '没休 3 天'],
  ['干了2年4个月，工资5800一个月，2N多少', SEVERANCE, '违法辞退的再乘 2，约 29000 元'],
  ['干了5年2个月，每月8000，没提前通知就让我走', 'labour-contract-law/40', '再加 1 个月，一共约 52000 元'],
  ['2020年3月入职，2026年11月离职，月薪6000', SEVERANCE, '是 7 个月工资'],
  ['没签合同干了3年，月薪5000，现在还能要双倍吗', DOUBLE, '可能已经过了'],
  ['国庆七天都上班，月薪4350', 'labour-law/44', '没补休的一天不少于 400 元（2 倍）'],
  ['月薪4350，初一初二加班', 'labour-law/44', '2 天不少于 1200 元'],
  ['工伤十级，月薪6000', 'injury-insurance-regulation/37', '走的时候另有两笔'],
  ['我2024年5月离职的', 'arbitration-law/27', '约 2024年5月'],
])('a second look of testers: %s', (message, clause, expected) => {
  expect(textOf(message, clause)).toContain(expected);
});

test('a limit that is asked for is worked out though its article was not found', () => {
  expect(textOf('今年3月15号离职，仲裁最晚哪天', 'arbitration-law/43')).toContain('2027年3月15日');
  expect(textOf('受伤13个月了，没有申请工伤认定，还来得及吗')).toContain('1 年');
  expect(textOf('没签合同8个月，月薪5000', DOUBLE)).toContain('约 35000 元');
  expect(textOf('差十天一年，没签合同，月薪5000', DOUBLE)).toBeNull();
});

test.each([
  ['八个月没签合同，能要多少', '能多要 7 个月工资'],
  ['干了两年没签合同', '能多要 11 个月工资，最多就是这 11 个月'],
  ['进厂8个月没签合同，月薪6000', '能多要 7 个月工资，约 42000 元'],
  ['干了一个月没签合同', '干满 1 个月还没签书面合同，才开始算'],
  ['上班四个多月没合同', '能多要至少 3 个月工资'],
])('double wages: %s', (message, expected) => {
  expect(textOf(message, DOUBLE)).toContain(expected);
});

test.each([
  ['工伤九级能拿多少', 'injury-insurance-regulation/37', '9 级：一次性伤残补助金是 9 个月的本人工资。'],
  ['评了10级，月工资5000', 'injury-insurance-regulation/37', '7 个月的本人工资，按每月 5000 元约 35000 元。'],
  ['五级伤残', 'injury-insurance-regulation/36', '18 个月'],
  ['一级工伤', 'injury-insurance-regulation/35', '27 个月'],
])('disability grant: %s', (message, clause, expected) => {
  expect(textOf(message, clause)).toContain(expected);
});

test('a grade of another article, or several grades, are not reckoned', () => {
  expect(textOf('工伤九级', 'injury-insurance-regulation/35')).toBeNull();
  expect(textOf('九级和十级差多少', 'injury-insurance-regulation/37')).toBeNull();
});

test('leave and a day’s wage', () => {
  expect(textOf('我工作12年了年假几天', LEAVE)).toBe('累计干了 12 年，一年有 10 天年假。');
  expect(textOf('干了八个月有年假吗', LEAVE)).toBeNull();
  expect(textOf('月薪4350，一天多少', 'wage-conversion-notice/2')).toBe(
    '每月 4350 元：一天工资约 200 元，一小时约 25 元。',
  );
});

test('the wage of a month that was not worked to its end, whatever is cited', () => {
  expect(textOf('4350一个月，干了10天该发多少', 'labour-contract-law/30')).toBe(
    '每月 4350 元：一天工资约 200 元，10 个工作日约 2000 元。休息日也上了班的，那几天另算加班。',
  );
  expect(textOf('4350一个月，干了29天该发多少', 'labour-contract-law/30')).toBe(
    '每月 4350 元：一天工资约 200 元，一小时约 25 元。',
  );
  expect(textOf('干了10天该发多少', 'labour-contract-law/30')).toBeNull();
});

test.each([
  [
    '国庆三天都在上班，月薪4350，加班费多少',
    '一天工资约 200 元：法定节假日上班一天不少于 600 元（3 倍），3 天不少于 1800 元',
  ],
  ['国庆七天都在上班，月薪4350', '法定节假日上班一天不少于 600 元（3 倍）；不是法定节假日的那几天'],
  ['礼拜天加班，一个月4350', '休息日上班又没补休的，一天不少于 400 元（2 倍）。'],
  ['加班费怎么算，每月4350', '平时加班一小时不少于 37.5 元，休息日一天 400 元，法定节假日一天 600 元。'],
])('overtime: %s', (message, expected) => {
  expect(textOf(message, 'labour-law/44')).toContain(expected);
  expect(workOut(message, ['labour-law/44'], TODAY)?.clauseIds).toEqual(['labour-law/44', 'wage-conversion-notice/2']);
});

test.each([
  ['被辞退了赔多少', SEVERANCE],
  ['欠了我三个月工资', SEVERANCE],
  ['干了3年，后来又干了2年', SEVERANCE],
  ['怀孕五个月被辞退', SEVERANCE],
  ['签了三年合同', DOUBLE],
  ['一年几天年假', LEAVE],
  ['上班快半年了没合同', DOUBLE],
  ['干了不到三年', SEVERANCE],
  ['干了3年被裁', 'labour-law/44'],
])('without a clear figure or a formula nothing is reckoned: %s', (message, clause) => {
  expect(textOf(message, clause)).toBeNull();
});

test('severance is never less for more months, and half a month at least for any', () => {
  const months = (count: number) => {
    const match = /是 (半|\d+)( ?个半?月|个月)/.exec(textOf(`干了${count}个月被裁`, SEVERANCE)!)!;
    return match[1] === '半' ? 0.5 : Number(match[1]) + (match[2]!.includes('半') ? 0.5 : 0);
  };
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), (count) => {
      expect(months(count)).toBeGreaterThanOrEqual(0.5);
      expect(months(count)).toBeGreaterThanOrEqual(count / 12);
      expect(months(count + 1)).toBeGreaterThanOrEqual(months(count));
    }),
  );
});

test('what was asked for, and a limit that runs out, are said first', () => {
  const isFirst = (message: string, clause: string) => workOut(message, [clause], TODAY)?.first;
  expect(isFirst('干了三年被裁能赔几个月', SEVERANCE)).toBe(true);
  expect(isFirst('我干了三年被裁了', SEVERANCE)).toBe(false);
  expect(isFirst('去年12月8号在工地摔断了腿，老板没报工伤', INJURY)).toBe(true);
  expect(isFirst('上个月20号在工地摔断了腿，老板没报工伤', INJURY)).toBe(false);
});

test.each([
  ['去年12月8号在工地摔断了腿，老板没报工伤', '最晚 2026年12月8日，还有 12 天'],
  ['去年10月8号摔伤的', '的 1 年，2026年10月8日 已经满了'],
])('the last day to have an injury recognised: %s', (message, expected) => {
  expect(textOf(message, INJURY)).toContain(expected);
});

test('a day that is of something else, or an injury that was reported, makes no limit', () => {
  expect(textOf('去年12月8号摔断了腿，工伤已经申请了', INJURY)).toBeNull();
  expect(textOf('去年12月进的厂，今年3月摔断了腿', INJURY)).toBeNull();
  expect(textOf('去年12月发的通知', INJURY)).toBeNull();
});

test('the last day to ask for arbitration', () => {
  expect(textOf('今年3月5号被辞退的，仲裁还来得及吗', 'arbitration-law/27')).toContain('最晚 2027年3月5日');
  expect(textOf('我还在厂里上班，仲裁多久', 'arbitration-law/27')).toBeNull();
});

test.each([
  ['一天180，国庆上了3天班给多少', '一天不少于 540 元（3 倍），3 天不少于 1620 元'],
  ['时薪20，周六上班给多少', '一天不少于 320 元（2 倍）'],
  ['日薪两百五，周末加班两天', '2 天不少于 1000 元'],
  ['月薪4350，这个月加班40个小时，该给多少', '40 小时 1500 元'],
])('overtime by the day, the hour, and for so many hours: %s', (message, expected) => {
  expect(textOf(message, 'labour-law/44')).toContain(expected);
});

test.each([
  ['失业险交过三年 能领几个月', '最长领 12 个月'],
  ['失业保险交了五年整，能领多久', '最长领 18 个月'],
  ['社保交了十一年，失业金能领几个月', '最长领 24 个月'],
  ['失业险交了八个月能领吗', '不满 1 年，还不够领失业金'],
])('months of unemployment benefit: %s', (message, expected) => {
  expect(textOf(message, 'social-insurance-law/46')).toContain(expected);
});

test('years worked are no years paid for', () => {
  expect(textOf('干了六年被裁了，失业金能领多久', 'social-insurance-law/46')).toBeNull();
});

test.each([
  ['从发病到走了五十二个钟头，算不算工伤', '过了 48 小时'],
  ['抢救了三十个小时没救过来', '30 个小时，在 48 小时以内'],
  ['送医院第三天没了', '要看抢救满没满 48 小时'],
])('rescue: %s', (message, expected) => {
  expect(textOf(message, 'injury-insurance-regulation/15')).toContain(expected);
});

test.each(['上班14个小时猝死', '抢救48小时没救过来', '发病住院五十二个钟头'])('rescue is not told in %s', (message) => {
  expect(textOf(message, 'injury-insurance-regulation/15')).toBeNull();
});
