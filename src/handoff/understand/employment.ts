import { addDays, addMonths } from './calendar.ts';
import { findDurations } from './duration.ts';
import { findMoments, type Moment } from './moment.ts';
import { found, missed, type Understood } from './understood.ts';
import { isAssent, readYesNo } from './yes-no.ts';

/** Still working for the one who owes, or left: it decides when the year for arbitration runs (arbitration law art. 27). */
export type EmploymentStatus = 'employed' | 'left' | 'unsure';

export interface Employment {
  status: EmploymentStatus;
  /** When the worker left, where that was said too. */
  leftOn: Moment | null;
}

export type EmploymentReason = 'impossible-date' | 'future';

const STILL =
  /还(?:在|搁)(?!等|要|找|欠|拖|家|老家|讨|催)(?:那里|那儿|这里|这儿|厂|公司|工地|单位|店|里|他|干|做|上班|这|那|呢|的)|(?:^|[,。;! ])(?:我)?还在(?:干|做|上班|的|呢|着)?(?:$|[,。;!])|在职|没走|没离职|没有离开|没离开|没辞|未离职|继续(?:在)?(?:干|上班)|现在(?:还|也)?(?:在干|在上班|干着|上着班)|仍在(?!欠|拖)|还(?:给他|替他|跟着他|在他那)?(?:干着|做着|上着班|上班呢)|还没走|目前在职|(?:干|做)到(?:现在|今天|如今)|又(?:回来|回去)(?:接着)?(?:干|做|上班)|(?:还|一直)?(?:搁|在)?(?:那|那儿|那里|这|这儿)?干着(?:呢|嘞|哩|咧|在)/;
const LEFT =
  /(?:离职|辞职|辞工|辞了|自离|走了(?!之|法)|走的|离开了?|不干了|不做了|没干了|没在(?:那|干|做)|不在(?:那|干|了|厂|公司|工地)|被(?:开除|辞退|炒|裁|赶)|开除了?我|辞退了?我|炒了?我|裁了|赶(?:我)?(?:走|出来)|干完了?|做完了?|完工|工程(?:完|结束)|活(?:儿)?(?:完了|干完)|结束了|合同到期|到期了|回(?:了)?(?:老)?家了?|回来了|退场|撤场|散伙|散了|不去了|走人|早走|早就走)/;
const NOT_LEFT =
  /(?:要|想|打算|准备|扬言|说)(?:把)?(?:我)?(?:给)?(?:辞退|开除|炒|裁|赶|辞)(?:了)?我?$|(?:没|没有|还没|未|不敢|不想|不能|想|打算|准备|要是|如果|老板|包工头|他|经理)(?:都|也|就|已经|现在|想)*(?:离职|辞职|走|走了|跑|离开|被?开除)$/;

/** Whether the worker left, and when, from a normalised text. With `asked` true 是, 没 and 还在 alone answer 还在那里干吗? */
export function readEmployment(text: string, today: string, asked: boolean): Understood<Employment, EmploymentReason> {
  const still = STILL.exec(text);
  const left = LEFT.exec(text);
  const denied =
    left !== null &&
    (NOT_YET.test(text.slice(0, left.index)) ||
      SUPPOSED.test(text.slice(left.index + left[0].length)) ||
      (left[0].startsWith('不在') &&
        /^(?:干活|上班)?[,，]?(?:我|是|就)*在/.test(text.slice(left.index + left[0].length))) ||
      NOT_LEFT.test(text.slice(0, left.index + left[0].length)) ||
      NOT_LEFT.test(text.slice(0, left.index) + left[0].replace(/了$|的$/, '')));
  if (left !== null && !denied && (still === null || left.index > still.index)) return leaving(text, today, left);
  if (still !== null) return found({ status: 'employed', leftOn: null }, still.index, still.index + still[0].length);
  if (asked && left !== null && denied && /没|未/.test(text))
    return found({ status: 'employed', leftOn: null }, 0, text.length);
  const until = /(?:干|做|上班|上)到(?!现在|今|目前)(?!手)/.exec(text);
  if (until !== null && findMoments(text.slice(until.index), today).length > 0)
    return leftOn(text, today, until.index, text.length);
  if (!asked) return missed('absent');
  // 可以, 同意 agree to something, and say nothing of a fact.
  if (isAssent(text)) return missed('absent');
  const answer = readYesNo(text);
  if (answer.found) {
    if (answer.value === 'unsure') return found({ status: 'unsure', leftOn: null }, 0, text.length);
    return found({ status: answer.value === 'yes' ? 'employed' : 'left', leftOn: null }, 0, text.length);
  }
  if (/^(?:还?在|在的|在呢|在干|在做|在上班|干着呢)[。!]?$/.test(text))
    return found({ status: 'employed', leftOn: null }, 0, text.length);
  // 从去年开始就没交过 is a date of something else.
  if (/(?:从|打|自).{1,10}(?:开始|起|就)|[没不未](?:有)?(?:交|给|发|签|付)/.test(text)) return missed('absent');
  const [dated, second] = findMoments(text, today);
  return dated === undefined || second !== undefined ? missed('absent') : leftOn(text, today, dated.start, dated.end);
}

