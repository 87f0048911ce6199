/** The day in China, `YYYY-MM-DD`. */
const today = () => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());

/**
 * Dates that move with the calendar, as a dialogue writes them: `{year}`, `{year-1}`, `{month}` and `{month-1}` as
 * `YYYY-MM`, `{day-7}` as `YYYY-MM-DD`, `{today}`; `{month-1:said}` as 2026年10月.
 */
export function withDates(text: string): string {
  return text.replace(
    /\{(year|month|day|today)(?:-(\d+))?(:said)?\}/g,
    (_, unit: string, back: string | undefined, said: string | undefined) => {
      const [year, month, day] = today().split('-').map(Number) as [number, number, number];
      const steps = Number(back ?? 0);
      if (unit === 'year') return String(year - steps);
      const moment =
        unit === 'month'
          ? new Date(Date.UTC(year, month - 1 - steps, 1))
          : new Date(Date.UTC(year, month - 1, day - steps));
      if (said) return `${moment.getUTCFullYear()}年${moment.getUTCMonth() + 1}月`;
      return moment.toISOString().slice(0, unit === 'month' ? 7 : 10);
    },
  );
}

/**
 * True where `actual` is what was expected: null means absent, a list must be equal in any order, an object is compared by
 * the keys it gives, a text with `^` in front must begin so, one with `~` must hold it.
 */
export function matches(actual: unknown, expected: unknown): boolean {
  if (expected === null) return actual === undefined || actual === null;
  if (typeof expected === 'string') {
    const wanted = withDates(expected);
    if (typeof actual !== 'string') return false;
    if (wanted.startsWith('^')) return actual.startsWith(wanted.slice(1));
    return wanted.startsWith('~') ? actual.includes(wanted.slice(1)) : actual === wanted;
  }
  if (Array.isArray(expected))
    return (
      Array.isArray(actual) &&
      actual.length === expected.length &&
      expected.every((each) => actual.some((one) => matches(one, each)))
    );
  if (typeof expected === 'object') {
    if (typeof actual !== 'object' || actual === null) return false;
    return Object.entries(expected).every(([key, value]) => matches((actual as Record<string, unknown>)[key], value));
  }
  return actual === expected;
}
