import { type DurationHit, findDurations } from './duration.ts';
import { NUMBER, readNumber, readPair } from './numeral.ts';
import { readPeopleCount } from './people-count.ts';
import { found, missed, type Understood } from './understood.ts';

/** A sum in yuan. */
export interface Money {
  /** What is claimed, or the lower end of it; more than 0, at most 100 million, to the fen. */
  yuan: number;
  /** The upper end of a range (七八千), or null. */
  upTo: number | null;
  about: boolean;
  /** How it was worked out from a rate: 300 元 × 45 天. Null where the sum itself was said. */
  working: string | null;
}

export type MoneyReason = 'vague' | 'several' | 'rate-only' | 'unit-missing' | 'too-large' | 'none-owed' | 'per-person';

type Role = 'owed' | 'total' | 'paid' | 'day-rate' | 'month-rate' | 'plain';

interface Sum {
  yuan: number;
  upTo: number | null;
  about: boolean;
  /** True where 元, 块, 万, 千… was said; a bare number is only taken when the sum is what was asked. */
  marked: boolean;
  role: Role;
  start: number;
  end: number;
}

const MOST = 100_000_000;
const MEASURE =
  '(?!个|人|天|年|月|日|号|岁|小时|点|分|次|名|位|口|层|楼|期|栋|路|%|度|斤|米|平|届|周|星期|礼拜|家|多人|多天|多个|来个|来人|来天|几个|几天|工(?:[^资钱]|$)|、)';
const ROUGH = '(?:左右|上下|来块|多块|多元|多|出头|以上)';
const SCALE: Record<string, number> = { 十: 10, 百: 100, 千: 1000, k: 1000, K: 1000, 万: 10_000, w: 10_000, W: 10_000 };
const UNIT = '(?:块钱|元钱|块|元|圆|人民币|rmb|RMB)';
const SUM = new RegExp(
  [
    `(?<range>(?<low>\\d+(?:\\.\\d+)?|[一二两三四五六七八九])(?<lowScale>[千万kw])?(?:到|至|-|~)(?<high>\\d+(?:\\.\\d+)?|[一二两三四五六七八九])(?<highScale>[百千万kwKW]))`,
    `(?<pair>(?<head>[一二三四五六七八九]?十)?(?<digits>[一二两三四五六七八][二两三四五六七八九])(?<pairScale>[百千万]))`,
    `(?<eight>(?<eightScale>[万千])儿?八[千百])`,
    `(?<handful>(?<handfulScale>[百千万])(?:把|来)块?)`,
    `(?<decade>(?<tens>${NUMBER})(?:多|来|几)(?<tensScale>[百千万]))`,
    `(?<plain>${NUMBER})`,
  ].join('|'),
  'g',
);
const TAIL = new RegExp(`^(?<rough>${ROUGH})?(?<unit>${UNIT})?(?<rough2>${ROUGH})?`);
const OWED =
  /(?:欠(?:了|着|下)?|拖欠|差(?:了|着|我)?|拖(?:了|着)?|剩(?:下|了)?|还有|该(?:给|发|付)?|克扣|扣(?:了|着|我)?|压(?:了|着)?|没给|没发|没付|没结|未付|未发|改成|应该是|应当是|(?<!不)是)(?:我们?|咱们?|俺们?|大家|工友|的?(?:工资|工钱|钱|薪水|血汗钱|工程款|加班费|尾款|余款|欠款))*(?:大概|大约|差不多|将近|快|约|总共|一共|共|有|是|个)*$/;
const TOTAL = /(?:总共|一共|共计|合计|总计|总的|加起来|拢共|共)(?:欠|是|有|约|大概|差不多)*$/;
const PAID =
  /(?:只?(?:给|发|付|支|拿|结|借支|预支|领)(?:了|过)|已(?:经)?(?:给|发|付|结)(?:了)?|(?:就|只|才)(?:微信|支付宝|现金)?(?:转|打|给)(?:了|过)|(?:微信|支付宝)转过|借支|预支|生活费)(?:我们?|大概|约|有)*$/;
const OWED_AFTER =
  /^(?:块|元|钱|的|血汗|工资|工钱|多|左右|呢|都|还|至今|一直|到现在|就|,){0,6}(?:没给|没发|没付|没结|没拿|没有给|没到|不给|不发|未付|未发|未结|没见|还没)/;
const PER_PERSON = /(?:每人|每个人|人均|一人|每位)(?:都|还|各|有|欠|差|是|大概|约|一天|每天|一个月|每月|平均)*$/;
const DAY_RATE =
  /(?:一天|每天|一日|日薪|日工资|天天|一个工|一工|每个工|每工|点工)(?:工资|工钱)?(?:是|给|算|按|说好|讲好|开|约|大概)*$/;
