import type { Given, Reckoned } from './reckoning.ts';
import { readTenure, sayTenure } from './tenure.ts';

/** Social insurance law art. 46: the months paid for, and the most months of benefit they give. */
const STEPS: readonly [paidMonths: number, most: number][] = [
  [120, 24],
  [60, 18],
  [12, 12],
];

/** 干了三年 says nothing of what was paid for. */
const PAID = /交|缴|上(?:了|过)|买|参保/;

/** Social insurance law art. 46: for how many months unemployment benefit is paid, by the years that were paid for. */
export function unemploymentMonths({ text, today }: Given): Reckoned | null {
  const paid = PAID.test(text) ? readTenure(text, today) : null;
  if (paid === null) return null;
  const most = STEPS.find(([months]) => paid.months >= months)?.[1];
  if (most === undefined)
    return { text: `失业保险交了${sayTenure(paid)}，不满 1 年，还不够领失业金（以前别处交过的加在一起算）。` };
  return { text: `失业保险一共交了${sayTenure(paid)}的话，失业金最长领 ${most} 个月。` };
}
