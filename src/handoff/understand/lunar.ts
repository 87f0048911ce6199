import { addDays, partsOf } from './calendar.ts';

/** ICU's Chinese calendar: the same in Node and in Workers, and good for 1900–2100. */
const formatter = new Intl.DateTimeFormat('en-u-ca-chinese', {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
});

export interface LunarDate {
  year: number;
  /** 1 to 12; 12 is 腊月. */
  month: number;
  leap: boolean;
  day: number;
}

/** The last answers of two pure functions, kept because the formatter is slow and the same few are asked for again and again. */
let lastLunar: { date: string; value: LunarDate } | null = null;
const months = new Map<number, { from: string; to: string } | null>();

export function lunarOf(date: string): LunarDate {
  if (lastLunar?.date !== date) lastLunar = { date, value: convert(date) };
  return lastLunar.value;
}

function convert(date: string): LunarDate {
  const parts = formatter.formatToParts(new Date(`${date}T00:00:00Z`));
  const read = (type: string): string => parts.find((part) => (part.type as string) === type)?.value ?? '';
  const month = read('month');
  return {
    year: Number(read('relatedYear')) || partsOf(date).year,
    month: Number.parseInt(month, 10),
    leap: month.endsWith('bis'),
    day: Number(read('day')),
  };
}

/** First and last Gregorian day of a lunar month (the regular one, where there is a leap one too). Null outside 1901–2098. */
export function lunarMonth(year: number, month: number): { from: string; to: string } | null {
  if (!Number.isInteger(year) || year < 1901 || year > 2098 || month < 1 || month > 12) return null;
  const key = year * 12 + month;
  let bounds = months.get(key);
  if (bounds === undefined) {
    bounds = findMonth(year, month);
    months.set(key, bounds);
  }
  return bounds;
}

function findMonth(year: number, month: number): { from: string; to: string } | null {
  let date = addDays(`${year}-01-15`, Math.floor((month - 1) * 29.5) - 2);
  for (let step = 0; step < 75; step += 1) {
    const lunar = convert(date);
    if (lunar.year === year && lunar.month === month && !lunar.leap) {
      const from = addDays(date, 1 - lunar.day);
      const next = convert(addDays(from, 29));
      return { from, to: addDays(from, next.month === month && !next.leap ? 29 : 28) };
    }
    date = addDays(date, 1);
  }
  return null;
}
