import { articleLabel } from './flows/laws.ts';
import type { TicketDeadline } from './ticket-draft.ts';
import { addDays, addYears, daysBetween, sayDate } from './understand/calendar.ts';
import type { EmploymentStatus } from './understand/employment.ts';
import type { Moment } from './understand/moment.ts';
import type { Proceeding } from './understand/proceedings.ts';

export type DeadlineKind = 'arbitration' | 'inspection' | 'work-injury-employer' | 'work-injury';

export interface Deadline {
  kind: DeadlineKind;
  /** The last day, as an ISO date; null where nothing runs or a date is missing (then `text` says what is needed). */
  due: string | null;
  /** Days from today to the last day; negative once it is past; null with `due`. */
  daysLeft: number | null;
  /** `<law-id>/<article>`, such as `arbitration-law/27`. */
  article: string;
  /** The ISO date it was worked out from, or null. */
  from: string | null;
  /** For the worker, in plain words. */
  text: string;
  /** Fewer than 30 days left for something the worker must do. */
  urgent: boolean;
}

export interface DeadlineFacts {
  claims: readonly ('wages' | 'injury' | 'other')[];
  employment: EmploymentStatus | null;
  leftOn: Moment | null;
  /** The end of the time wages are owed for; null where unknown. */
  arrearsEnd: Moment | null;
  /** True where wages are still not being paid today. */
  arrearsOngoing: boolean;
  /** Days on which pay was demanded, an authority was asked for help, or the other side promised to pay. */
  interruptions: readonly Moment[];
  /** What has been begun already. */
  begun: readonly Proceeding[];
  injuredOn: Moment | null;
  /** True where an application to recognise the injury has been made. */
  injuryReported: boolean;
}

const URGENT_DAYS = 30;

interface Reckoning {
  from: string;
  due: string;
  daysLeft: number;
  /** The last day if the latest of the days meant is the true one; later than `due` where the day was told roughly. */
  latestDue: string;
}

/** Reckoned from the earliest day meant: the day itself does not count, the last day is its namesake (Civil Code art. 201, 202). */
function reckon(moment: Moment, due: (from: string) => string, today: string): Reckoning {
  const last = due(moment.from);
  return { from: moment.from, due: last, daysLeft: daysBetween(today, last), latestDue: due(moment.to) };
}

function left(daysLeft: number): string {
  return daysLeft === 0 ? '就是今天' : `还有 ${daysLeft} 天`;
}

function dated(kind: DeadlineKind, article: string, reckoned: Reckoning, text: string, mine = true): Deadline {
  const { from, due, daysLeft, latestDue } = reckoned;
  const open = latestDue >= addDays(due, daysLeft < 0 ? -daysLeft : 0);
  return { kind, due, daysLeft, article, from, text, urgent: mine && open && daysLeft < URGENT_DAYS };
}

function undated(kind: DeadlineKind, article: string, text: string): Deadline {
  return { kind, due: null, daysLeft: null, article, from: null, text, urgent: false };
}

const ARBITRATION = 'arbitration-law/27';
const INSPECTION = 'inspection-regulation/20';
const REDIRECTED = 'inspection-regulation/21';
const INJURY = 'injury-insurance-regulation/17';

/** Each demand, complaint or promise made while the year still ran starts it anew; one made after it had run out does not. */
function startOfYear(facts: DeadlineFacts, start: Moment): { start: Moment; restarted: boolean } {
  let current = start;
  for (const next of [...facts.interruptions].sort((one, other) => one.from.localeCompare(other.from))) {
    if (next.from > current.from && next.from <= addYears(current.to, 1)) current = next;
  }
  return { start: current, restarted: current !== start };
}

/** Arbitration law art. 27: one year, begun anew by an interruption; not running for wages while still employed. */
function arbitration(facts: DeadlineFacts, today: string): Deadline {
  if (facts.begun.includes('arbitration') || facts.begun.includes('court')) {
    return undated('arbitration', ARBITRATION, '已经申请仲裁或者起诉了，按那边的通知办，申请仲裁的一年期限不用再算。');
  }
  const wages = facts.claims.includes('wages');
  if (facts.employment === 'employed' && wages) {
    return undated(
      'arbitration',
      ARBITRATION,
      '您还在那里干活，要工资申请仲裁不受一年期限的限制。以后离开了，要在离开后一年内申请。',
    );
  }
  if (facts.leftOn === null) {
    const text = wages
      ? '不在那里干了的，申请劳动仲裁要在离开后一年内。您告诉我哪天离开的，我给您算最晚到哪天。'
      : '申请劳动仲裁，一般要在知道自己吃亏那天起一年内。您告诉我是哪天，我给您算最晚到哪天。';
    return undated('arbitration', ARBITRATION, text);
  }
  const { start, restarted } = startOfYear(facts, facts.leftOn);
  const reckoned = reckon(start, (from) => addYears(from, 1), today);
  const rough = start.about ? '约 ' : '';
  const origin = restarted
    ? `从您最近一次要钱或投诉（${rough}${sayDate(reckoned.from)}）重新算`
    : `从您离开（${rough}${sayDate(reckoned.from)}）算`;
  if (reckoned.daysLeft >= 0) {
    return dated(
      'arbitration',
      ARBITRATION,
      reckoned,
      `申请劳动仲裁${start.about ? '约' : ''}最晚 ${sayDate(reckoned.due)}，${left(reckoned.daysLeft)}。${origin}，一年内要申请。`,
    );
  }
  if (reckoned.latestDue >= today) {
    return dated(
      'arbitration',
      ARBITRATION,
      reckoned,
      `申请劳动仲裁的一年期限可能已经到了，也可能还没到：要看具体哪天离开，最早 ${sayDate(reckoned.due)}，最晚 ${sayDate(reckoned.latestDue)}。请尽快去申请。`,
    );
  }
  const again = '不过，一年之内您要过钱、投诉过，或者老板答应过给，都从那天起重新算一年。有这样的事，告诉我是哪天。';
  return dated(
    'arbitration',
    ARBITRATION,
    reckoned,
    `${origin}，申请劳动仲裁的一年期限，${sayDate(reckoned.due)} 已经满了。${again}`,
  );
}

