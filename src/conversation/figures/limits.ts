import { type DeadlineFacts, deadlines } from '../../handoff/deadlines.ts';
import { addDays, addMonths } from '../../handoff/understand/calendar.ts';
import { findDurations } from '../../handoff/understand/duration.ts';
import { readEmployment } from '../../handoff/understand/employment.ts';
import { findMoments, type Moment } from '../../handoff/understand/moment.ts';
import type { Given, Reckoned } from './reckoning.ts';

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

const HURT = /伤|摔|砸|断|轧|压|骨折|烫|切/;
const REPORTED = /(?<!没|没有|不|未)(?:申请|报|认定)(?:了|过)/;

/** Work-injury regulation art. 17, where the message tells the day of the injury and nothing of a report. */
export function injuryLimit({ text, today }: Given): Reckoned | null {
  if (!HURT.test(text) || REPORTED.test(text)) return null;
  const day = dayOfInjury(text, today);
  if (day === null) return null;
  const injuredOn = widened(day, text);
  return limitOf('work-injury', { ...NOTHING_KNOWN, claims: ['injury'], injuredOn: rough(injuredOn) }, today);
}

/** The one day that is told; or how long ago it was: 受伤13个月了. */
function dayOfInjury(text: string, today: string): Moment | null {
  const days = findMoments(text, today).flatMap(({ result }) => (result.found ? [result.value] : []));
  if (days.length > 0) return days.length === 1 ? days[0]! : null;
  const since = findDurations(text).filter(
    ({ start, end }) =>
      /(?:伤|摔|砸|断|出事)(?:了|都|已经?|到现在|有)*$/.test(text.slice(0, start)) &&
      /^(?:了|没|,|$)/.test(text.slice(end)),
  );
  const [length] = since;
  if (since.length !== 1 || length === undefined) return null;
  const { months, days: count } = length.value;
  const date = months === null ? addDays(today, -(count ?? 0)) : addMonths(today, -Math.floor(months));
  return { from: date, to: date, about: true };
}

/** Arbitration law art. 27, where the message tells when the worker left. */
export function arbitrationLimit({ text, today }: Given): Reckoned | null {
  const employment = readEmployment(text, today, false);
  if (!employment.found || employment.value.status !== 'left' || employment.value.leftOn === null) return null;
  const leftOn = rough(widened(employment.value.leftOn, text));
  return limitOf('arbitration', { ...NOTHING_KNOWN, claims: ['other'], employment: 'left', leftOn }, today);
}

/** 走了一年多: a year is over, by how much nobody said. */
const MORE_THAN = /年多|年(?:零|又)?(?:几|好几)(?:天|个月)|年出头|超过[一二两三\d]年/;
/** 快一年了: it isn't over yet. */
const NEARLY = /(?:快|将近|接近|不到|差不多|马上)(?:要|就|有|满)*(?:[一二两三四五\d])年/;

function widened(moment: Moment, text: string): Moment {
  if (MORE_THAN.test(text)) return { from: addDays(moment.from, -1), to: addDays(moment.to, -1), about: true };
  if (NEARLY.test(text)) return { from: addDays(moment.from, 1), to: addDays(moment.to, 45), about: true };
  return moment;
}

/** 去年8月 is some day of it: no single one may be told as if it had been said. */
function rough(moment: Moment): Moment {
  return { ...moment, about: moment.about || moment.from !== moment.to };
}

function limitOf(kind: 'work-injury' | 'arbitration', facts: DeadlineFacts, today: string): Reckoned | null {
  const limit = deadlines(facts, today).find((each) => each.kind === kind);
  return limit?.due ? { text: limit.text, urgent: limit.urgent || limit.daysLeft! < 0 } : null;
}
