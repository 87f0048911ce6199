import { describe, expect, it } from 'vitest';
import { addMonths, addYears, isoDate } from '../../../src/handoff/understand/calendar.ts';
import { readDuration, sayDuration } from '../../../src/handoff/understand/duration.ts';
import { lunarMonth, lunarOf } from '../../../src/handoff/understand/lunar.ts';
import { findMoments } from '../../../src/handoff/understand/moment.ts';
import { normalise } from '../../../src/handoff/understand/normalise.ts';
import { readPeriod, sayPeriod } from '../../../src/handoff/understand/period.ts';

/** A Sunday; the lunar year is 2026. */
const today = '2026-11-22';

describe('findMoments', () => {
  it.each<[string, string, string, boolean]>([
    ['2025年8月15日', '2025-08-15', '2025-08-15', false],
    ['2025-08-15', '2025-08-15', '2025-08-15', false],
    ['2025.8.15', '2025-08-15', '2025-08-15', false],
    ['２０２５年８月', '2025-08-01', '2025-08-31', false],
    ['二〇二五年八月', '2025-08-01', '2025-08-31', false],
    ['25年3月', '2025-03-01', '2025-03-31', false],
    ['二五年三月', '2025-03-01', '2025-03-31', false],
    ['上个月十五', '2026-10-15', '2026-10-15', false],
    ['上个月15号', '2026-10-15', '2026-10-15', false],
    ['上个月', '2026-10-01', '2026-10-31', false],
    ['上上个月', '2026-09-01', '2026-09-30', false],
    ['这个月', '2026-11-01', '2026-11-22', false],
    ['8月15', '2026-08-15', '2026-08-15', false],
    ['12月', '2025-12-01', '2025-12-31', false],
    ['去年12月5号', '2025-12-05', '2025-12-05', false],
    ['八月底', '2026-08-21', '2026-08-31', true],
    ['9月初', '2026-09-01', '2026-09-10', true],
    ['去年', '2025-01-01', '2025-12-31', true],
    ['前年', '2024-01-01', '2024-12-31', true],
    ['去年底', '2025-12-01', '2025-12-31', true],
    ['今年上半年', '2026-01-01', '2026-06-30', true],
    ['15号', '2026-11-15', '2026-11-15', false],
    ['25号', '2026-10-25', '2026-10-25', false],
    ['昨天', '2026-11-21', '2026-11-21', false],
    ['前天', '2026-11-20', '2026-11-20', false],
    ['上周三', '2026-11-11', '2026-11-11', false],
    ['三个月前', '2026-08-22', '2026-08-22', true],
    ['半年前', '2026-05-22', '2026-05-22', true],
    ['一年半前', '2025-05-22', '2025-05-22', true],
    ['20天前', '2026-11-02', '2026-11-02', false],
    ['五一', '2026-05-01', '2026-05-01', false],
    ['国庆', '2026-10-01', '2026-10-01', false],
    ['中秋节', '2026-09-25', '2026-09-25', true],
    ['春节', '2026-02-17', '2026-02-17', true],
    ['去年腊月', '2026-01-19', '2026-02-16', true],
    ['腊月二十三', '2026-02-10', '2026-02-10', true],
    ['正月十五', '2026-03-03', '2026-03-03', true],
    ['年前', '2026-01-19', '2026-02-16', true],
    ['农历八月十五', '2026-09-25', '2026-09-25', true],
    ['臘月', '2026-01-19', '2026-02-16', true],
  ])('%s', (text, from, to, about) => {
    const [hit] = findMoments(normalise(text), today);
    expect(hit?.result).toEqual({ found: true, value: { from, to, about } });
  });

  it.each([
    ['2月30号', 'impossible-date'],
    ['4月31日', 'impossible-date'],
    ['13月', 'impossible-date'],
    ['2025-02-29', 'impossible-date'],
    ['2025/13/01', 'impossible-date'],
    ['去年2月29号', 'impossible-date'],
    ['明年1月', 'future'],
    ['今年12月', 'future'],
    ['2030年1月1日', 'future'],
  ])('refuses %s: %s', (text, reason) => {
    expect(findMoments(text, today)[0]?.result).toEqual({ found: false, reason });
  });

  it('takes a leap day where it existed', () => {
    expect(findMoments('2024年2月29日', today)[0]?.result).toMatchObject({ value: { from: '2024-02-29' } });
  });

  it.each(['3个月', '三万块', '一天300', '我叫王建国', '8个人'])('finds none in %s', (text) => {
    expect(findMoments(text, today)).toEqual([]);
  });
});