const MONTH_RATE =
  /(?:一个月|每个?月|月薪|(?<!个)月工资|一月|底薪|工资一个月|保底)(?:工资|工钱)?(?:其实|实际|也就|就|才|是|给|算|按|说好|讲好|开|约|大概|少发|少给|少|扣)*$/;
const DAY_RATE_AFTER = /^(?:块|元|钱)*(?:一天|每天|一日|\/天|一个工|一工|每工|\/工|的日薪)/;
const MONTH_RATE_AFTER = /^(?:块|元|钱|多)*(?:一个月|每个?月|一月|\/月|的月薪|的底薪)/;

/** 公司要我赔八千: what is asked of the worker is owed to nobody. */
const ASKED_OF_THE_WORKER =
  /(?:要|叫|让|逼|喊|说)(?:我|俺)(?:们)?(?:自己)?(?:得|要)?(?:赔(?:偿|款|他们?|她|公司|老板|店里)?|交罚款|罚|出|垫|掏)(?:了|出)?$|(?:打[碎坏]|弄[丢坏]|丢|擦|碰坏)[^,。;]{0,8}(?:要|得)?(?:我)?赔(?:偿|款)?$/;

const BARE = new RegExp(`^(?:约|大概|差不多|就|是|欠我?)*${NUMBER}(?:左右|多|吧|的样子)*$`);

function scaleOf(word: string | undefined): number {
  return word === undefined ? 1 : (SCALE[word] ?? 1);
}

function digit(word: string): number {
  return readNumber(word) ?? 0;
}

function sizeOf(
  groups: Record<string, string | undefined>,
): { yuan: number; upTo: number | null; about: boolean; marked: boolean } | null {
  if (groups.range !== undefined) {
    const scale = scaleOf(groups.highScale);
    const yuan = digit(groups.low!) * (groups.lowScale === undefined ? scale : scaleOf(groups.lowScale));
    return { yuan, upTo: digit(groups.high!) * scale, about: true, marked: true };
  }
  if (groups.pair !== undefined) {
    const pair = readPair(groups.digits!);
    if (pair === null) return null;
    const head = groups.head === undefined ? 0 : digit(groups.head);
    const scale = scaleOf(groups.pairScale);
    return { yuan: (head + pair[0]) * scale, upTo: (head + pair[1]) * scale, about: true, marked: true };
  }
  if (groups.eight !== undefined) {
    const scale = scaleOf(groups.eightScale);
    return { yuan: scale * 0.8, upTo: scale, about: true, marked: true };
  }
  if (groups.handful !== undefined)
    return { yuan: scaleOf(groups.handfulScale), upTo: null, about: true, marked: true };
  if (groups.decade !== undefined)
    return { yuan: digit(groups.tens!) * scaleOf(groups.tensScale), upTo: null, about: true, marked: true };
  const text = groups.plain!;
  const yuan = readNumber(text);
  if (yuan === null) return null;
  const marked = /[百千万亿kKwW]/.test(text);
  return { yuan, upTo: null, about: false, marked };
}

function roleOf(before: string, after: string): Role {
  if (DAY_RATE.test(before) || DAY_RATE_AFTER.test(after)) return 'day-rate';
  if (MONTH_RATE.test(before) || MONTH_RATE_AFTER.test(after)) return 'month-rate';
  if (PAID.test(before)) return 'paid';
  if (OWED.test(before) || OWED_AFTER.test(after)) return 'owed';
  return TOTAL.test(before) ? 'total' : 'plain';
}

function findSums(text: string): Sum[] {
  const sums: Sum[] = [];
  const follows = new RegExp(`^${MEASURE}`);
  for (const match of text.matchAll(SUM)) {
    const start = match.index;
    const before = text.slice(Math.max(0, start - 16), start);
    if (ASKED_OF_THE_WORKER.test(before)) continue;
    if (/[\d.a-zA-Z第]$|[-/:]$/.test(before) || /十$/.test(before)) continue;
    const size = sizeOf(match.groups ?? {});
    if (size === null) continue;
    const tail = TAIL.exec(text.slice(start + match[0].length))!;
    const end = start + match[0].length + tail[0].length;
    const unit = tail.groups?.unit !== undefined;
    if (!unit && tail[0] === '' && !follows.test(text.slice(end))) continue;
    if (!unit && /^[人天个]/.test(text.slice(end))) continue;
    // A long run of digits is a phone or an identity number, and a year is a year.
    if (/\d{9,}/.test(match[0]) || (!unit && !size.marked && /^1[3-9]\d{9}$/.test(match[0]))) continue;
    const about =
      size.about ||
      tail.groups?.rough !== undefined ||
      tail.groups?.rough2 !== undefined ||
      /(?:约|大概|差不多|将近|快|大约)$/.test(before);
    const role = roleOf(before, text.slice(end, end + 16));
    sums.push({ ...size, about, marked: size.marked || unit, role, start, end });
  }
  return joinRanges(text, sums);
}

