import { addMonths, daysInMonth, isoDate, partsOf, sayDate } from './calendar.ts';
import { findDurations, sayDuration } from './duration.ts';
import { findMoments, type Moment, type MomentHit, withinMonth } from './moment.ts';
import { found, missed, type Understood } from './understood.ts';

/** The time the wages are owed for. At least one of `start`, `end` and `months` or `days` is given. */
export interface Period {
  start: Moment | null;
  end: Moment | null;
  /** True for 到现在: the end is the day it was said. */
  ongoing: boolean;
  months: number | null;
  days: number | null;
  about: boolean;
}

export type PeriodReason = 'impossible-date' | 'future' | 'order' | 'vague';

const TO = /^(?:份|号)?(?:开始|起)?(?:一直|就)?(?:干|做|上班|欠|拖)?(?:到|至|-|~)(?:了)?$/;
const UNTIL_NOW = /(?:一直)?(?:干|做|欠|拖)?(?:到|至)(?:了)?(?:现在|如今|今天|目前|眼下|这会儿|当前)|至今|到今(?!年)/;
const MONTHS =
  /(?<![\d.])(\d{1,2}|十[一二]?|[一二三四五六七八九])(?:月份?)?((?:[、,和跟](?:\d{1,2}|十[一二]?|[一二三四五六七八九])(?:月份?)?)+|(?:到|至|-|~)(?:\d{1,2}|十[一二]?|[一二三四五六七八九]))(?:[二两三四五六七八九十]个)?月/;

/** 三四五月: months told in one breath, each the next of the one before. */
const RUN = /(?<![十\d年])([一二三四五六七八九]{2,6})月(?!前|后|内)/;
const ORDER = '一二三四五六七八九';

/** 3月4月5月 */
const SERIES =
  /(?<![\d年])((?:\d{1,2}|十[一二]?|[一二三四五六七八九])月)份?(?:[、,和跟\s]*(?:\d{1,2}|十[一二]?|[一二三四五六七八九])月份?)*[、,和跟\s]*((?:\d{1,2}|十[一二]?|[一二三四五六七八九])月)/g;

function writeOutRun(text: string): string {
  const joined = text.replace(SERIES, (_all, first: string, last: string) => `${first}到${last}`);
  return joined.replace(RUN, (all, run: string) => (ORDER.includes(run) ? `${run[0]}月到${run.at(-1)}月` : all));
}

/** 5到8月 and 7、8、9月 are written out as 5月到8月 and 7月到9月, the first and the last of them. */
function writeOut(text: string): string {
  return writeOutRun(text).replace(MONTHS, (all, first: string, rest: string) => {
    const last = /(\d{1,2}|十[一二]?|[一二三四五六七八九])(?:月份?)?$/.exec(rest)?.[1];
    return last === undefined ? all : `${first}月到${last}月`;
  });
}

function momentOf(hit: MomentHit): Moment | null {
  return hit.result.found ? hit.result.value : null;
}

/** A month said without a year, set in the year that makes the period run forward. */
function settle(start: MomentHit, end: MomentHit, today: string): [Moment | null, Moment | null] {
  const first = momentOf(start);
  const last = momentOf(end);
  if (first === null || last === null) return [first, last];
  if (end.yearless !== null && start.yearless === null) {
    const { year } = partsOf(first.from);
    for (const candidate of [year, year + 1]) {
      const moved = withinMonth(candidate, end.yearless.month, end.yearless.day, '', today);
      if (moved.found && moved.value.to >= first.from) return [first, { ...moved.value, about: last.about }];
    }
    return [first, null];
  }
  if (start.yearless !== null) {
    const { year } = partsOf(last.to);
    for (const candidate of [year, year - 1]) {
      const moved = withinMonth(candidate, start.yearless.month, start.yearless.day, '', today);
      if (moved.found && moved.value.from <= last.to) return [{ ...moved.value, about: first.about }, last];
    }
  }
  return [first, last];
}

