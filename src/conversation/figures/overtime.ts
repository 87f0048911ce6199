import { findDurations } from '../../handoff/understand/duration.ts';
import { NUMBER, readNumber } from '../../handoff/understand/numeral.ts';
import { type Given, type Reckoned, yuan } from './reckoning.ts';
import { readRate, readWage, withoutRate } from './wage.ts';

const DAYS_A_MONTH = 21.75;
const HOURS_A_DAY = 8;
const CONVERSION = 'wage-conversion-notice/2';

const HOLIDAY = /国庆|春节|过年|初[一二三]|大年|五一|劳动节|元旦|清明|端午|中秋|法定|节假?日|过节/;
const REST_DAY = /周[六日末天]|星期[六日天]|礼拜[六日天]?|双休|休息日|休息天/;
const HOURS = /小时|钟头|平时/;
const REST_DAYS = new RegExp(`(${NUMBER})个(?:周|星期|礼拜)[六日天末]`, 'g');
/** Of the seven days of a long holiday no more than so many are of the law: how many, the article doesn't say. */
const SURELY_HOLIDAY = 3;

/** A wage as it was told, in yuan: by the month, the day or the hour. */
interface Pay {
  said: string;
  day: number;
  hour: number;
}

function readPay(text: string): Pay | null {
  const rate = readRate(text);
  if (rate?.per === 'day') return { said: `每天 ${rate.yuan} 元`, day: rate.yuan, hour: rate.yuan / HOURS_A_DAY };
  if (rate?.per === 'hour') return { said: `每小时 ${rate.yuan} 元`, day: rate.yuan * HOURS_A_DAY, hour: rate.yuan };
  const wage = readWage(text);
  if (wage === null) return null;
  const day = wage / DAYS_A_MONTH;
  return { said: `每月 ${wage} 元`, day, hour: day / HOURS_A_DAY };
}

/** Labour law art. 44 and wage payment provisions art. 13: 1.5 times an hour's wage, 2 and 3 times a day's. */
export function overtime({ text }: Given): Reckoned | null {
  const pay = readPay(text);
  if (pay === null) return null;
  const { day, hour } = pay;
  const kinds = [HOLIDAY, REST_DAY, HOURS].filter((kind) => kind.test(text));
  const days = (factor: number, most: number) => {
    const count = daysIn(text);
    const all =
      count !== null && count > 1 && count <= most ? `，${count} 天不少于 ${yuan(day * factor * count)} 元` : '';
    return `一天不少于 ${yuan(day * factor)} 元（${factor} 倍）${all}`;
  };
  const isLong = (daysIn(text) ?? 0) > SURELY_HOLIDAY;
  const hours = hoursIn(text);
  const paid =
    kinds.length === 1 && kinds[0] === HOLIDAY
      ? `法定节假日上班${days(3, SURELY_HOLIDAY)}${isLong ? `；不是法定节假日的那几天，没补休的一天不少于 ${yuan(day * 2)} 元（2 倍）` : ''}`
      : kinds.length === 1 && kinds[0] === REST_DAY
        ? `休息日上班又没补休的，${days(2, 31)}`
        : `平时加班一小时不少于 ${yuan(hour * 1.5)} 元${hours === null ? '' : `，${hours} 小时 ${yuan(hour * 1.5 * hours)} 元`}，休息日一天 ${yuan(day * 2)} 元，法定节假日一天 ${yuan(day * 3)} 元`;
  const daily = pay.said.startsWith('每月') ? `，一天工资约 ${yuan(day)} 元` : '';
  return { text: `按${pay.said}算${daily}：${paid}。`, beside: daily === '' ? [] : [CONVERSION] };
}

/** 加了 40 个小时班: hours of overtime, and not of a working day. */
const OVERTIME_HOURS = new RegExp(
  `(?:加班?|多干|超)(?:了|的)?(?:班)?(?:一共|总共|大概|差不多)?(${NUMBER})个?(?:多)?(?:小时|钟头)`,
);

function hoursIn(text: string): number | null {
  const told = OVERTIME_HOURS.exec(text)?.[1];
  const hours = told === undefined ? null : readNumber(told);
  return hours !== null && hours > 1 && hours <= 400 ? hours : null;
}

/** How many days were worked: 三个周六, or the one number of days that is named. */
function daysIn(text: string): number | null {
  const restDays = [...text.matchAll(REST_DAYS)].map((match) => readNumber(match[1]!) ?? 0);
  if (restDays.length > 0) return restDays.reduce((sum, count) => sum + count, 0);
  const firsts = new Set(text.match(/初[一二三]/g));
  if (firsts.size > 0) return firsts.size;
  // The day of 一天180 is no day of overtime.
  const named = findDurations(withoutRate(text)).flatMap(({ value }) => value.days ?? []);
  return named.length === 1 ? named[0]! : null;
}

/** A month that was not worked to its end: 「5800一个月，干了17天」. */
const WORKED_DAYS = new RegExp(`(?:干|做|上|出勤|出工|上班)(?:了|过|到|咗|足|满)*(?:${NUMBER})(?:天|日)`);

/** Wage conversion notice art. 2: 21.75 days a month, 8 hours a day. */
export function dailyWage({ text }: Given): Reckoned | null {
  const wage = readWage(text);
  if (wage === null) return null;
  const day = wage / DAYS_A_MONTH;
  const daily = `每月 ${wage} 元：一天工资约 ${yuan(day)} 元`;
  const days = WORKED_DAYS.test(text) ? daysIn(text) : null;
  if (days !== null && days > 1 && days < DAYS_A_MONTH)
    return { text: `${daily}，${days} 个工作日约 ${yuan(day * days)} 元。休息日也上了班的，那几天另算加班。` };
  return { text: `${daily}，一小时约 ${yuan(day / HOURS_A_DAY)} 元。` };
}

/** What a day is worth, where a wage is told. */
export function dayOf(wage: number): number {
  return wage / DAYS_A_MONTH;
}