describe('readDuration', () => {
  it.each([
    ['三个月', '3 个月'],
    ['仨月', '3 个月'],
    ['俩月', '2 个月'],
    ['两个半月', '2 个半月'],
    ['半年', '6 个月'],
    ['一年半', '1 年半'],
    ['一年零三个月', '1 年零 3 个月'],
    ['七八个月', '约 7 个月'],
    ['三个多月', '约 3 个月'],
    ['个把月', '约 1 个月'],
    ['45天', '45 天'],
    ['廿天', '20 天'],
    ['两个星期', '14 天'],
    ['十个月', '10 个月'],
  ])('%s', (text, said) => {
    const told = readDuration(normalise(text));
    expect(told.found && sayDuration(told.value)).toBe(said);
  });

  it('knows vague ones', () => expect(readDuration('好几个月')).toEqual({ found: false, reason: 'vague' }));
  it('takes 8月 for a month of the year', () => expect(readDuration('8月').found).toBe(false));
});

describe('readPeriod', () => {
  it.each([
    ['三个月', '3 个月'],
    ['拖了三个月', '3 个月'],
    ['5月到8月', '2026年5月到2026年8月'],
    ['5-8月', '2026年5月到2026年8月'],
    ['7、8、9月', '2026年7月到2026年9月'],
    ['7、8、9三个月', '2026年7月到2026年9月'],
    ['去年5月到8月', '2025年5月到2025年8月'],
    ['12月到3月', '2025年12月到2026年3月'],
    ['去年11月到今年2月', '2025年11月到2026年2月'],
    ['从9月干到12月', '2025年9月到2025年12月'],
    ['2025年3月至6月', '2025年3月到2025年6月'],
    ['2025.3.1-2025.6.30', '2025年3月1日到2025年6月30日'],
    ['今年3月份到现在', '2026年3月到现在'],
    ['去年腊月到现在', '约 2026年1、2月间起，到现在'],
    ['从5月开始', '2026年5月起'],
    ['上个月', '2026年10月'],
    ['8月', '2026年8月'],
  ])('%s', (text, said) => {
    const told = readPeriod(normalise(text), today);
    expect(told.found ? sayPeriod(told.value) : told.reason).toBe(said);
  });

  it.each([
    ['2月30号到5月', 'impossible-date'],
    ['2026年8月到2026年5月', 'order'],
    ['明年1月到3月', 'future'],
    ['好几个月', 'vague'],
    ['不给钱', 'absent'],
  ])('refuses %s: %s', (text, reason) => expect(readPeriod(text, today)).toEqual({ found: false, reason }));
});

describe('the calendars', () => {
  it('ends a year on its namesake, or on the last day of the month', () => {
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28');
    expect(addYears('2025-02-28', 1)).toBe('2026-02-28');
    expect(addMonths('2025-01-31', 1)).toBe('2025-02-28');
    expect(addMonths('2025-03-31', -1)).toBe('2025-02-28');
    expect(isoDate(2025, 2, 29)).toBeNull();
  });

  it('knows lunar months, leap ones aside', () => {
    expect(lunarOf('2025-01-28')).toMatchObject({ year: 2024, month: 12 });
    expect(lunarMonth(2024, 12)).toEqual({ from: '2024-12-31', to: '2025-01-28' });
    expect(lunarMonth(2025, 1)).toEqual({ from: '2025-01-29', to: '2025-02-27' });
    expect(lunarMonth(2025, 6)).toEqual({ from: '2025-06-25', to: '2025-07-24' });
  });
});
