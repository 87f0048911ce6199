import { readLoneSum, readMonthlyWage } from '../../handoff/understand/money.ts';

/** What a bare 「辞退 5200」 may be: a wage, and neither a fine nor an arrears of years. */
const LEAST = 1500;
const MOST = 50_000;

/** What the worker earns a month, in yuan: said as that, or the only sum there is. Null for several, and for a basic wage alone. */
export function readWage(text: string): number | null {
  const wage = readMonthlyWage(text);
  if (wage !== null) return wage;
  const lone = /底薪|基本工资|保底|每天|一天|日薪|时薪|小时/.test(text) ? null : readLoneSum(text);
  return lone !== null && lone >= LEAST && lone <= MOST ? lone : null;
}
