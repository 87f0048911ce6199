import { type DeadlineFacts, deadlines } from '../handoff/deadlines.ts';
import { type DurationHit, findDurations, sayDuration } from '../handoff/understand/duration.ts';
import { readEmployment } from '../handoff/understand/employment.ts';
import { findMoments } from '../handoff/understand/moment.ts';
import { readMonthlyWage } from '../handoff/understand/money.ts';
import { normalise } from '../handoff/understand/normalise.ts';
import { readNumber } from '../handoff/understand/numeral.ts';

/** What the worker's own figures come to, by an article. */
export interface WorkedOut {
  /** The articles by which it was reckoned; the first is one of those that were cited. */
  clauseIds: readonly string[];
  /** One or two sentences, with the worker's figures in them. */
  text: string;
  /** It is what was asked for, or a time limit that runs out: to be said before all else. */
  first: boolean;
}

interface Reckoned {
  text: string;
  urgent?: boolean;
  /** Another article that was needed. */
  beside?: string;
}

/** `today`: an ISO date in Asia/Shanghai. */
type Reckoning = (text: string, today: string) => string | Reckoned | null;

/** By article. The first that is cited and for which the message has the figures is reckoned. */
const RECKONINGS: readonly [clauseId: string, reckon: Reckoning][] = [
  ['injury-insurance-regulation/17', injuryDeadline],
  ['arbitration-law/27', arbitrationDeadline],
  ['labour-contract-law/47', severance],
  ['labour-contract-law/82', doubleWage],
  ['labour-contract-law-regulation/6', doubleWage],
  ['labour-contract-law-regulation/7', doubleWage],
  ['injury-insurance-regulation/35', disabilityGrant(1, 4)],
  ['injury-insurance-regulation/36', disabilityGrant(5, 6)],
  ['injury-insurance-regulation/37', disabilityGrant(7, 10)],
  ['paid-leave-regulation/3', annualLeave],
  ['labour-law/44', overtime],
  ['wage-payment-provisions/13', overtime],
  ['wage-conversion-notice/2', dailyWage],
];

/** Asks how much, how many months, how long: then what is worked out is the answer itself. */
const ASKS_FOR_FIGURE =
  /多少|几|多久|咋算|怎么算|如何算|好多|算下|算一下|来得及|晚不晚|过期|能(?:拿|赔|要|补)|该(?:拿|赔|给|补)/;

/**
 * Works out what an article gives from the figures in the message: months of severance, of double wages, of a disability
 * grant; days of leave; a day's wage; the last day to apply. Null where nothing that is cited gives a formula, or a figure is
 * missing or not clear.
 * @param today ISO date in Asia/Shanghai
 */
export function workOut(message: string, clauseIds: readonly string[], today: string): WorkedOut | null {
  const text = normalise(message);
  for (const [clauseId, reckon] of RECKONINGS) {
    const result = clauseIds.includes(clauseId) ? reckon(text, today) : null;
    if (result === null) continue;
    const { text: said, urgent = false, beside }: Reckoned = typeof result === 'string' ? { text: result } : result;
    return {
      clauseIds: beside === undefined ? [clauseId] : [clauseId, beside],
      text: said,
      first: urgent || ASKS_FOR_FIGURE.test(text),
    };
  }
  return null;
}

const NOTHING_KNOWN: DeadlineFacts = {
  claims: [],
  employment: null,
  leftOn: null,
  arrearsEnd: null,
  arrearsOngoing: false,
  interruptions: [],
  begun: [],
  injuredOn: null,
  injuryReported: false,
};

/** Work-injury regulation art. 17, where the message tells the day of the injury and nothing of a report. */
function injuryDeadline(text: string, today: string) {
  const days = findMoments(text, today).flatMap(({ result }) => (result.found ? [result.value] : []));
  if (
    days.length !== 1 ||
    !/伤|摔|砸|断|轧|压|骨折|烫|切/.test(text) ||
    /(?<!没|没有|不|未)(?:申请|报|认定)(?:了|过)/.test(text)
  )
    return null;
  return limitOf('work-injury', { ...NOTHING_KNOWN, claims: ['injury'], injuredOn: days[0]! }, today);
}

