import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advanceFlow, type FlowEvent, startFlow } from '../../src/handoff/flow.ts';
import { caseDeadlines } from '../../src/handoff/flows/case-deadlines.ts';
import { type FlowState, flowStateSchema, freshState, reviveFlowState } from '../../src/handoff/flows/state.ts';
import { ticketDraftSchema } from '../../src/handoff/ticket-body.ts';
import { findMoments } from '../../src/handoff/understand/moment.ts';
import { readMoney } from '../../src/handoff/understand/money.ts';
import { normalise } from '../../src/handoff/understand/normalise.ts';
import { context, draftIn, textOf } from './flow-talk.ts';

/** What each sentence says, and nothing else: told at any time, in any order, it must end in these slots. */
const FACTS: [text: string, values: Record<string, unknown>][] = [
  ['我在工地上干活', { workKind: 'construction' }],
  ['地址是集美区银江路5号', { place: '集美区银江路5号' }],
  ['老板叫李大壮', { employer: { name: '李大壮', kind: 'person' } }],
  ['欠我一万二千块', { amount: { yuan: 12000, upTo: null, about: false, working: null } }],
  ['拖了三个月没发', { period: { start: null, end: null, ongoing: false, months: 3, days: null, about: false } }],
  ['我是今年3月5号离职', { employment: 'left', leftOn: { from: '2026-03-05', to: '2026-03-05', about: false } }],
  ['去劳动监察投诉过', { proceedings: ['inspection'] }],
  ['手里有考勤和欠条', { evidence: ['欠条', '考勤记录'] }],
  ['我没签合同', { contract: 'none' }],
  ['我们一共8个人', { people: { count: 8, upTo: null, about: false } }],
];
const WITH_CONSENT: [text: string, values: Record<string, unknown>][] = [
  ['我叫王建国', { name: '王建国' }],
  ['我的电话是13700002222', { phone: '13700002222' }],
];
/** Things a worker says in between that tell nothing. */
const NOISE = [
  '仲裁要交钱吗？',
  '能不能要回来？',
  '继续',
  '?',
  '😀',
  '为什么要问这个？',
  '<b>x</b>',
  '\u0007',
  '上一步',
  '谢谢',
  '好累啊',
  '修改金额',
  '再说一遍',
  '',
];

const through = (state: FlowState): FlowState => JSON.parse(JSON.stringify(state)) as FlowState;
const hear = (state: FlowState, text: string): FlowState =>
  advanceFlow(through(state), { type: 'message', text }, context).state;

/** Answers what is open with the sentence that tells it, else skips it, until the summary. */
function finish(state: FlowState): FlowState {
  let current = state;
  for (let turn = 0; turn < 60 && current.phase === 'asking'; turn += 1) current = hear(current, '跳过');
  return current;
}

