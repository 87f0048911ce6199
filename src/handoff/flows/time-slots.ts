import { addDays, addMonths } from '../understand/calendar.ts';
import { splitClauses } from '../understand/clauses.ts';
import { findDurations } from '../understand/duration.ts';
import { readEmployment } from '../understand/employment.ts';
import { findMoments, type Moment } from '../understand/moment.ts';
import { type Period, readPeriod, sayMoment, sayPeriod } from '../understand/period.ts';
import { found, missed, type Understood } from '../understand/understood.ts';
import type { Reading, Slot } from './slot.ts';

export const ARREARS =
  /欠|拖|没有?(?:给|发|结|付|拿|开(?:支|工资|钱))|不(?:给|发|结|付)|未(?:付|发|结)|压(?:着|了)|克扣|一分(?:钱)?(?:都|也)?没|差我|赖账/;
const RATE_UNIT =
  /(?:一天|每天|一日|一个月|每个月|每月)(?=[^,。]{0,4}(?:\d|[一二两三四五六七八九]百|[一二两三四五六七八九]千|万))|(?<=[\d百千万块元])(?:一天|一个月)/g;
const PROMISE = /答应|承诺|说好|保证|许诺|说(?:是|过|的)?[^,。没不]{0,8}(?:给|发|结)/;
const MONTH_ALONE = /^\s*(?:都?是|就是)?[^,。]{1,14}的(?:工资|工钱|钱|活)?[,。;!\s]*$/;
const OTHER_EVENT = /走的?|离职|辞|受伤|摔|砸|伤了|进厂|入职|来的|开始干|开始上班/;
const DATE_RETRY: Record<string, string> = {
  'impossible-date': '这个日子日历上没有。请再看看是哪年哪月哪日。',
  future: '这个日子还没到。请再看看是哪年哪月。',
  order: '开始的日子比结束的还晚。请再说一遍从什么时候到什么时候。',
};

/** The time wages are owed for, where nobody asked: only beside words of arrears, so that 干了三年 is not taken for it. */
function spotPeriod(text: string, today: string): Understood<Period> {
  const clauses = splitClauses(text);
  let offset = 0;
  for (const [index, clause] of clauses.entries()) {
    const start = text.indexOf(clause.text, offset);
    offset = start + clause.text.length;
    const cue = ARREARS.exec(clause.text);
    const next = clauses[index + 1]?.text ?? '';
    if (PROMISE.test(clause.text)) continue;
    const after = cue === null ? missed('absent') : readPeriod(clause.text.slice(cue.index), today);
    const reading: Understood<Period> = after.found ? after : readPeriod(clause.text, today);
    if (!reading.found) continue;
    const range =
      reading.value.ongoing ||
      (reading.value.start !== null &&
        reading.value.end !== null &&
        reading.value.start.from !== reading.value.end.from);
    // 欠我八千,上个月的: the time alone, said after the arrears.
    const rest = index > 0 && ARREARS.test(clauses[index - 1]!.text) && MONTH_ALONE.test(clause.text);
    if (
      cue === null &&
      !rest &&
      !(range && (ARREARS.test(next) || (ARREARS.test(text) && !/干|做|上班|打工/.test(clause.text))))
    )
      continue;
    if (!range && OTHER_EVENT.test(clause.text) && reading.value.start !== null) continue;
    return found(reading.value, start, offset);
  }
  return missed('absent');
}

/** 一万二,去年5月到8月: a stretch of time told beside the sum that was asked for. */
function rangeBeside(text: string, today: string): Understood<Period> {
  for (const clause of splitClauses(text)) {
    if (OTHER_EVENT.test(clause.text) || PROMISE.test(clause.text)) continue;
    const reading = readPeriod(clause.text, today);
    if (reading.found && reading.value.start !== null && (reading.value.end !== null || reading.value.ongoing)) {
      const start = text.indexOf(clause.text);
      return found(reading.value, start, start + clause.text.length);
    }
  }
  return missed('absent');
}

export const period: Slot<'period'> = {
  name: 'period',
  label: '欠薪起止时间',
  called: /时间|时段|月份|起止|几个月|日期/,
  ask: () => ({
    text: '是从什么时候到什么时候的工钱？比如「5月到8月」「去年腊月到现在」「三个月」。',
    suggestions: ['最近三个月', '今年都没给', '记不清'],
  }),
  read: ({ text, asked, asking, today }) => {
    if (!asked) {
      const spotted = spotPeriod(text, today);
      return spotted.found || !asking.includes('amount') ? spotted : rangeBeside(text, today);
    }
    if (/今年(?:一直|都|全)|全年/.test(text)) {
      const from = `${today.slice(0, 4)}-01-01`;
      return found(
        {
          start: { from, to: from.replace('-01-01', '-01-31'), about: true },
          end: { from: today, to: today, about: false },
          ongoing: true,
          months: null,
          days: null,
          about: true,
        },
        0,
        text.length,
      );
    }
    // 一天300 and 5000一个月 are rates, not the time.
    return readPeriod(
      text.replace(RATE_UNIT, (unit) => '·'.repeat(unit.length)),
      today,
    );
  },
  say: sayPeriod,
  retry: (reason) => DATE_RETRY[reason] ?? '说个大概就行：从几月到几月，或者一共几个月。记不清就说「跳过」。',
};

