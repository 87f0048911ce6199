import { addDays, addMonths, daysInMonth, isoDate, partsOf } from './calendar.ts';
import { lunarMonth, lunarOf } from './lunar.ts';
import { NUMBER, readNumber } from './numeral.ts';
import type { Missed } from './understood.ts';
import { missed } from './understood.ts';

/** A point in time as far as the words tell: it lies between two days, both included. */
export interface Moment {
  /** ISO dates. */
  from: string;
  to: string;
  /** True where the words are rough (月底, 腊月, 三个月前): read back with 约. */
  about: boolean;
}

export type MomentReason = 'impossible-date' | 'future';

export interface MomentHit {
  /** Where the words stand in the text. */
  start: number;
  end: number;
  result: { found: true; value: Moment } | Missed<MomentReason>;
  /** Given where no year was said, so that a period can move it: 5月到8月. */
  yearless: { month: number; day: number | null } | null;
}

type Result = MomentHit['result'];
interface Reading {
  result: Result;
  yearless?: MomentHit['yearless'];
}
interface Reader {
  pattern: RegExp;
  read: (match: RegExpMatchArray, today: string) => Reading | null;
}

const YEARS: Record<string, number> = {
  大前年: -3,
  前年: -2,
  去年: -1,
  上年: -1,
  头年: -1,
  旧年: -1,
  今年: 0,
  本年: 0,
  当年: 0,
  明年: 1,
  后年: 2,
};
const YEAR = String.raw`(?:大前年|前年|去年|上年|头年|旧年|今年|本年|明年|后年|(?:19|20)\d{2}年?|二[〇零][〇零一二三]?[〇零一二三四五六七八九]年|[12]\d年(?=[\d一二三四五六七八九十腊正])|二[〇零一二三四五六七八九]年(?=[\d一二三四五六七八九十腊正]{1,2}月))`;
const SMALL = String.raw`(?:\d{1,3}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九两])`;
const DAY = String.raw`(?:初?${SMALL}[号日]|初${SMALL}|十[一二三四五六七八九]|十(?!几)|二十[一二三四五六七八九]?|廿[一二三四五六七八九]?|三十一?|\d{1,2}(?![\d个月年天万千元块人.,]))`;
const PART = '(?:上旬|中旬|下旬|月?初|月?中|月?底|月?末)';

function whole(from: string | null, to: string | null, today: string, about = false): Result {
  if (from === null || to === null || from > to) return missed('impossible-date');
  if (from > today) return missed('future');
  return { found: true, value: { from, to: to > today ? today : to, about } };
}

function single(date: string | null, today: string, about = false): Reading {
  return { result: whole(date, date, today, about) };
}

function yearNumber(word: string, today: string): number {
  const said = YEARS[word];
  if (said !== undefined) return partsOf(today).year + said;
  const digits = readNumber(word.replace('年', '')) ?? 0;
  return digits < 100 ? 2000 + digits : digits;
}

function dayNumber(word: string): number {
  return readNumber(word.replace(/[初号日]/g, '')) ?? 0;
}

/** A month, a part of it or a day of it. The bounds are ISO dates, or null where the day does not exist. */
export function withinMonth(year: number, month: number, day: number | null, part: string, today: string): Result {
  if (month < 1 || month > 12) return missed('impossible-date');
  if (day !== null) return whole(isoDate(year, month, day), isoDate(year, month, day), today);
  const last = daysInMonth(year, month);
  const [first, final] =
    part === '' ? [1, last] : /初|上/.test(part) ? [1, 10] : /中/.test(part) ? [11, 20] : [21, last];
  return whole(isoDate(year, month, first), isoDate(year, month, final), today, part !== '');
}

/** The latest year in which the month (and the day) is not in the future; the day must exist in it. */
function latestYear(month: number, day: number | null, today: string): number {
  const now = partsOf(today);
  for (let year = now.year; year > now.year - 9; year -= 1) {
    const date = isoDate(year, month, day ?? 1);
    if (date !== null && date <= today) return year;
  }
  return now.year;
}

function lunarMoment(year: number | null, month: number, day: number | null, today: string): Result {
  const now = lunarOf(today).year;
  let chosen = year ?? now;
  if (year === null && (lunarMonth(now, month)?.from ?? '9999') > today) chosen = now - 1;
  const bounds = lunarMonth(chosen, month);
  if (bounds === null) return missed('impossible-date');
  if (day === null) return whole(bounds.from, bounds.to, today, true);
  const date = addDays(bounds.from, day - 1);
  return day > 30 || date > bounds.to ? missed('impossible-date') : whole(date, date, today, true);
}