const anyMessage = fc.oneof(
  fc.constantFrom(...FACTS.map(([text]) => text), ...WITH_CONSENT.map(([text]) => text), ...NOISE),
  fc.constantFrom(
    '同意',
    '不同意',
    '不留',
    '跳过',
    '取消',
    '重新开始',
    '确认',
    '不对',
    '修改电话',
    '修改身份证',
    '修改老板电话',
    '申请法律援助',
    '投诉',
    '别留我的电话',
    '我是监护人，我同意',
    '我今年13岁',
    '11010519491231002X',
    '350203900307001',
    '13800008000',
    '一万二',
    '5月到8月',
    '还在干',
    '没有',
    '不知道',
    '2月30号',
    '明年',
    '电话错了是13612345678',
    '不是一万二，是八千',
    '工伤',
    '上个月十五',
    '就这样',
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(fc.constantFrom(...'欠我一二三万千百个月日号年去今前腊工地老板电话是不没有同意改错了1234567890,。？ ：'), {
      maxLength: 40,
    })
    .map((parts) => parts.join('')),
);
const anyEvent: fc.Arbitrary<FlowEvent> = fc.oneof(
  { weight: 20, arbitrary: anyMessage.map((text): FlowEvent => ({ type: 'message', text })) },
  { weight: 1, arbitrary: fc.constantFrom<FlowEvent>({ type: 'cancel' }, { type: 'resume' }) },
);

function checkTurn(state: FlowState, event: FlowEvent): FlowState {
  const result = advanceFlow(through(state), event, context);
  expect(reviveFlowState(through(result.state))).toEqual(result.state);
  expect(result.effects.length).toBeGreaterThan(0);
  for (const effect of result.effects) {
    if (effect.type === 'say') expect(effect.text).toMatch(/[\u4e00-\u9fff]/);
    if (effect.type === 'submit') {
      expect(
        effect.draft.consent.personal ||
          !Object.values(effect.draft.facts).some((fact) => fact.personal && fact.text !== ''),
      ).toBe(true);
      expect(ticketDraftSchema.safeParse(effect.draft).success).toBe(true);
      expect(effect.draft.narrative.length).toBeLessThanOrEqual(500);
    }
  }
  return result.state;
}

describe('any event on any state', () => {
  it('gives a valid state that survives JSON, along whole conversations', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('complaint' as const, 'legal_aid' as const),
        anyMessage,
        fc.array(anyEvent, { maxLength: 25 }),
        (flow, opening, events) => {
          let { state } = startFlow(flow, context, opening);
          for (const event of events) state = checkTurn(state, event);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('gives a valid state from states no conversation would reach', () => {
    const moment = fc.constantFrom(
      { from: '2026-03-05', to: '2026-03-05', about: false },
      { from: '2019-01-01', to: '2019-12-31', about: true },
    );
    const values = fc.record(
      {
        matter: fc.constantFrom('wages', 'injury', 'other'),
        workKind: fc.constantFrom('construction', 'other'),
        place: fc.constant('集美区'),
        amount: fc.constant({ yuan: 1, upTo: null, about: false, working: null }),
        period: fc.record({
          start: fc.option(moment),
          end: fc.option(moment),
          ongoing: fc.boolean(),
          months: fc.constantFrom(null, 3),
          days: fc.constant(null),
          about: fc.boolean(),
        }),
        employment: fc.constantFrom('employed', 'left', 'unsure'),
        leftOn: moment,
        proceedings: fc.constantFrom([], ['court'], ['inspection']),
        age: fc.constantFrom(13, 30),
        personalConsent: fc.constantFrom('yes', 'no'),
        guardianConsent: fc.constantFrom('yes', 'no'),
        sensitiveConsent: fc.constantFrom('yes', 'no'),
        name: fc.constant('王建国'),
        phone: fc.constant('13700002222'),
        identityNumber: fc.constant('11010519491231002X'),
      },
      { requiredKeys: [] },
    );
    const slot = fc.constantFrom(
      'amount',
      'phone',
      'identityNumber',
      'personalConsent',
      'age',
      'matter',
      'migrant',
      'story',
    );
    const states = fc
      .record({
        flow: fc.constantFrom('complaint', 'legal_aid'),
        phase: fc.constantFrom('asking', 'summary', 'submitted', 'cancelled'),
        values,
        held: fc.record({ phone: fc.constant('13700003333') }, { requiredKeys: [] }),
        skipped: fc.array(slot, { maxLength: 5 }),
        trail: fc.array(fc.constantFrom('money', 'consent', 'matter', 'contract'), { maxLength: 5 }),
        fixing: fc.array(slot, { maxLength: 2 }),
        recent: fc.array(slot, { maxLength: 3 }),
      })
      .map((parts) => flowStateSchema.parse({ ...freshState('complaint'), ...parts }));
    fc.assert(
      fc.property(states, anyEvent, (state, event) => {
        checkTurn(state, event);
      }),
      { numRuns: 500 },
    );
  });
});

describe('no order of answers and interruptions', () => {
  const told = fc.shuffledSubarray([...FACTS], { minLength: 1 });
  const noise = fc.array(fc.constantFrom(...NOISE), { maxLength: 12 });

  it('loses or invents a value', () => {
    fc.assert(
      fc.property(told, noise, fc.boolean(), (facts, between, opening) => {
        const [first, ...rest] = facts;
        let { state } = startFlow('complaint', context, opening ? first![0] : '');
        for (const [index, [text]] of (opening ? rest : facts).entries()) {
          state = hear(state, text);
          const interruption = between[index];
          if (interruption !== undefined) state = hear(state, interruption);
        }
        const expected = Object.assign({}, ...facts.map(([, values]) => values)) as Record<string, unknown>;
        const { story: _story, ...values } = state.values;
        expect(values, facts.map(([text]) => text).join(' | ')).toEqual(expected);
      }),
      { numRuns: 400 },
    );
  });

  it('loses what was told before consent, once consent is given, or keeps it where it is refused', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...FACTS, ...WITH_CONSENT], { minLength: 12 }),
        fc.boolean(),
        (facts, agrees) => {
          let { state } = startFlow('complaint', context);
          for (const [text] of facts) state = hear(state, text);
          for (let turn = 0; turn < 20 && state.values.personalConsent === undefined; turn += 1) {
            const asksConsent = textOf(advanceFlow(through(state), { type: 'resume' }, context).effects).includes(
              '同意留吗',
            );
            state = hear(state, asksConsent ? (agrees ? '同意' : '不留') : '跳过');
          }
          state = finish(state);
          const draft = draftIn(advanceFlow(through(state), { type: 'message', text: '确认' }, context));
          expect(draft.facts.name?.text).toBe(agrees ? '王建国' : '');
          expect(draft.facts.phone?.text).toBe(agrees ? '13700002222' : '');
          if (!agrees) expect(JSON.stringify(draft)).not.toContain('13700002222');
          expect(draft.facts.amount?.value).toBe(12000);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('a correction changes its own slot and no other', () => {
    const corrections: [text: string, slot: string, value: unknown][] = [
      ['修改金额为8000', 'amount', { yuan: 8000, upTo: null, about: false, working: null }],
      ['金额错了是8000', 'amount', { yuan: 8000, upTo: null, about: false, working: null }],
      ['不是一万二，欠我的是8000块', 'amount', { yuan: 8000, upTo: null, about: false, working: null }],
      ['人数改成5个人', 'people', { count: 5, upTo: null, about: false }],
      ['修改老板为陈大发', 'employer', { name: '陈大发', kind: 'person' }],
      [
        '时间改成5月到8月',
        'period',
        {
          start: { from: '2026-05-01', to: '2026-05-31', about: false },
          end: { from: '2026-08-01', to: '2026-08-31', about: false },
          ongoing: false,
          months: null,
          days: null,
          about: false,
        },
      ],
    ];
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...FACTS], { minLength: FACTS.length }),
        fc.constantFrom(...corrections),
        (facts, [text, slot, value]) => {
          let { state } = startFlow('complaint', context);
          for (const [said] of facts) state = hear(state, said);
          const before = state.values;
          const after = hear(state, text).values;
          expect(after, text).toEqual({ ...before, [slot]: value });
        },
      ),
      { numRuns: 150 },
    );
  });
});