/** The first point in time a clause with the given cue names, past and existing. */
function momentBeside(text: string, cue: RegExp, today: string): Understood<Moment> {
  for (const clause of splitClauses(text)) {
    if (!cue.test(clause.text) || PROMISE.test(clause.text)) continue;
    const hit = findMoments(clause.text, today).find((candidate) => candidate.result.found);
    if (hit?.result.found) return found(hit.result.value, hit.start, hit.end);
  }
  return missed('absent');
}

/** A point in time as an answer: a date, or how long ago (三个月了, 半年前). */
function momentAsked(text: string, today: string): Understood<Moment> {
  const hit = findMoments(text, today)[0];
  if (hit !== undefined) return hit.result.found ? found(hit.result.value, hit.start, hit.end) : hit.result;
  if (/前几天|这几天|最近|前些天|前阵|刚/.test(text)) {
    const from = addDays(today, -7);
    return found({ from, to: today, about: true }, 0, text.length);
  }
  const length = findDurations(text)[0];
  if (length === undefined) return missed('absent');
  const { months, days } = length.value;
  const date = months === null ? addDays(today, -(days ?? 0)) : addMonths(today, -Math.floor(months));
  return found({ from: date, to: date, about: true }, length.start, length.end);
}

export const employment: Slot<'employment'> = {
  name: 'employment',
  label: '是否还在职',
  called: /在职|离职|还在不在|走没走/,
  ask: () => ({
    text: '您现在还在那里干吗？走了的话，大概什么时候走的？',
    suggestions: ['还在干', '上个月走的', '走了半年了'],
  }),
  read: (reading: Reading) => {
    const told = readEmployment(reading.text, reading.today, reading.asked);
    return told.found ? { ...told, value: told.value.status } : told;
  },
  say: (value) => (value === 'employed' ? '还在那里干' : value === 'left' ? '已经不在那里干了' : '说不清'),
  retry: (reason) => DATE_RETRY[reason] ?? '还在那里干就说「还在」，不干了就说「走了」，加上大概哪个月走的。',
};

export const leftOn: Slot<'leftOn'> = {
  name: 'leftOn',
  label: '离开时间',
  called: /离开|离职时间|走的时间|什么时候走/,
  ask: () => ({ text: '大概是哪个月离开的？申请仲裁的期限从那天算。', suggestions: ['上个月', '半年前', '记不清'] }),
  read: ({ text, asked, asking, today }) => {
    const told = readEmployment(text, today, asking.includes('employment'));
    if (told.found && told.value.leftOn !== null) return { ...told, value: told.value.leftOn };
    return asked ? momentAsked(text, today) : missed('absent');
  },
  say: sayMoment,
  retry: (reason) => DATE_RETRY[reason] ?? '说个大概就行，比如「去年8月」「三个月前」。记不清就说「跳过」。',
};

const OWED_FOR = /(?:工资|工钱|钱)(?:都|还|也|一直)*(?:没|不|欠|拖)/;
const DEMAND = /要过|要了|去要|催|讨|问过|找过|找他|打过电话|投诉|劳动局|人社|监察|仲裁|(?:打|写)(?:了|过)?欠条/;

export const lastDemand: Slot<'lastDemand'> = {
  name: 'lastDemand',
  label: '最近一次要钱或投诉',
  called: /要钱的时间|最近一次/,
  ask: () => ({
    text: '离开以后，最近一次向老板要钱、去部门投诉，或者老板答应给钱，是什么时候？一年期限会从那天重新算。',
    suggestions: ['上个月', '前几天', '没要过'],
  }),
  read: ({ text, asked, today }) => {
    // 去年十二月到今年三月的工资没给 is what is owed.
    if (asked && OWED_FOR.test(text)) return missed('absent');
    return asked ? momentAsked(text, today) : momentBeside(text, DEMAND, today);
  },
  say: sayMoment,
  retry: (reason) => DATE_RETRY[reason] ?? '说个大概就行，比如「上个月」「今年3月」。没要过就说「跳过」。',
};

const INJURY = /受(?:了)?伤|摔|砸|压(?:伤|断)|割|断了|骨折|轧|烫|烧伤|触电|诊断|确诊|工伤/;

export const injuredOn: Slot<'injuredOn'> = {
  name: 'injuredOn',
  label: '受伤或确诊日期',
  called: /受伤|确诊|出事/,
  ask: () => ({ text: '哪天受的伤？职业病就说哪天确诊的。', suggestions: ['上个月', '记不清'] }),
  read: ({ text, asked, today }) => (asked ? momentAsked(text, today) : momentBeside(text, INJURY, today)),
  say: sayMoment,
  retry: (reason) => DATE_RETRY[reason] ?? '说个大概就行，比如「今年3月」「上个月十五」。记不清就说「跳过」。',
};