/** Reads the time wages are owed for from a normalised text: 三个月, 去年腊月到现在, 5月到8月, 上个月. */
export function readPeriod(text: string, today: string): Understood<Period, PeriodReason> {
  const written = writeOut(text);
  const moments = findMoments(written, today);
  const durations = findDurations(written).filter(
    (duration) => !moments.some((moment) => duration.start < moment.end && moment.start < duration.end),
  );
  const ongoing = UNTIL_NOW.exec(written);
  const [start, next] = moments;
  const length = durations[0]?.value ?? null;
  const bounds = (from: number, to: number): [number, number] => [
    Math.min(from, text.length),
    Math.min(to, text.length),
  ];
  if (start === undefined) {
    if (length === null) return missed(/好几|几个?月|几年|很久|好久/.test(text) ? 'vague' : 'absent');
    const { start: from, end: to } = durations[0]!;
    const now: Moment | null = ongoing === null ? null : { from: today, to: today, about: false };
    return found(
      { start: null, end: now, ongoing: now !== null, months: length.months, days: length.days, about: length.about },
      ...bounds(from, to),
    );
  }
  const range = next !== undefined && TO.test(written.slice(start.end, next.start)) ? next : undefined;
  if (!start.result.found) return start.result;
  if (range !== undefined && !range.result.found) return range.result;
  const now: Moment = { from: today, to: today, about: false };
  if (range !== undefined) {
    const isNow = momentOf(range)?.from === today && /今天|今日/.test(written.slice(range.start, range.end));
    const [first, last] = settle(start, range, today);
    if (last === null) return missed('future');
    if (first !== null && first.from > last.to) return missed('order');
    return found(
      { start: first, end: last, ongoing: isNow, months: null, days: null, about: Boolean(first?.about || last.about) },
      ...bounds(start.start, range.end),
    );
  }
  const moment = start.result.value;
  const base = { start: moment, months: length?.months ?? null, days: length?.days ?? null, about: moment.about };
  if (ongoing !== null && ongoing.index >= start.end) {
    return found({ ...base, end: now, ongoing: true }, ...bounds(start.start, ongoing.index + ongoing[0].length));
  }
  const open =
    /^(?:份)?(?:就|开始|起|以来|以后|之后)/.test(written.slice(start.end)) ||
    /从$|自$|打$/.test(written.slice(0, start.start));
  const end = open || length !== null ? null : moment;
  return found({ ...base, end, ongoing: false }, ...bounds(start.start, start.end));
}

/** How a point in time is read back: 2025年8月15日, 2025年8月, 约 2025年8月下旬, 约 2025年1、2月间. */
export function sayMoment({ from, to, about }: Moment): string {
  const first = partsOf(from);
  const last = partsOf(to);
  const prefix = about ? '约 ' : '';
  if (from === to) return prefix + sayDate(from);
  const month = `${prefix}${first.year}年${first.month}月`;
  if (first.year === last.year && first.month === last.month) {
    const final = daysInMonth(first.year, first.month);
    if (first.day === 1 && (last.day === final || !about)) return month;
    if (first.day === 1 && last.day === 10) return `${month}上旬`;
    if (first.day === 11 && last.day === 20) return `${month}中旬`;
    if (first.day === 21 && last.day === final) return `${month}下旬`;
    return `${month}${first.day}日到${last.day}日`;
  }
  if (first.year !== last.year) return `${month}到${last.year}年${last.month}月间`;
  if (first.month === 1 && first.day === 1 && last.month > 10) return `${prefix}${first.year}年`;
  return `${prefix}${first.year}年${first.month}${last.month === first.month + 1 ? '、' : '到'}${last.month}月间`;
}

export function sayPeriod({ start, end, ongoing, months, days, about }: Period): string {
  const length = months === null && days === null ? '' : sayDuration({ months, days, about });
  if (start === null) return ongoing ? `${length}，到现在` : length;
  if (end !== null && !ongoing && start.from === end.from && start.to === end.to) return sayMoment(start);
  const last = ongoing ? '现在' : end === null ? '' : sayMoment(end);
  const joined =
    last === ''
      ? `${sayMoment(start)}起`
      : `${sayMoment(start)}${/间$/.test(sayMoment(start)) ? '起，到' : '到'}${last}`;
  return length === '' ? joined : `${joined}，${length}`;
}

/** Months a period covers, whole ones, where it can be told; for a sum worked out from a monthly wage. */
export function monthsOf(period: Period): number | null {
  if (period.months !== null) return period.months;
  if (period.start === null || period.end === null || period.ongoing || period.about) return null;
  const first = partsOf(period.start.from);
  const last = partsOf(period.end.to);
  const whole = first.day === 1 && isoDate(last.year, last.month, last.day + 1) === null;
  return whole ? (last.year - first.year) * 12 + last.month - first.month + 1 : null;
}

/** The last day of the period as far as it is told; a length with a start ends so many months later. */
export function endOf(period: Period): Moment | null {
  if (period.end !== null) return period.end;
  if (period.start === null || period.months === null) return null;
  const from = addMonths(period.start.from, Math.floor(period.months));
  return { from, to: from, about: true };
}
