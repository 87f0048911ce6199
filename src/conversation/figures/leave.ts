import { NUMBER, readNumber } from '../../handoff/understand/numeral.ts';
import { dayOf } from './overtime.ts';
import { type Given, type Reckoned, yuan } from './reckoning.ts';
import { readTenure, sayTenure, type Tenure } from './tenure.ts';
import { readWage } from './wage.ts';

const NOT_TAKEN = new RegExp(
  `(?:没休|未休|没休完|剩)(?:的)?(?:年假)?(?:有|是)?(${NUMBER})天|(${NUMBER})天(?:的)?(?:年休?假|假)?(?:都|一直|一天)?(?:没(?:有)?休|未休)`,
);
/** 一天没休 is none of all the days. */
const NONE_AT_ALL = /(?<![十\d])[一1]天(?:年?假)?(?:都|也|一直)*没/;
/** 5天只休了2天. */
const SOME_TAKEN = new RegExp(`(${NUMBER})天[^,。]{0,4},?(?:只|才)?休了(${NUMBER})天`);
const TOOK_NONE = /没休|未休|不让休|没让休|(?:一天|从来|从)(?:年?假)?(?:都|也)?没/;

/** Paid leave regulation art. 3, by all the years a worker has worked, not only here. */
function daysOfLeave({ months }: Tenure): number {
  return months >= 240 ? 15 : months >= 120 ? 10 : months >= 12 ? 5 : 0;
}

export function annualLeave({ text, today }: Given): Reckoned | null {
  const tenure = readTenure(text, today);
  const days = tenure === null ? 0 : daysOfLeave(tenure);
  return tenure === null || days === 0 ? null : { text: `累计干了${sayTenure(tenure)}，一年有 ${days} 天年假。` };
}

/** Measures on paid leave art. 10 and 11: three times a day's wage for a day not taken, the usual wage being one of them. */
export function leavePay({ text, today }: Given): Reckoned | null {
  const wage = readWage(text);
  const told = NONE_AT_ALL.test(text) ? null : NOT_TAKEN.exec(text);
  const part = SOME_TAKEN.exec(text);
  const tenure = readTenure(text, today);
  const owed = tenure !== null && TOOK_NONE.test(text) ? daysOfLeave(tenure) : 0;
  const rest = part ? (readNumber(part[1]!) ?? 0) - (readNumber(part[2]!) ?? 0) : null;
  const days = rest ?? (told ? readNumber((told[1] ?? told[2])!) : owed);
  if (wage === null || !days || days < 0 || days > 15) return null;
  const day = dayOf(wage);
  return {
    text: `没休 ${days} 天、每月 ${wage} 元：一天工资约 ${yuan(day)} 元，按 300% 是 ${yuan(day * 3 * days)} 元；里面含平时的工资，也就是再补 ${yuan(day * 2 * days)} 元。`,
    beside: ['paid-leave-measures/10', 'paid-leave-measures/11'],
  };
}
