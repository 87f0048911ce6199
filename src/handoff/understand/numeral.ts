const DIGITS: Record<string, number> = {
  〇: 0,
  零: 0,
  一: 1,
  壹: 1,
  幺: 1,
  二: 2,
  贰: 2,
  两: 2,
  俩: 2,
  三: 3,
  叁: 3,
  仨: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};
const UNITS: Record<string, number> = {
  十: 10,
  拾: 10,
  百: 100,
  佰: 100,
  千: 1000,
  仟: 1000,
  k: 1000,
  K: 1000,
  万: 10_000,
  w: 10_000,
  W: 10_000,
  亿: 100_000_000,
};
const SCORES: Record<string, number> = { 廿: 20, 卅: 30 };

/** A pattern for one number as people write it, to be put into other patterns. It never starts with a unit except 十. */
export const NUMBER = String.raw`(?:(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[〇零一二两俩三仨四五六七八九十廿卅壹贰叁肆伍陆柒捌玖拾])(?:[〇零二两俩三仨四五六七八九十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟]|(?<![百千万kKwW\d])一|(?<=[百千万])一(?!个|天|月|日|工)|[kKwW](?![a-zA-Z])|(?<!\d)\d+(?:\.\d+)?){0,20}`;

/**
 * Reads a number from 0 to 1e12 in Arabic or Chinese numerals, mixed as people mix them: 1.2万 → 12000, 一万二 → 12000,
 * 两千八百五 → 2850, 3k → 3000, 二五零零 → 2500, 廿三 → 23. Null where it is not one number.
 */
export function readNumber(text: string): number | null {
  const tokens = text.replace(/(?<=\d),(?=\d{3})/g, '').match(/\d+(?:\.\d+)?|./gu) ?? [];
  if (tokens.length === 0 || text.length > 30) return null;
  if (tokens.length > 1 && tokens.every((token) => token in DIGITS))
    return Number(tokens.map((token) => DIGITS[token]).join(''));
  let total = 0;
  let section = 0;
  let current: number | null = null;
  let lowest = Number.POSITIVE_INFINITY;
  let lastUnit = 1;
  let zero = false;
  for (const token of tokens) {
    const unit = UNITS[token];
    const digit = /^\d/.test(token) ? Number(token) : (DIGITS[token] ?? SCORES[token]);
    if (unit !== undefined && unit >= 10_000) {
      const amount = section + (current ?? 0);
      if (amount === 0 || (total > 0 && unit >= lowest)) return null;
      total += amount * unit;
      section = 0;
      current = null;
      lowest = unit;
      lastUnit = unit;
      zero = false;
    } else if (unit !== undefined) {
      if (section > 0 && unit >= lastUnit) return null;
      if (current === null && unit !== 10) return null;
      section += (current ?? 1) * unit;
      current = null;
      lastUnit = unit;
      zero = false;
    } else if (digit !== undefined) {
      if (current !== null) return null;
      if (token === '零' || token === '〇' || token === '0') zero = true;
      else if (token in SCORES) {
        section += digit;
        lastUnit = 10;
      } else current = digit;
    } else return null;
  }
  // 一万二 is 12000 and 两千八 is 2800: a last digit with no unit counts one place below the unit before it.
  if (current !== null && lastUnit >= 100 && !zero && Number.isInteger(current) && current < 10)
    current *= lastUnit / 10;
  const value = Math.round((total + section + (current ?? 0)) * 100) / 100;
  return value <= 1e12 ? value : null;
}

/** Two neighbouring digits before a unit or a measure word mean a range: 七八(千) → [7, 8], 三五(个) → [3, 5]. Null otherwise. */
export function readPair(text: string): [low: number, high: number] | null {
  const match = /^([一二两三四五六七八])([二两三四五六七八九])$/.exec(text);
  if (match === null) return null;
  const low = DIGITS[match[1]!]!;
  const high = DIGITS[match[2]!]!;
  return high === low + 1 || (low === 3 && high === 5) ? [low, high] : null;
}
