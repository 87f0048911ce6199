import { readLoneSum, readMonthlyWage } from '../../handoff/understand/money.ts';
import { NUMBER, readNumber } from '../../handoff/understand/numeral.ts';

/** What a bare 「辞退 5200」 may be: a wage, and neither a fine nor an arrears of years. */
const LEAST = 1500;
const MOST = 50_000;

/** What the worker earns a month, in yuan: said as that, or the only sum there is. Null for several, and for a basic wage alone. */
export function readWage(text: string): number | null {
  const wage = readMonthlyWage(text) ?? byTheDay(text);
  if (wage !== null) return wage;
  const lone = /底薪|基本工资|保底|每天|一天|日薪|时薪|小时/.test(text) ? null : readLoneSum(text);
  return lone !== null && lone >= LEAST && lone <= MOST ? lone : null;
}

const DAYS_A_MONTH = new RegExp(
  `(?:每个?月|一个?月|月)(?:大概|差不多|都|要)*(?:干|上|做|出|有)?(?:工|勤)?(${NUMBER})天`,
);

/** 一天两百，一个月干26天. */
function byTheDay(text: string): number | null {
  const rate = readRate(text);
  const days = readNumber(DAYS_A_MONTH.exec(text)?.[1] ?? '');
  return rate?.per === 'day' && days !== null && days >= 1 && days <= 31 ? rate.yuan * days : null;
}

const BY_DAY = new RegExp(
  `(?:一天|每天|日薪|日工资|天工资|一个?工)(?:是|给|有|能拿|挣|算|约|大概)*(${NUMBER})(?:块|元|$|[\\s,，。的])`,
);
const BY_HOUR = new RegExp(
  `(?:一个?小时|每小时|时薪|小时工资|一个?钟头?)(?:是|给|有|能拿|挣|算|约|大概)*(${NUMBER})(?:块|元|$|[\\s,，。的])`,
);
/** Less or more than this is no day's, and no hour's, wage. */
const DAY = { least: 50, most: 3000 };
const HOUR = { least: 5, most: 500 };

/** What the worker earns by the day or the hour, in yuan; null where a normalised text doesn't say. */
export function readRate(text: string): { per: 'day' | 'hour'; yuan: number } | null {
  const hour = readNumber(BY_HOUR.exec(text)?.[1] ?? '');
  if (hour !== null && hour >= HOUR.least && hour <= HOUR.most) return { per: 'hour', yuan: hour };
  const day = readNumber(BY_DAY.exec(text)?.[1] ?? '');
  return day !== null && day >= DAY.least && day <= DAY.most ? { per: 'day', yuan: day } : null;
}

/** The text without what is earned by the day or the hour. */
export function withoutRate(text: string): string {
  return text.replace(BY_DAY, '').replace(BY_HOUR, '');
}