/** Two marked sums with 到 between them are one range: 三千五到四千. */
function joinRanges(text: string, sums: Sum[]): Sum[] {
  const joined: Sum[] = [];
  for (const sum of sums) {
    const last = joined.at(-1);
    if (last !== undefined && last.yuan < sum.yuan && /^(?:到|至|-|~)$/.test(text.slice(last.end, sum.start))) {
      joined[joined.length - 1] = {
        ...last,
        upTo: sum.yuan,
        about: true,
        marked: last.marked || sum.marked,
        end: sum.end,
      };
    } else joined.push(sum);
  }
  return joined;
}

/** The 一个月 that belongs to the rate itself: 一个月6000, 5000一个月. */
function isPerMonth(hit: DurationHit, rate: Sum): boolean {
  return (
    hit.value.months === 1 &&
    ((hit.start - rate.end <= 1 && hit.start >= rate.end) || (hit.end <= rate.start && rate.start - hit.end <= 4))
  );
}

/** Somebody is owed: without such a word years and a wage are no arrears. */
const IS_OWED =
  /欠|拖|少|差|没(?:有)?(?:给|发|结|付|拿|见|开)|不(?:给|发|结|付)|未(?:付|发|结)|克扣|压|讨|要不(?:到|回)|一分/;
/** Longer than so many months hardly anybody is owed every wage: the years are those that were worked. */
const MOST_MONTHS_OWED = 18;

function fromRate(text: string, sums: Sum[]): Understood<Money, MoneyReason> | null {
  const rate = sums.find((sum) => sum.role === 'day-rate' || sum.role === 'month-rate');
  if (rate === undefined) return null;
  const daily = rate.role === 'day-rate';
  const times = findDurations(text).filter(
    (hit) =>
      (daily ? hit.value.days !== null : hit.value.months !== null) && (hit.start >= rate.end || hit.end <= rate.start),
  );
  const useful = times.filter((hit) => (daily ? hit.value.days! > 1 : !isPerMonth(hit, rate)));
  const length = useful.length === 1 ? useful[0] : undefined;
  const count = daily ? length?.value.days : length?.value.months;
  if (length === undefined || count === null || count === undefined || rate.upTo !== null) return missed('rate-only');
  if (!daily && (!IS_OWED.test(text) || count > MOST_MONTHS_OWED)) return missed('rate-only');
  const yuan = Math.round(rate.yuan * count * 100) / 100;
  const working = `${sayYuan(rate.yuan)}元 × ${count} ${daily ? '天' : '个月'}`;
  return bounded(
    { yuan, upTo: null, about: rate.about || length.value.about, working },
    Math.min(rate.start, length.start),
    Math.max(rate.end, length.end),
    text,
  );
}

/** 一天350，干了42天，给了2000: what is still owed is less what was paid. Null where that is not one smaller sum. */
function lessPaid(
  whole: Pick<Sum, 'yuan' | 'upTo' | 'about' | 'start' | 'end'>,
  working: string,
  paid: readonly Sum[],
): Understood<Money, MoneyReason> | null {
  const [part] = paid;
  if (part === undefined || paid.length > 1 || part.upTo !== null || whole.upTo !== null) return null;
  const yuan = Math.round((whole.yuan - part.yuan) * 100) / 100;
  if (yuan <= 0) return null;
  return found(
    { yuan, upTo: null, about: whole.about || part.about, working: `${working} − 已给的 ${sayYuan(part.yuan)}元` },
    whole.start,
    whole.end,
  );
}

function owedAtRate(rated: Understood<Money, MoneyReason>, paid: readonly Sum[]): Understood<Money, MoneyReason> {
  if (paid.length === 0 || !rated.found || rated.value.working === null) return rated;
  return lessPaid({ ...rated.value, start: rated.start, end: rated.end }, rated.value.working, paid) ?? rated;
}

function bounded(money: Money, start: number, end: number, text: string): Understood<Money, MoneyReason> {
  // 每人八千 is not yet the sum of all.
  if (PER_PERSON.test(text.slice(Math.max(0, start - 10), start))) {
    const people = readPeopleCount(text, false);
    if (!people.found || people.value.upTo !== null || people.value.count < 2) return missed('per-person');
    const { count, about } = people.value;
    const times = (yuan: number | null) => (yuan === null ? null : yuan * count);
    return found(
      {
        yuan: money.yuan * count,
        upTo: times(money.upTo),
        about: money.about || about,
        working: `${sayYuan(money.yuan)}元 × ${count} 人`,
      },
      start,
      end,
    );
  }
  if (money.yuan <= 0) return missed('none-owed');
  if (money.yuan > MOST || (money.upTo ?? 0) > MOST) return missed('too-large');
  return found(money, start, end);
}

