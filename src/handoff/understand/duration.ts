import { NUMBER, readNumber, readPair } from './numeral.ts';
import type { Understood } from './understood.ts';
import { found, missed } from './understood.ts';

export interface Duration {
  /** Length in months; halves allowed. For days and weeks it is null. */
  months: number | null;
  /** Length in days where it was said in days or weeks. */
  days: number | null;
  about: boolean;
}

export interface DurationHit {
  value: Duration;
  start: number;
  end: number;
}

const AFTER = '(?!前|以前|之前|后|以后|内)';
const PATTERNS: [RegExp, (match: RegExpMatchArray) => Duration | null][] = [
  [
    new RegExp(`(${NUMBER})年(?:零|又|加)?(${NUMBER})个?月${AFTER}`, 'g'),
    (match) => monthsFrom(readNumber(match[1]!), 12, readNumber(match[2]!) ?? 0),
  ],
  [new RegExp(`(?<![月\\d])(${NUMBER})(多|来)?年(半|多)?${AFTER}`, 'g'), (match) => years(match)],
  [
    new RegExp(`(大|小|快)?半年(?:多)?${AFTER}`, 'g'),
    (match) => ({ months: 6, days: null, about: match[0] !== '半年' }),
  ],
  [new RegExp(`([一二两三四五六七八])([二两三四五六七八九])个月${AFTER}`, 'g'), (match) => pairOfMonths(match)],
  [new RegExp(`(${NUMBER})(多|来)?个(多|半)?(多)?月(多|零)?${AFTER}`, 'g'), (match) => countOfMonths(match)],
  [new RegExp(`([俩仨])月${AFTER}`, 'g'), (match) => monthsFrom(readNumber(match[1]!), 1, 0)],
  [new RegExp(`个把月${AFTER}`, 'g'), () => ({ months: 1, days: null, about: true })],
  [new RegExp(`半个月${AFTER}`, 'g'), () => ({ months: null, days: 15, about: true })],
  [
    new RegExp(`(${NUMBER})(多|来)?个?(天|日(?!子)|工(?!友|人|地|资|钱|作|程|厂))(?:多)?${AFTER}`, 'g'),
    (match) => daysFrom(readNumber(match[1]!), 1, match[2] !== undefined),
  ],
  [
    new RegExp(`(${NUMBER})个?(?:多)?(?:周|星期|礼拜)(?![一二三四五六日天末])${AFTER}`, 'g'),
    (match) => daysFrom(readNumber(match[1]!), 7, false),
  ],
];

function monthsFrom(count: number | null, factor: number, rest: number, about = false): Duration | null {
  if (count === null || count <= 0) return null;
  const months = count * factor + rest;
  return months > 600 ? null : { months, days: null, about };
}

function years(match: RegExpMatchArray): Duration | null {
  const count = readNumber(match[1]!);
  if (count === null || count > 50) return null;
  return monthsFrom(count, 12, match[3] === '半' ? 6 : 0, match[2] !== undefined || match[3] === '多');
}

function countOfMonths(match: RegExpMatchArray): Duration | null {
  const about = match[2] !== undefined || match[3] === '多' || match[4] !== undefined || match[5] === '多';
  return monthsFrom(readNumber(match[1]!), 1, match[3] === '半' ? 0.5 : 0, about);
}

function pairOfMonths(match: RegExpMatchArray): Duration | null {
  const pair = readPair(match[1]! + match[2]!);
  return pair === null ? null : { months: pair[0], days: null, about: true };
}

function daysFrom(count: number | null, factor: number, about: boolean): Duration | null {
  return count === null || count <= 0 || count * factor > 20_000 ? null : { months: null, days: count * factor, about };
}

/** Every length of time a normalised text names, in order. 8月 is a month of the year and not a length; 8个月 is. */
export function findDurations(text: string): DurationHit[] {
  const hits: DurationHit[] = [];
  for (const [pattern, read] of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const value = read(match);
      if (value !== null) hits.push({ value, start: match.index, end: match.index + match[0].length });
    }
  }
  hits.sort((one, other) => one.start - other.start || other.end - one.end);
  const kept: DurationHit[] = [];
  for (const hit of hits) if (hit.start >= (kept.at(-1)?.end ?? 0)) kept.push(hit);
  return kept;
}

/** The first length of time in a normalised text. */
export function readDuration(text: string): Understood<Duration, 'vague'> {
  const hit = findDurations(text)[0];
  if (hit !== undefined) return found(hit.value, hit.start, hit.end);
  return missed(/(?:好几|几)个?(?:月|年|天)|很久|好久|老长时间/.test(text) ? 'vague' : 'absent');
}

/** 3个月, 约1年半, 45天: how a length is read back. */
export function sayDuration({ months, days, about }: Duration): string {
  const prefix = about ? '约 ' : '';
  if (months === null) return `${prefix}${days} 天`;
  const years = Math.floor(months / 12);
  const rest = months % 12;
  if (years > 0 && rest === 6) return `${prefix}${years} 年半`;
  const monthText =
    rest === 0 ? '' : rest === 0.5 ? '半个月' : Number.isInteger(rest) ? `${rest} 个月` : `${Math.floor(rest)} 个半月`;
  return `${prefix}${years > 0 ? `${years} 年` : ''}${years > 0 && monthText !== '' ? '零 ' : ''}${monthText}`;
}
