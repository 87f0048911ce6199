import { daysBetween } from '../../handoff/understand/calendar.ts';
import { findDurations, sayDuration } from '../../handoff/understand/duration.ts';
import { findMoments } from '../../handoff/understand/moment.ts';

/** How long somebody has worked somewhere. */
export interface Tenure {
  /** Whole months and halves. */
  months: number;
  /** Days beyond them. */
  days: number;
  /** 三年多: some time more than is said. */
  about: boolean;
}

/** What a length of time is of that isn't the time worked: arrears, an illness, a contract's term, a stretch until something. */
const OF_SOMETHING_ELSE =
  /(?:欠|拖|压|差|少|提前|没[发给结付]|扣|怀孕|怀|孕|产|住院|休|歇|病|走了|离开|离职|辞职|不干|停了|出来|往前|每个?月(?:干|上|做)?|一个月(?:干|上|做)|养伤|试用期?|还有|再过|(?<![没未不]|没有)签了?|合同(?:是|期限?|签了?|写的?)|过了)[^,。;]{0,6}$/;
const OF_SOMETHING_ELSE_AFTER =
  /^(?:的)?(?:工资|工钱|钱|薪|没[发给结付]|加班|身孕|前|后|内|以内|试用|的?合同(?![^,。;]{0,3}[没未])|的?病假|产假)/;
/** 快三年 is not yet three, and 还差三天 isn't either. */
const NOT_YET = /(?:快|将近|不到|不足|未满|没满|接近|差[^,。;]{0,4})(?:有|要|满)*$/;
const NOT_YET_AFTER = /^(?:还)?(?:差|不到|不足|缺)/;

/** How long the worker has worked there, where a normalised text names one such time and no more. */
export function readTenure(text: string, today: string): Tenure | null {
  const hits = findDurations(text).filter(
    ({ start, end }) =>
      !OF_SOMETHING_ELSE.test(text.slice(0, start)) &&
      !OF_SOMETHING_ELSE_AFTER.test(text.slice(end)) &&
      !isRate(text, start, end) &&
      !isBehindSum(text, start, end),
  );
  const lengths = hits.filter(({ value }) => value.months !== null);
  const [length] = lengths;
  if (length === undefined) return betweenDays(text, today);
  const { start, end, value } = length;
  const isNotYet =
    NOT_YET.test(text.slice(0, start + 1)) || NOT_YET.test(text.slice(0, start)) || NOT_YET_AFTER.test(text.slice(end));
  if (lengths.length > 1 || isNotYet) return null;
  // 三年零一天: what follows at once belongs to it.
  const rest = hits.find(
    (hit) => hit.value.days !== null && hit.start >= end && /^[零又加]?$/.test(text.slice(end, hit.start)),
  );
  return { months: value.months!, days: rest?.value.days ?? 0, about: value.about };
}

const DAYS_A_MONTH = 30.44;

/** 到 between the two days, or 入职 behind the one and 离职 behind the other. */
function isStretch(between: string, behind: string): boolean {
  if (/^(?:进厂|入职|开始|来的?|上班|,)*(?:一直)?(?:干|做)?(?:到|至|-|~)$/.test(between)) return true;
  return /^(?:进厂|入职|开始|来的?|上班|,)+$/.test(between) && /^(?:离职|离开|走|辞|被)/.test(behind);
}

/** 2022年8月到今年11月, 2020年3月入职，2026年11月离职. */
function betweenDays(text: string, today: string): Tenure | null {
  const moments = findMoments(text, today);
  const [from, to] = moments;
  if (!from?.result.found || !to?.result.found || moments.length > 2) return null;
  if (!isStretch(text.slice(from.end, to.start), text.slice(to.end))) return null;
  const days = daysBetween(from.result.value.from, to.result.value.from);
  return days < 1 ? null : { months: Math.floor(days / DAYS_A_MONTH), days: 0, about: true };
}

/** The 一个月 of 5000一个月. */
function isBehindSum(text: string, start: number, end: number): boolean {
  return /^(?:一|1|每)?个?月$/.test(text.slice(start, end)) && /(?:\d|[千百万]|元|块钱?)$/.test(text.slice(0, start));
}

/** The 一个月 of 一个月 5000, the 年 of 一年几天假, the 一天 of 一天两百. */
function isRate(text: string, start: number, end: number): boolean {
  return (
    /^1?一?个?[月年天日]$/.test(text.slice(start, end).replace(/^每/, '')) &&
    /^\s*(?:\d|[一二两三四五六七八九十]|几|多少|能|有|该|给|发|干|加|上班|工资)/.test(text.slice(end))
  );
}

/** With a space before it where it begins with a figure: 干了 5 年零 20 天. */
export function sayTenure({ months, days, about }: Tenure): string {
  const said = sayDuration({ months, days: null, about });
  return `${said}${days > 0 ? `零 ${days} 天` : ''}`.replace(/^(?=\d)/, ' ');
}