/** Arbitration law art. 27, where the message tells when the worker left. */
function arbitrationDeadline(text: string, today: string) {
  const employment = readEmployment(text, today, false);
  if (!employment.found || employment.value.status !== 'left' || employment.value.leftOn === null) return null;
  const { leftOn } = employment.value;
  return limitOf('arbitration', { ...NOTHING_KNOWN, claims: ['other'], employment: 'left', leftOn }, today);
}

function limitOf(kind: 'work-injury' | 'arbitration', facts: DeadlineFacts, today: string): Reckoned | null {
  const limit = deadlines(facts, today).find((each) => each.kind === kind);
  return limit?.due ? { text: limit.text, urgent: limit.urgent || limit.daysLeft! < 0 } : null;
}

/** Labour contract law art. 47: a month's wage a year; from six months a whole one, below them half. */
function severance(text: string): string | null {
  const tenure = tenureOf(text);
  if (tenure === null) return null;
  const { months, about } = tenure;
  // 三年多 is anything from a day above three to a day below four.
  const from = severanceMonths(about ? months! + 0.1 : months!);
  const upTo = about && months! % 12 === 0 ? severanceMonths(months! + 11.9) : from;
  const wage = readMonthlyWage(text);
  const said = `该给经济补偿的话，干了${sayTenure(tenure)}${wage ? `、每月 ${wage} 元` : ''}，`;
  const owed = upTo === from ? `${sayMonths(from)}工资` : `${sayMonths(from)}到 ${sayMonths(upTo)}工资`;
  const sum = wage && upTo === from ? `，约 ${sumOf(from * wage)} 元` : '';
  return `${said}是 ${owed}${sum}。月工资按走之前 12 个月的平均数算。`;
}

function severanceMonths(months: number): number {
  const rest = months % 12;
  return Math.floor(months / 12) + (rest === 0 ? 0 : rest >= 6 ? 1 : 0.5);
}

/** Labour contract law art. 82 with its regulation art. 6 and 7: from the second month to the twelfth. */
function doubleWage(text: string): string | null {
  const tenure = tenureOf(text);
  if (tenure === null || /签(?:了|过)(?:的|书面|劳动)?合同(?!.*(?:过期|到期))/.test(text)) return null;
  const { months, about } = tenure;
  if (months! <= 1) return about ? null : '干满 1 个月还没签书面合同，才开始算 2 倍工资。';
  const extra = Math.min(11, Math.floor(months!) - 1);
  const wage = readMonthlyWage(text);
  const least = months! < 12 && (about || !Number.isInteger(months!)) ? '至少' : '';
  return `一直没签书面合同、干了${sayTenure(tenure)}的：从第 2 个月算起，能多要${least} ${extra} 个月工资${wage ? `，约 ${sumOf(extra * wage)} 元` : ''}${months! >= 12 ? '，最多就是这 11 个月' : ''}。`;
}

/** Injury insurance regulation art. 35, 36, 37. Months of the worker's own wage, by grade. */
const GRANT_MONTHS = [27, 25, 23, 21, 18, 16, 13, 11, 9, 7];

function disabilityGrant(first: number, last: number): Reckoning {
  return (text) => {
    const said = [...text.matchAll(/(\d{1,2}|[一二三四五六七八九十])级/g)].map((match) => readNumber(match[1]!));
    const grades = [...new Set(said)];
    const grade = grades.length === 1 ? grades[0] : null;
    if (!grade || grade < first || grade > last) return null;
    const months = GRANT_MONTHS[grade - 1]!;
    const wage = readMonthlyWage(text);
    const sum = wage ? `，按您说的每月 ${wage} 元约 ${sumOf(months * wage)} 元` : '';
    return `${grade} 级：一次性伤残补助金是 ${months} 个月的本人工资${sum}。`;
  };
}

/** Paid leave regulation art. 3, by all the years a worker has worked, not only here. */
function annualLeave(text: string): string | null {
  const tenure = tenureOf(text);
  if (tenure === null || tenure.months! < 12) return null;
  const days = tenure.months! >= 240 ? 15 : tenure.months! >= 120 ? 10 : 5;
  return `累计干了${sayTenure(tenure)}，一年有 ${days} 天年假。`;
}