/** Inspection regulation art. 20: two years, from the end of a breach that goes on. Art. 21: none where a case is pending. */
function inspection(facts: DeadlineFacts, today: string): Deadline {
  if (facts.begun.includes('arbitration') || facts.begun.includes('court')) {
    return undated('inspection', REDIRECTED, '已经申请仲裁或者起诉的，劳动监察会叫您按那边的程序办。');
  }
  if (facts.begun.includes('inspection')) {
    return undated('inspection', INSPECTION, '您已经向人社部门反映过。两年内投诉过的，不受劳动监察两年期限的影响。');
  }
  if (facts.arrearsOngoing) {
    return undated('inspection', INSPECTION, '现在还在拖欠的，劳动监察的两年期限要等拖欠结束才开始算。');
  }
  const end = facts.arrearsEnd;
  if (end === null) {
    return undated('inspection', INSPECTION, '向劳动监察投诉一般要在两年内。您告诉我欠到哪个月，我给您算最晚到哪天。');
  }
  const moment = end.about ? end : { ...end, from: end.to };
  const reckoned = reckon(moment, (from) => addYears(from, 2), today);
  const rough = end.about ? '约 ' : '';
  if (reckoned.daysLeft >= 0) {
    return dated(
      'inspection',
      INSPECTION,
      reckoned,
      `向劳动监察投诉最晚 ${rough}${sayDate(reckoned.due)}，${left(reckoned.daysLeft)}。从欠薪到 ${rough}${sayDate(reckoned.from)} 为止算，两年内要投诉。`,
    );
  }
  if (reckoned.latestDue >= today) {
    return dated(
      'inspection',
      INSPECTION,
      reckoned,
      `劳动监察的两年期限可能已经到了，也可能还没到：最早 ${sayDate(reckoned.due)}，最晚 ${sayDate(reckoned.latestDue)}。请尽快投诉。`,
    );
  }
  return dated(
    'inspection',
    INSPECTION,
    reckoned,
    `从欠薪到 ${rough}${sayDate(reckoned.from)} 为止算，劳动监察的两年期限，${sayDate(reckoned.due)} 已经满了，可能不再查。还在拖欠的话请告诉我。`,
  );
}

/** Work-injury regulation art. 17: the employer within 30 days, the worker, family or union within one year. */
function injury(facts: DeadlineFacts, today: string): Deadline[] {
  if (facts.injuryReported) return [undated('work-injury', INJURY, '工伤认定已经申请了，申请的期限不用再算。')];
  if (facts.injuredOn === null) {
    return [
      undated(
        'work-injury',
        INJURY,
        '工伤认定，单位要在受伤后 30 天内申请，单位不申请的您自己在 1 年内申请。您告诉我哪天受的伤，我给您算最晚到哪天。',
      ),
    ];
  }
  const employer = reckon(facts.injuredOn, (from) => addDays(from, 30), today);
  const worker = reckon(facts.injuredOn, (from) => addYears(from, 1), today);
  const rough = facts.injuredOn.about ? '约 ' : '';
  const origin = `从 ${rough}${sayDate(worker.from)} 受伤算`;
  const employerText =
    employer.daysLeft >= 0
      ? `单位要在 ${rough}${sayDate(employer.due)} 之前替您申请工伤认定（30 天内）。`
      : `单位的 30 天，${rough}${sayDate(employer.due)} 已经满了。单位没申请的，您、家里人或者工会可以自己去申请。`;
  const workerText =
    worker.daysLeft >= 0
      ? `您自己（或家里人、工会）申请工伤认定最晚 ${rough}${sayDate(worker.due)}，${left(worker.daysLeft)}。${origin}，1 年内。`
      : worker.latestDue >= today
        ? `自己申请工伤认定的 1 年可能已经到了，也可能还没到：最早 ${sayDate(worker.due)}，最晚 ${sayDate(worker.latestDue)}。请尽快去申请。`
        : `${origin}，自己申请工伤认定的 1 年，${sayDate(worker.due)} 已经满了。先打 12348 问律师还有没有别的办法。`;
  return [
    dated('work-injury-employer', INJURY, employer, employerText, false),
    dated('work-injury', INJURY, worker, workerText),
  ];
}

/**
 * What runs out, and when: the soonest first, those with no date last. A rough date counts from the earliest day it can mean,
 * so that nobody comes too late. Holidays at the end of a time limit, which would only lengthen it, are left out.
 * @param today ISO date in Asia/Shanghai.
 */
export function deadlines(facts: DeadlineFacts, today: string): Deadline[] {
  const list: Deadline[] = [];
  if (facts.claims.includes('wages') || facts.claims.includes('other')) list.push(arbitration(facts, today));
  if (facts.claims.includes('wages')) list.push(inspection(facts, today));
  if (facts.claims.includes('injury')) list.push(...injury(facts, today));
  return list.sort((one, other) => (one.due ?? '9999').localeCompare(other.due ?? '9999'));
}

/** The deadline as a ticket carries it: the article by its name. */
export function ticketDeadline({ kind, due, article, text, urgent, from }: Deadline): TicketDeadline {
  return { kind, due, article: articleLabel(article), text, urgent, from };
}
