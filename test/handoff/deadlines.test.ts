import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DeadlineFacts, deadlines, ticketDeadline } from '../../src/handoff/deadlines.ts';
import { addDays, addYears, daysBetween, isIsoDate } from '../../src/handoff/understand/calendar.ts';
import type { Moment } from '../../src/handoff/understand/moment.ts';

const today = '2026-11-22';
const day = (date: string, to = date, about = false): Moment => ({ from: date, to, about });
const facts = (more: Partial<DeadlineFacts> = {}): DeadlineFacts => ({
  claims: ['wages'],
  employment: 'left',
  leftOn: day('2026-01-15'),
  arrearsEnd: day('2026-01-15'),
  arrearsOngoing: false,
  interruptions: [],
  begun: [],
  injuredOn: null,
  injuryReported: false,
  ...more,
});
const of = (kind: string, more: Partial<DeadlineFacts>, now = today) =>
  deadlines(facts(more), now).find((deadline) => deadline.kind === kind);

describe('arbitration: one year (arbitration law art. 27)', () => {
  it('runs from the leaving', () => {
    expect(of('arbitration', {})).toMatchObject({
      due: '2027-01-15',
      daysLeft: 54,
      article: 'arbitration-law/27',
      from: '2026-01-15',
      urgent: false,
    });
  });

  it('does not run for wages while employed', () => {
    expect(of('arbitration', { employment: 'employed', leftOn: null })).toMatchObject({
      due: null,
      daysLeft: null,
      from: null,
      urgent: false,
    });
  });

  it('runs for other claims even so, and asks for the day', () => {
    const told = of('arbitration', { claims: ['other'], employment: 'employed', leftOn: null });
    expect(told).toMatchObject({ due: null });
    expect(told?.text).toContain('哪天');
  });

  it('asks for the leaving day where it is unknown', () => {
    expect(of('arbitration', { leftOn: null })?.text).toContain('哪天离开');
  });

  it('starts anew with each demand, complaint or promise made in time', () => {
    const interruptions = [day('2026-03-01'), day('2025-09-10')];
    expect(of('arbitration', { leftOn: day('2025-01-10'), interruptions })).toMatchObject({
      due: '2027-03-01',
      from: '2026-03-01',
    });
  });

  it('does not start anew once it has run out', () => {
    expect(of('arbitration', { leftOn: day('2024-01-10'), interruptions: [day('2025-06-01')] })).toMatchObject({
      due: '2025-01-10',
      urgent: false,
    });
  });

  it('is urgent under 30 days, the last day included', () => {
    expect(of('arbitration', { leftOn: day('2025-12-22') })).toMatchObject({ daysLeft: 30, urgent: false });
    expect(of('arbitration', { leftOn: day('2025-12-21') })).toMatchObject({ daysLeft: 29, urgent: true });
    expect(of('arbitration', { leftOn: day('2025-11-22') })).toMatchObject({ daysLeft: 0, urgent: true });
    expect(of('arbitration', { leftOn: day('2025-11-21') })).toMatchObject({ daysLeft: -1, urgent: false });
  });

  it('says past ones kindly, with what can still help', () => {
    expect(of('arbitration', { leftOn: day('2025-01-01') })?.text).toContain('重新算');
  });

  it('counts a rough day from the earliest, and says when it may not be over yet', () => {
    const told = of('arbitration', { leftOn: day('2025-11-01', '2025-11-30', true) });
    expect(told).toMatchObject({ due: '2026-11-01', daysLeft: -21, urgent: true });
    expect(told?.text).toContain('也可能还没到');
  });

  it('ends on 28 February for a leap day', () => {
    expect(of('arbitration', { leftOn: day('2024-02-29') }, '2024-06-01')).toMatchObject({ due: '2025-02-28' });
  });

  it('is over as a question once arbitration or a suit has begun', () => {
    expect(of('arbitration', { begun: ['arbitration'] })).toMatchObject({ due: null, urgent: false });
    expect(of('arbitration', { begun: ['court'] })).toMatchObject({ due: null });
  });
});