const DAYS_A_MONTH = 21.75;
const HOURS_A_DAY = 8;
const HOLIDAY = /国庆|春节|过年|初[一二三]|大年|五一|劳动节|元旦|清明|端午|中秋|法定|节假?日|过节/;
const REST_DAY = /周[六日末天]|星期[六日天]|礼拜[六日天]?|双休|休息日|休息天/;
/** Of the seven days of a long holiday no more than so many are of the law: how many, the article doesn't say. */
const SURELY_HOLIDAY = 3;

/** Labour law art. 44 and wage payment provisions art. 13: 1.5 times an hour's wage, 2 and 3 times a day's. */
function overtime(text: string): Reckoned | null {
  const wage = readMonthlyWage(text);
  if (wage === null) return null;
  const day = wage / DAYS_A_MONTH;
  const hour = day / HOURS_A_DAY;
  const [count] = findDurations(text).flatMap(({ value }) => value.days ?? []);
  const days = (factor: number, most: number) =>
    `一天不少于 ${sumOf(day * factor)} 元（${factor} 倍）${count !== undefined && count > 1 && count <= most ? `，${count} 天不少于 ${sumOf(day * factor * count)} 元` : ''}`;
  const paid = HOLIDAY.test(text)
    ? `法定节假日上班${days(3, SURELY_HOLIDAY)}`
    : REST_DAY.test(text)
      ? `休息日上班又没补休的，${days(2, 31)}`
      : `平时加班一小时不少于 ${sumOf(hour * 1.5)} 元，休息日一天 ${sumOf(day * 2)} 元，法定节假日一天 ${sumOf(day * 3)} 元`;
  return { text: `按每月 ${wage} 元算，一天工资约 ${sumOf(day)} 元：${paid}。`, beside: 'wage-conversion-notice/2' };
}

/** Wage conversion notice art. 2: 21.75 days a month, 8 hours a day. */
function dailyWage(text: string): string | null {
  const wage = readMonthlyWage(text);
  if (wage === null) return null;
  return `每月 ${wage} 元：一天工资约 ${sumOf(wage / DAYS_A_MONTH)} 元，一小时约 ${sumOf(wage / DAYS_A_MONTH / HOURS_A_DAY)} 元。`;
}

/** What a length of time is of that isn't the time worked: arrears, an illness, a stretch until or since something. */
const OF_SOMETHING_ELSE =
  /(?:欠|拖|压|差|少|没[发给结付]|扣|怀孕|怀|孕|产|住院|休|病|试用期?|还有|再过|签了?|合同|过了)[^,。;]{0,6}$/;
const OF_SOMETHING_ELSE_AFTER = /^(?:的)?(?:工资|工钱|钱|薪|没[发给结付]|身孕|前|后|内|以内|试用|的?合同|的?病假|产假)/;

/** 快三年 is not yet three. */
const NOT_YET = /(?:快|将近|不到|不足|差不多|接近)(?:有|要|满)*$/;

/** How long the worker has worked there, where the message names one such time and no more. */
function tenureOf(text: string): DurationHit['value'] | null {
  const lengths = findDurations(text).filter(
    ({ value, start, end }) =>
      value.months !== null &&
      !OF_SOMETHING_ELSE.test(text.slice(0, start)) &&
      !OF_SOMETHING_ELSE_AFTER.test(text.slice(end)) &&
      !NOT_YET.test(text.slice(0, start + 1)) &&
      !NOT_YET.test(text.slice(0, start)) &&
      !isRate(text, start, end),
  );
  return lengths.length === 1 ? lengths[0]!.value : null;
}

/** The 一个月 of 一个月 5000, the 年 of 一年几天假. */
function isRate(text: string, start: number, end: number): boolean {
  return (
    /^1?一?个?[月年]$/.test(text.slice(start, end).replace(/^每/, '')) &&
    /^(?:\d|[一二三四五六七八九十]|几|多少|能|有|该|给|工资)/.test(text.slice(end))
  );
}

function sayTenure(tenure: DurationHit['value']): string {
  return sayDuration(tenure).replace(/^(?=\d)/, ' ');
}

function sayMonths(months: number): string {
  if (months === 0.5) return '半个月';
  return Number.isInteger(months) ? `${months} 个月` : `${Math.floor(months)} 个半月`;
}

function sumOf(yuan: number): number {
  return Math.round(yuan * 100) / 100;
}