/**
 * The sum owed in a normalised text. Said sums come first, those marked as owed before those marked as a total; a daily or
 * monthly rate with the time worked is multiplied. With `asked` false only what is plainly money is taken (one with a unit);
 * with `asked` true a bare number counts.
 */
export function readMoney(text: string, asked: boolean): Understood<Money, MoneyReason> {
  const sums = findSums(text).filter(
    (sum) => sum.marked || sum.role === 'owed' || sum.role === 'total' || sum.role.endsWith('rate') || asked,
  );
  const pick = (role: Role): Sum[] =>
    sums.filter((sum) => sum.role === role && (role === 'plain' || sum.marked || sum.yuan >= 100));
  const owed = pick('owed');
  const total = pick('total');
  const paid = pick('paid');
  const rated = fromRate(text, sums);
  const plain = pick('plain');
  const distinct = (list: Sum[]): boolean => new Set(list.map((sum) => sum.yuan)).size > 1;
  let chosen: Sum | undefined;
  if (owed.length > 0) {
    if (distinct(owed)) return missed('several');
    chosen = owed[0];
  } else if (total.length > 0) {
    if (distinct(total)) return missed('several');
    if (paid.length > 0) return lessPaid(total[0]!, `${sayYuan(total[0]!.yuan)}元`, paid) ?? missed('several');
    chosen = total[0];
  } else if (rated !== null) return owedAtRate(rated, paid);
  else if (plain.length > 0) {
    const marked = plain.filter((sum) => sum.marked);
    const candidates = marked.length > 0 ? marked : plain;
    if (distinct(candidates) || paid.length > 0) return missed('several');
    chosen = candidates[0];
  } else if (paid.length > 0) return missed('several');
  if (chosen === undefined) {
    if (/(?:好几|几|上|成)(?:十|百|千|万)|很多钱|好多钱|一大笔|不少钱/.test(text)) return missed('vague');
    if (asked && /^\d{9,}(?:元|块)?$/.test(text) && !/^1[3-9]\d{9}$/.test(text)) return missed('too-large');
    return missed(asked && /不欠|没欠|0元|零元/.test(text) ? 'none-owed' : 'absent');
  }
  if (!chosen.marked && chosen.yuan < 50) return missed(BARE.test(text) ? 'unit-missing' : 'absent');
  return bounded(
    { yuan: chosen.yuan, upTo: chosen.upTo, about: chosen.about, working: null },
    chosen.start,
    chosen.end,
    text,
  );
}

const WAGE = /(?:工资|薪水|到手|收入)(?:每个?月|一个?月|都|能|是|有|约|大概|差不多|到手|其实)*$/;
/** A basic wage is a part of what is earned. */
const BASIC = /(?:底薪|基本工资|保底|基本)(?:是|有|才|只有)*$/;
const LEAST_WAGE = 500;
const MOST_WAGE = 200_000;

/** What a normalised text says the worker earns a month, in yuan; null where it names no such sum, a range, or several. */
export function readMonthlyWage(text: string): number | null {
  const wages = findSums(text).filter(
    ({ role, start, yuan }) =>
      yuan >= LEAST_WAGE &&
      yuan <= MOST_WAGE &&
      !BASIC.test(text.slice(Math.max(0, start - 12), start)) &&
      (role === 'month-rate' || (role === 'plain' && WAGE.test(text.slice(Math.max(0, start - 12), start)))),
  );
  const [wage] = wages;
  return wage !== undefined && wages.length === 1 && wage.upTo === null ? wage.yuan : null;
}

/** The only sum that a normalised text names, in yuan, where it is not said to be owed, paid, fined or a rate; else null. */
export function readLoneSum(text: string): number | null {
  const sums = findSums(text).filter(({ yuan }) => yuan >= LEAST_WAGE);
  const [sum] = sums;
  if (sum === undefined || sums.length > 1 || sum.role !== 'plain' || sum.upTo !== null) return null;
  return /(?:赔|补|押金|扣|罚|借|交|花|费|垫|给)[^,。;]{0,4}$/.test(text.slice(0, sum.start)) ? null : sum.yuan;
}

/** The text without the sums in it that may be wages, for one that comes after. */
export function withoutWages(text: string): string {
  return findSums(text)
    .filter(({ role, yuan }) => yuan >= LEAST_WAGE && (role === 'month-rate' || role === 'plain'))
    .reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
}

function sayYuan(yuan: number): string {
  return `${yuan} `;
}

/** 12000 元; 约 10000 元; 约 7000 到 8000 元; 13500 元(300 元 × 45 天). */
export function sayMoney({ yuan, upTo, about, working }: Money): string {
  const sum = upTo === null ? `${yuan} 元` : `${yuan} 到 ${upTo} 元`;
  return `${about ? '约 ' : ''}${sum}${working === null ? '' : `（${working}）`}`;
}
