import { readNumeral } from '../chinese-numerals.ts';

export type DateReading = { date: string } | { impossible: string };

const DATE =
  /([12]\d{3}|[一二][零〇○Ｏ一二三四五六七八九]{3})\s*(?:年|[-/.])\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*(?:月|[-/.])\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*日?/;

/** Reads the first date of a text, in Arabic or Chinese numerals. Null if there is none; `impossible` for one such as 2月30日. */
export function readDate(text: string): DateReading | null {
  const match = DATE.exec(text);
  if (!match) return null;
  const year = /^\d/.test(match[1]!)
    ? Number(match[1])
    : Number([...match[1]!].map((digit) => '〇一二三四五六七八九'.indexOf(digit.replace(/[零○Ｏ]/, '〇'))).join(''));
  const month = readNumeral(match[2]!) ?? 0;
  const day = readNumeral(match[3]!) ?? 0;
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? { date: date.toISOString().slice(0, 10) } : { impossible: match[0] };
}