/** 走了怕要不回来 and 走了就没了 tell what would be, not what is. */
const SUPPOSED = /^(?:的话|就|怕|更|以后怕|之后怕|才|要|得|需要|提前|怎么|咋|能|可以|算|有没有|会)/;
/** 那我不干了, 打算下个月不干了: it hasn't come to that. */
const NOT_YET = /(?:那我?(?:就|也|要)?|要是|如果|万一|打算|准备|想|下个?月|过(?:几|两)天|干脆|大不了)[^,。;!]{0,4}$/;

/** 走了,上个月走的: of several words of leaving, the first that is told with its date. */
function leaving(text: string, today: string, first: RegExpExecArray): Understood<Employment, EmploymentReason> {
  const told = leftOn(text, today, first.index, first.index + first[0].length);
  if (!told.found || told.value.leftOn !== null) return told;
  const start = first.index + first[0].length;
  const next = LEFT.exec(text.slice(start));
  if (next === null) return told;
  const again = leftOn(text, today, start + next.index, start + next.index + next[0].length);
  if (!again.found) return again.reason === 'absent' ? told : again;
  return again.value.leftOn === null ? told : again;
}

/** The clause the leaving is told in, with the one before it where that is nothing but a date: 上个月,不干了. */
function clauseAround(text: string, index: number): [from: number, to: number] {
  const before = text.slice(0, index).split(/[,。;!]/);
  const own = index - before.at(-1)!.length;
  const previous = before.at(-2);
  const from =
    previous !== undefined && previous.length <= 10 && !/欠|拖|工资|给|发|干|进|到|至/.test(previous)
      ? own - previous.length - 1
      : own;
  const stop = text.slice(index).search(/[,。;!]/);
  if (stop < 0) return [from, text.length];
  // 走了,去年12月: a clause behind that is nothing but a date belongs to it.
  const next = /^[,。;!]([^,。;!]{1,10})/.exec(text.slice(index + stop))?.[1] ?? '';
  const dated = /^[^欠拖工资给发干进到至]*[年月号日天前底初]$/.test(next);
  return [from, index + stop + (dated ? next.length + 1 : 0)];
}

/** 扣我十天工钱: days of pay are none since then. */
const OF_PAY = /扣|欠|押|压|差|少发|工钱|工资|的钱/;

function leftOn(text: string, today: string, start: number, end: number): Understood<Employment, EmploymentReason> {
  const [from, to] = clauseAround(text, start);
  const moments = findMoments(text, today).filter((moment) => moment.start >= from && moment.end <= to);
  const nearest = [...moments].sort((one, other) => Math.abs(one.start - start) - Math.abs(other.start - start))[0];
  // In 从三月干到八月走的 the leaving is the later one.
  const hit = /(?:从|打|自)/.test(text) ? (moments.at(-1) ?? nearest) : nearest;
  if (hit !== undefined) {
    if (!hit.result.found) return missed(hit.result.reason as EmploymentReason);
    return found({ status: 'left', leftOn: hit.result.value }, Math.min(start, hit.start), Math.max(end, hit.end));
  }
  const since = findDurations(text).find(
    (duration) =>
      (duration.start >= end || /(?:有|都|已经?|快)$/.test(text.slice(0, duration.start))) &&
      !OF_PAY.test(text.slice(Math.max(0, duration.start - 3), duration.end + 3)),
  );
  if (since === undefined || /(?:干|做)了?$/.test(text.slice(0, since.start)))
    return found({ status: 'left', leftOn: null }, start, end);
  const { months, days } = since.value;
  const date =
    months === null
      ? addDays(today, -(days ?? 0))
      : addDays(addMonths(today, -Math.floor(months)), months % 1 === 0 ? 0 : -15);
  return found(
    { status: 'left', leftOn: { from: date, to: date, about: true } },
    Math.min(start, since.start),
    Math.max(end, since.end),
  );
}