const LUNAR: Record<string, number> = { 腊月: 12, 冬月: 11, 正月: 1 };
const FESTIVALS: Record<string, [lunar: boolean, month: number, day: number]> = {
  元旦: [false, 1, 1],
  清明: [false, 4, 5],
  五一: [false, 5, 1],
  劳动节: [false, 5, 1],
  国庆: [false, 10, 1],
  春节: [true, 1, 1],
  过年: [true, 1, 1],
  大年初一: [true, 1, 1],
  元宵: [true, 1, 15],
  端午: [true, 5, 5],
  中秋: [true, 8, 15],
  小年: [true, 12, 23],
};
const SEASONS: Record<string, [from: number, to: number]> = {
  上半年: [1, 6],
  下半年: [7, 12],
  年初: [1, 2],
  年中: [6, 7],
  年底: [12, 12],
  年末: [12, 12],
  开春: [2, 3],
  开年: [1, 3],
  春天: [3, 5],
  夏天: [6, 8],
  秋天: [9, 11],
  暑假: [7, 8],
};

function lunarYear(word: string | undefined, today: string): number | null {
  if (word === undefined) return null;
  const said = YEARS[word];
  return said === undefined ? yearNumber(word, today) : lunarOf(today).year + said;
}

function season(word: string, yearWord: string | undefined, today: string): Result {
  const [first, last] = SEASONS[word]!;
  const year = yearWord === undefined ? latestYear(first, null, today) : yearNumber(yearWord, today);
  return whole(isoDate(year, first, 1), isoDate(year, last, daysInMonth(year, last)), today, true);
}

function festival(word: string, yearWord: string | undefined, today: string): Result {
  const [lunar, month, day] = FESTIVALS[word]!;
  if (lunar) return lunarMoment(lunarYear(yearWord, today), month, day, today);
  const year = yearWord === undefined ? latestYear(month, day, today) : yearNumber(yearWord, today);
  return whole(isoDate(year, month, day), isoDate(year, month, day), today, word === '清明');
}

/** 年前: the month before the last Spring Festival; 年后: the month after it. */
function aroundNewYear(after: boolean, today: string): Result {
  const year = lunarOf(today).year;
  const bounds = after ? lunarMonth(year, 1) : lunarMonth(year - 1, 12);
  return bounds === null ? missed('impossible-date') : whole(bounds.from, bounds.to, today, true);
}

function ago(count: number, unit: string, half: boolean, rough: boolean, today: string): Result {
  if (/年|载/.test(unit))
    return single(addMonths(today, -Math.min(count, 90) * 12 - (half ? 6 : 0)), today, true).result;
  if (/月/.test(unit))
    return single(addDays(addMonths(today, -Math.min(count, 900)), half ? -15 : 0), today, true).result;
  const days = /周|星期|礼拜/.test(unit) ? count * 7 : count;
  return single(addDays(today, -Math.min(days, 30_000)), today, rough || /周|星期|礼拜/.test(unit)).result;
}

