const DIGITS: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

/** Reads an ordinal below ten thousand written in Chinese or Arabic numerals: 十四 → 14, 一百零三 → 103. Null if it is not one. */
export function readNumeral(text: string): number | null {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  let total = 0;
  let digit: number | null = null;
  for (const character of text) {
    const unit = UNITS[character];
    if (unit !== undefined) {
      total += (digit ?? 1) * unit;
      digit = null;
      continue;
    }
    const value = DIGITS[character];
    if (value === undefined) return null;
    if (digit !== null && digit !== 0) return null;
    digit = value;
  }
  return text.length === 0 ? null : total + (digit ?? 0);
}

const NAMES = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** Writes an integer from 0 to 9999 in Chinese numerals, as law articles are counted: 14 → 十四, 103 → 一百零三. */
export function writeNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 9999)
    throw new RangeError(`not an integer from 0 to 9999: ${value}`);
  if (value < 10) return NAMES[value]!;
  let rest = value;
  let text = '';
  let skipped = false;
  for (const [unit, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
  ] as const) {
    const digit = Math.floor(rest / unit);
    rest %= unit;
    if (digit === 0) {
      skipped = text !== '';
      continue;
    }
    if (skipped) text += '零';
    skipped = false;
    text += text === '' && unit === 10 && digit === 1 ? name : NAMES[digit]! + name;
  }
  if (rest > 0) text += (skipped ? '零' : '') + NAMES[rest]!;
  return text;
}