it('noise alone fills nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...NOISE), { maxLength: 20 }), (turns) => {
      let { state } = startFlow('complaint', context);
      for (const text of turns) state = hear(state, text);
      expect(state.values).toEqual({});
      expect(state.held).toEqual({});
    }),
    { numRuns: 150 },
  );
});

describe('the readers, on anything at all', () => {
  const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), anyMessage);

  it('normalise is settled after one turn and shows nothing hidden', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const once = normalise(text);
        expect(/[\u0000-\u001f\u200b-\u200f\u202a-\u202e]/.test(once)).toBe(false);
      }),
    );
  });

  it('give sums and days within bounds, where the words stood', () => {
    fc.assert(
      fc.property(anything, fc.boolean(), (text, asked) => {
        const plain = normalise(text);
        const money = readMoney(plain, asked);
        if (money.found) {
          expect(money.value.yuan).toBeGreaterThan(0);
          expect(money.value.yuan).toBeLessThanOrEqual(100_000_000);
          expect(money.start < money.end && money.end <= plain.length).toBe(true);
        }
        for (const hit of findMoments(plain, context.today))
          if (hit.result.found)
            expect(hit.result.value.from <= hit.result.value.to && hit.result.value.to <= context.today).toBe(true);
        expect(caseDeadlines('complaint', {}, context.today)).toHaveLength(2);
      }),
      { numRuns: 400 },
    );
  });
});
