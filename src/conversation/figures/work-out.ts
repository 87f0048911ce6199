import { normalise } from '../../handoff/understand/normalise.ts';
import { disabilityGrant } from './injury.ts';
import { annualLeave, leavePay } from './leave.ts';
import { arbitrationLimit, injuryLimit } from './limits.ts';
import { dailyWage, overtime } from './overtime.ts';
import type { Reckoning } from './reckoning.ts';
import { rescueTime } from './rescue.ts';
import { doubleWage, severance } from './severance.ts';
import { unemploymentMonths } from './unemployment.ts';

/** What the worker's own figures come to, by an article. */
export interface WorkedOut {
  /** The articles by which it was reckoned, the one it mostly rests on first. */
  clauseIds: readonly string[];
  /** One to three sentences, with the worker's figures in them. */
  text: string;
  /** It is what was asked for, or a time limit that runs out: to be said before all else. */
  first: boolean;
}

interface Rule {
  /** Reckoned where one of these is cited, or where `asked` fits though none is. */
  clauseIds: readonly [string, ...string[]];
  asked?: RegExp;
  reckon: Reckoning;
}

const ASKS_LIMIT = '来得及|来不来得及|过期|最晚|晚不晚|晚了|截止|还能|时效|超过|之前|哪天|期限';

/** The first that applies and for which the message has the figures is reckoned. */
const RULES: readonly Rule[] = [
  {
    clauseIds: ['injury-insurance-regulation/17'],
    asked: new RegExp(`(?:工伤|认定).*(?:${ASKS_LIMIT})|(?:${ASKS_LIMIT}).*(?:工伤|认定)`),
    reckon: injuryLimit,
  },
  { clauseIds: ['injury-insurance-regulation/15'], reckon: rescueTime },
  {
    clauseIds: ['arbitration-law/27'],
    asked: new RegExp(`仲裁.*(?:${ASKS_LIMIT})|(?:${ASKS_LIMIT}).*仲裁`),
    reckon: arbitrationLimit,
  },
  {
    clauseIds: [
      'paid-leave-measures/10',
      'paid-leave-measures/11',
      'paid-leave-measures/12',
      'paid-leave-regulation/5',
    ],
    reckon: leavePay,
  },
  {
    clauseIds: ['labour-contract-law/47', 'labour-contract-law/87', 'labour-contract-law/46', 'labour-contract-law/40'],
    reckon: severance,
  },
  {
    clauseIds: ['labour-contract-law/82', 'labour-contract-law-regulation/6', 'labour-contract-law-regulation/7'],
    reckon: doubleWage,
  },
  {
    clauseIds: ['social-insurance-law/46'],
    asked: /失业(?:险|保险|金|救济|的?钱).*(?:几个?月|多久|多长|多少个?月|到几时)/,
    reckon: unemploymentMonths,
  },
  { clauseIds: ['injury-insurance-regulation/35'], reckon: disabilityGrant(1, 4) },
  { clauseIds: ['injury-insurance-regulation/36'], reckon: disabilityGrant(5, 6) },
  { clauseIds: ['injury-insurance-regulation/37'], reckon: disabilityGrant(7, 10) },
  { clauseIds: ['paid-leave-regulation/3'], reckon: annualLeave },
  { clauseIds: ['labour-law/44', 'wage-payment-provisions/13'], reckon: overtime },
  {
    clauseIds: ['wage-conversion-notice/2'],
    asked:
      /(?:干|做|上|出勤|出工|上班)(?:了|过|到|咗|足|满)*[^,，。]{1,4}(?:天|日).{0,12}(?:发|拿|给|结|领|算|攞|畀|俾).{0,4}(?:多少|好多|几多|几)/,
    reckon: dailyWage,
  },
];

/** Asks how much, how many months, how long: then what is worked out is the answer itself. */
export const ASKS_FOR_FIGURE =
  /多少|几|多久|咋算|怎么算|如何算|好多|算下|算一下|来得及|晚不晚|晚了|过期|最晚|哪天|能(?:拿|赔|要|补)|该(?:拿|赔|给|补)|[nN]\s*\+\s*1|2\s*[nN]/;

/**
 * Works out what an article gives from the figures in the message: months of severance, of double wages, of a disability
 * grant; days of leave and what they are worth; a day's wage; the last day to apply. Null where nothing that is cited gives a
 * formula, or a figure is missing or not clear.
 * @param today ISO date in Asia/Shanghai
 */
export function workOut(message: string, cited: readonly string[], today: string): WorkedOut | null {
  const text = normalise(message);
  for (const { clauseIds, asked, reckon } of RULES) {
    const own = clauseIds.find((id) => cited.includes(id)) ?? (asked?.test(text) ? clauseIds[0] : undefined);
    const result = own === undefined ? null : reckon({ text, today, cited });
    if (result === null || own === undefined) continue;
    return {
      clauseIds: [...new Set([own, ...(result.beside ?? [])])],
      text: result.text,
      first: result.urgent === true || ASKS_FOR_FIGURE.test(text),
    };
  }
  return null;
}