const READERS: Reader[] = [
  {
    pattern: /((?:19|20)\d{2})[-./年](\d{1,2})[-./月](\d{1,2})[日号]?(?!\d)/g,
    read: (match, today) => ({ result: withinMonth(Number(match[1]), Number(match[2]), Number(match[3]), '', today) }),
  },
  {
    pattern: /((?:19|20)\d{2})[-./](\d{1,2})(?![\d])/g,
    read: (match, today) => ({ result: withinMonth(Number(match[1]), Number(match[2]), null, '', today) }),
  },
  {
    pattern: new RegExp(`(${YEAR})?的?(?:农历|阴历|古历)(?:的)?(${YEAR})?(${SMALL}|腊|正|冬)月(?:份)?(${DAY})?`, 'g'),
    read: (match, today) => {
      const month = LUNAR[`${match[3]}月`] ?? readNumber(match[3]!) ?? 0;
      const year = lunarYear(match[1] ?? match[2], today);
      return { result: lunarMoment(year, month, match[4] === undefined ? null : dayNumber(match[4]), today) };
    },
  },
  {
    pattern: new RegExp(`(${YEAR})?的?(腊月|冬月|正月)(${DAY})?`, 'g'),
    read: (match, today) => {
      const day = match[3] === undefined ? null : dayNumber(match[3]);
      return { result: lunarMoment(lunarYear(match[1], today), LUNAR[match[2]!]!, day, today) };
    },
  },
  {
    pattern: new RegExp(`(${YEAR})的?(${SMALL})月份?的?(${DAY}|${PART})?`, 'g'),
    read: (match, today) => inMonth(yearNumber(match[1]!, today), match[2]!, match[3], today),
  },
  {
    pattern: new RegExp(`(?<![\\d.第])(${SMALL})月份?的?(${DAY}|${PART})?`, 'g'),
    read: (match, today) => {
      const month = readNumber(match[1]!) ?? 0;
      const day = dayIn(match[2]);
      if (month < 1 || month > 12) return { result: missed('impossible-date') };
      return { ...inMonth(latestYear(month, day, today), match[1]!, match[2], today), yearless: { month, day } };
    },
  },
  {
    pattern: new RegExp(`(上上个?月|大上个?月|上个?月|这个?月|本月|当月)份?的?(${DAY}|${PART})?`, 'g'),
    read: (match, today) => {
      const back = /上上|大上/.test(match[1]!) ? 2 : match[1]!.startsWith('上') ? 1 : 0;
      const { year, month } = partsOf(addMonths(`${today.slice(0, 8)}01`, -back));
      return inMonth(year, String(month), match[2], today);
    },
  },
  {
    pattern: new RegExp(`(${YEAR})?的?(上半年|下半年|年初|年中|年底|年末|开春|开年|春天|夏天|秋天|暑假)`, 'g'),
    read: (match, today) => ({ result: season(match[2]!, match[1], today) }),
  },
  {
    pattern: /(今年|去年|前年)(底|末|初|中)/g,
    read: (match, today) => ({
      result: season(match[2] === '初' ? '年初' : match[2] === '中' ? '年中' : '年底', match[1], today),
    }),
  },
  {
    pattern: new RegExp(
      `(${YEAR})?的?(元旦|清明|五一|劳动节|国庆|春节|过年|大年初一|元宵|端午|中秋|小年)(?:节|的时候|那天|那会儿)?(?:前后)?`,
      'g',
    ),
    read: (match, today) => ({ result: festival(match[2]!, match[1], today) }),
  },
  { pattern: /过?年前(?!后)/g, read: (_match, today) => ({ result: aroundNewYear(false, today) }) },
  { pattern: /过?年后/g, read: (_match, today) => ({ result: aroundNewYear(true, today) }) },
  {
    pattern: new RegExp(`(${NUMBER})(多|来)?(个)?(半)?(年|月|天|日|周|星期|礼拜)(多|半)?(?:之?前|以前)`, 'g'),
    read: (match, today) => {
      const count = readNumber(match[1]!);
      if (count === null || (match[5] === '月' && match[3] === undefined)) return null;
      const half = match[4] !== undefined || match[6] === '半';
      return { result: ago(count, match[5]!, half, match[2] !== undefined || match[6] !== undefined, today) };
    },
  },
  {
    pattern: /(大|小)?半年(?:多)?(?:之?前|以前)/g,
    read: (_match, today) => ({ result: ago(6, '月', false, true, today) }),
  },
  { pattern: /半个月(?:多)?(?:之?前|以前)/g, read: (_match, today) => ({ result: ago(15, '天', false, true, today) }) },
  {
    pattern: /大前天|前天|昨天|昨日|昨晚|今天|今日|今早|刚刚|刚才/g,
    read: (match, today) => {
      const word = match[0];
      return single(
        addDays(today, word === '大前天' ? -3 : word === '前天' ? -2 : word.startsWith('昨') ? -1 : 0),
        today,
      );
    },
  },
  {
    pattern: /(上上个?|上个?|这个?|本)(?:周|星期|礼拜)(?:([一二三四五六日天])(?!个))?/g,
    read: (match, today) => {
      const weekday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
      const monday = addDays(
        today,
        -weekday - (match[1]!.startsWith('上上') ? 14 : match[1]!.startsWith('上') ? 7 : 0),
      );
      if (match[2] === undefined) return { result: whole(monday, addDays(monday, 6), today, true) };
      const day = /[日天]/.test(match[2]) ? 6 : '一二三四五六'.indexOf(match[2]);
      return single(addDays(monday, day), today);
    },
  },
  { pattern: new RegExp(`(${YEAR})`, 'g'), read: (match, today) => wholeYear(match[1]!, today) },
  {
    pattern: /(?<![\d月.路街道巷弄村牌楼栋园里区])(\d{1,2})[号日](?!楼|线|门|院|厂|机|工)/g,
    read: (match, today) => {
      const day = Number(match[1]);
      if (day < 1 || day > 31) return { result: missed('impossible-date') };
      for (let back = 0; back < 3; back += 1) {
        const { year, month } = partsOf(addMonths(`${today.slice(0, 8)}01`, -back));
        const date = isoDate(year, month, day);
        if (date !== null && date <= today) return single(date, today);
      }
      return { result: missed('impossible-date') };
    },
  },
];

function dayIn(word: string | undefined): number | null {
  return word === undefined || new RegExp(`^${PART}$`).test(word) ? null : dayNumber(word);
}

function inMonth(year: number, monthWord: string, rest: string | undefined, today: string): Reading {
  const day = dayIn(rest);
  const part = rest !== undefined && day === null ? rest : '';
  return { result: withinMonth(year, readNumber(monthWord) ?? 0, day, part, today) };
}

function wholeYear(word: string, today: string): Reading | null {
  if (/^\d+$/.test(word)) return null;
  const year = yearNumber(word, today);
  return { result: whole(isoDate(year, 1, 1), isoDate(year, 12, 31), today, true) };
}

/** Every point in time a normalised text names, in order, not overlapping; what is wrong with one is said in its place. */
export function findMoments(text: string, today: string): MomentHit[] {
  const hits: MomentHit[] = [];
  for (const { pattern, read } of READERS) {
    for (const match of text.matchAll(pattern)) {
      const reading = read(match, today);
      if (reading === null) continue;
      hits.push({
        start: match.index,
        end: match.index + match[0].length,
        result: reading.result,
        yearless: reading.yearless ?? null,
      });
    }
  }
  hits.sort((one, other) => one.start - other.start || other.end - one.end);
  const kept: MomentHit[] = [];
  for (const hit of hits) if (hit.start >= (kept.at(-1)?.end ?? 0)) kept.push(hit);
  return kept;
}