describe('inspection: two years from the end of the breach (inspection regulation art. 20)', () => {
  it('runs from the end of the arrears', () => {
    expect(of('inspection', { arrearsEnd: day('2026-08-01', '2026-08-31') })).toMatchObject({
      due: '2028-08-31',
      article: 'inspection-regulation/20',
    });
  });
  it('does not run while wages are still withheld', () =>
    expect(of('inspection', { arrearsOngoing: true })).toMatchObject({ due: null }));
  it('sends a pending case to its own road', () =>
    expect(of('inspection', { begun: ['court'] })).toMatchObject({ article: 'inspection-regulation/21', due: null }));
  it('asks for the month where it is unknown', () =>
    expect(of('inspection', { arrearsEnd: null })?.text).toContain('哪个月'));
});

describe('work injury (insurance regulation art. 17)', () => {
  const injury = (more: Partial<DeadlineFacts>) => ({ claims: ['injury'] as const, ...more });
  it('gives the employer 30 days and the worker one year', () => {
    const more = injury({ injuredOn: day('2026-11-10') });
    expect(of('work-injury-employer', more)).toMatchObject({ due: '2026-12-10', urgent: false });
    expect(of('work-injury', more)).toMatchObject({ due: '2027-11-10', article: 'injury-insurance-regulation/17' });
  });
  it('is urgent near the end of the year', () =>
    expect(of('work-injury', injury({ injuredOn: day('2025-12-01') }))).toMatchObject({ daysLeft: 9, urgent: true }));
  it('asks for the day', () => expect(of('work-injury', injury({}))?.text).toContain('哪天受的伤'));
  it('ends with the application', () =>
    expect(of('work-injury', injury({ injuredOn: day('2025-12-01'), injuryReported: true }))).toMatchObject({
      due: null,
    }));
});

it('gives the ticket the article by name', () => {
  expect(ticketDeadline(of('arbitration', {})!)).toMatchObject({
    article: '劳动争议调解仲裁法第二十七条',
    due: '2027-01-15',
  });
});

describe('for all dates', () => {
  const dates = fc.integer({ min: 0, max: 5000 }).map((offset) => addDays('2020-01-01', offset));
  const moments = fc
    .tuple(dates, fc.integer({ min: 0, max: 400 }), fc.boolean())
    .map(([from, length, about]) => day(from, addDays(from, length), about));
  const anyFacts = fc.record({
    claims: fc.subarray(['wages', 'injury', 'other'] as const),
    employment: fc.constantFrom('employed', 'left', 'unsure', null),
    leftOn: fc.option(moments),
    arrearsEnd: fc.option(moments),
    arrearsOngoing: fc.boolean(),
    interruptions: fc.array(moments, { maxLength: 5 }),
    begun: fc.subarray(['arbitration', 'court', 'inspection', 'petition'] as const),
    injuredOn: fc.option(moments),
    injuryReported: fc.boolean(),
  });

  it('gives days that exist, counted rightly, the soonest first, and words for each', () => {
    fc.assert(
      fc.property(anyFacts, dates, (any, now) => {
        const list = deadlines(any, now);
        for (const deadline of list) {
          expect(deadline.text.length).toBeGreaterThan(10);
          expect(deadline.due === null).toBe(deadline.daysLeft === null);
          if (deadline.due === null) continue;
          expect(isIsoDate(deadline.due)).toBe(true);
          expect(daysBetween(now, deadline.due)).toBe(deadline.daysLeft);
          if (deadline.daysLeft! >= 30) expect(deadline.urgent).toBe(false);
        }
        const due = list.flatMap((deadline) => deadline.due ?? []);
        expect([...due].sort()).toEqual(due);
      }),
    );
  });

  it('an interruption in time never brings the arbitration day nearer', () => {
    fc.assert(
      fc.property(dates, dates, (leftOn, demanded) => {
        const plain = of('arbitration', { leftOn: day(leftOn) })!.due!;
        const later = of('arbitration', { leftOn: day(leftOn), interruptions: [day(demanded)] })!.due!;
        expect(later >= plain).toBe(true);
        if (demanded > leftOn && demanded <= addYears(leftOn, 1)) expect(later).toBe(addYears(demanded, 1));
        else expect(later).toBe(plain);
      }),
    );
  });
});
