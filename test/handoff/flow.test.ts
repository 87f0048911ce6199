import { describe, expect, it } from 'vitest';
import { advanceFlow, startFlow } from '../../src/handoff/flow.ts';
import { articleMark } from '../../src/handoff/flows/article-mark.ts';
import { progressOf, reviveFlowState } from '../../src/handoff/flows/state.ts';
import { ticketDraftSchema } from '../../src/handoff/ticket-body.ts';
import { context, draftIn, talk, textOf } from './flow-talk.ts';

const STORY = '我在厦门一个工地干活，包工头王老板拖了三个月工钱不给，一共一万二';
const TO_CONSENT = ['集美区万科城二期', '上个月走的', '没有', '没签合同，有考勤'];

describe('complaint', () => {
  it('takes every fact of the opening story and asks only for the rest', () => {
    const { state, effects } = startFlow('complaint', context, STORY);
    expect(state.values).toMatchObject({
      workKind: 'construction',
      employer: { name: '王老板' },
      amount: { yuan: 12000 },
      period: { months: 3 },
      story: STORY,
    });
    expect(textOf(effects)).toContain('哪个区县');
    expect(textOf(effects)).not.toContain('申请事项');
  });

  it('needs at most ten questions for a construction case told from nothing', () => {
    let result = startFlow('complaint', context);
    let questions = 1;
    for (const text of [
      '工地',
      '集美区万科城二期',
      '王老板 13900001111',
      '一万二，5月到8月，七八个人',
      '还在干',
      '没有',
      '没签合同，有考勤',
      '同意',
      '王建国 13700002222',
      '不留',
    ]) {
      result = advanceFlow(result.state, { type: 'message', text }, context);
      if (result.state.phase === 'asking') questions += 1;
    }
    expect(result.state.phase).toBe('summary');
    expect(questions).toBeLessThanOrEqual(10);
  });

  it('makes a ticket with facts, deadlines, clauses and the consent record', () => {
    const draft = draftIn(
      talk('complaint', STORY, [...TO_CONSENT, '同意', '王建国 13700002222', '11010519491231002X', '确认']),
    );
    expect(draft).toMatchObject({
      flow: 'complaint',
      regionCode: '350200',
      consent: { personal: true, sensitive: true, at: context.now },
      facts: {
        name: { text: '王建国', personal: true },
        phone: { text: '13700002222', personal: true },
        identityNumber: { text: '11010519491231002X', personal: true },
        sector: { value: 'construction', text: '工程建设领域' },
        amount: { value: 12000, text: '12000 元' },
        employer: { value: '王老板' },
        contract: { value: 'none' },
      },
    });
    expect(draft.clauses.map((clause) => clause.id)).toContain('wage-payment-regulation/30');
    expect(draft.deadlines.map((deadline) => deadline.kind)).toContain('arbitration');
    expect(ticketDraftSchema.safeParse(draft).success).toBe(true);
    expect(draft.narrative.length).toBeLessThanOrEqual(500);
    expect(draft.narrative).toContain('王老板');
  });

  it('without consent still makes a ticket, with nothing that points to the worker', () => {
    const result = talk('complaint', `${STORY}，我叫王建国，我电话13700002222`, [...TO_CONSENT, '不留', '确认']);
    const draft = draftIn(result);
    expect(draft.consent).toMatchObject({ personal: false, sensitive: false });
    expect(JSON.stringify(draft)).not.toContain('13700002222');
    expect(JSON.stringify(draft)).not.toContain('王建国');
    expect(textOf(result.effects)).toContain('96333 或 12333');
    expect(textOf(result.effects)).toContain('没留电话');
  });

  it('holds what was told before consent, and takes it up with it', () => {
    const before = talk('complaint', `${STORY}，我叫王建国，我电话13700002222`, TO_CONSENT);
    expect(before.state.values.phone).toBeUndefined();
    const after = advanceFlow(before.state, { type: 'message', text: '同意' }, context);
    expect(after.state.values).toMatchObject({ name: '王建国', phone: '13700002222' });
    expect(textOf(after.effects)).toContain('身份证号');
  });

  it('keeps the boss’s number apart from the worker’s', () => {
    const { state } = talk('complaint', '', ['工地', '集美区', '王老板 13900001111']);
    expect(state.values).toMatchObject({ employer: { name: '王老板' }, employerPhone: '13900001111' });
    expect(state.held).toEqual({});
  });

  it('asks the other branch for a contract and reminds once of what the form needs', () => {
    const first = talk('complaint', '', ['电子厂', '跳过']);
    expect(textOf(first.effects)).toContain('再说一次「跳过」');
    const second = advanceFlow(first.state, { type: 'message', text: '跳过' }, context);
    expect(second.state.skipped).toContain('place');
  });

  it('says that inspection sends a pending case back, and offers legal aid', () => {
    const result = talk('complaint', STORY, ['集美区', '上个月走的', '已经申请仲裁了']);
    expect(textOf(result.effects)).toContain(articleMark('inspection-regulation/21'));
    const switched = advanceFlow(result.state, { type: 'message', text: '申请法律援助' }, context);
    expect(switched.effects[0]).toEqual({ type: 'switch', flow: 'legal_aid' });
    expect(switched.state.values).toMatchObject({
      amount: { yuan: 12000 },
      proceedings: ['arbitration'],
      matter: 'wages',
    });
  });

  it('warns of a year that is nearly over, once, with the article’s reckoning', () => {
    const result = talk('complaint', STORY, ['集美区', '去年12月5号走的']);
    expect(textOf(result.effects)).toContain('还有 13 天');
    const next = advanceFlow(result.state, { type: 'message', text: '没有' }, context);
    expect(textOf(next.effects)).not.toContain('还有 13 天');
    expect(textOf(next.effects)).toContain('重新算');
  });
});

describe('commands', () => {
  const atPhone = talk('complaint', STORY, [...TO_CONSENT, '同意', '王建国 13700002222', '不留']);
  const say = (text: string, from = atPhone.state) => advanceFlow(from, { type: 'message', text }, context);

  it('修改电话, with and without the number', () => {
    expect(say('电话错了是13612345678').state.values.phone).toBe('13612345678');
    const asked = say('修改电话');
    expect(asked.state.fixing).toEqual(['phone']);
    expect(say('13612345678', asked.state).state.values.phone).toBe('13612345678');
    expect(say('跳过', asked.state).state.values.phone).toBe('13700002222');
  });

  it.each([
    ['修改金额', '八千'],
    ['金额不对', '8000'],
  ])('%s, then %s', (command, value) => {
    const result = say(value, say(command).state);
    expect(result.state.values.amount).toMatchObject({ yuan: 8000 });
    expect(result.state.phase).toBe('summary');
  });

  it.each([
    '金额改成8000',
    '不是12000是8000',
    '金额是8000，不是12000',
    '修改金额为8000',
    '错了，一共欠我8000',
    '不是一万二，是8000块工钱',
  ])('in the summary: %s', (text) => {
    expect(say(text).state.values.amount).toMatchObject({ yuan: 8000 });
  });

  it('adds what fills no slot to the story', () => {
    expect(say('老板还说要打人，大家都很害怕').state.values.story).toContain('大家都很害怕');
  });

  it('上一步 asks the last again and keeps it unless told anew', () => {
    const at = talk('complaint', STORY, ['集美区万科城二期', '上个月走的']);
    const back = say('上一步', at.state);
    expect(textOf(back.effects)).toContain('还在那里干吗');
    expect(say('跳过', back.state).state.values.employment).toBe('left');
    expect(say('还在干', back.state).state.values.employment).toBe('employed');
  });

  it('不对 asks again what was told last', () => {
    const at = talk('complaint', '', ['工地', '集美区', '王老板', '一天300干了45天']);
    expect(at.state.values.amount).toMatchObject({ yuan: 13500 });
    const wrong = say('不对', at.state);
    expect(wrong.state.fixing).toEqual(['amount']);
    expect(say('一万二', wrong.state).state.values.amount).toMatchObject({ yuan: 12000 });
  });

  it.each(['算了不投诉了，取消', '算了吧不搞了', '不要了，别登记了', '不想搞了,怕他报复', '我改主意了不要律师了'])(
    '%s cancels',
    (text) => expect(say(text).effects[0]).toEqual({ type: 'cancelled' }),
  );

  it('不干了 told of the job is no cancelling', () => {
    expect(say('不干了，上个月走的').effects[0]).not.toEqual({ type: 'cancelled' });
  });

  it('取消 forgets who it was, and 继续 takes the rest up again', () => {
    const cancelled = say('取消');
    expect(cancelled.effects[0]).toEqual({ type: 'cancelled' });
    expect(JSON.stringify(cancelled.state)).not.toContain('13700002222');
    expect(say('继续', cancelled.state).state.values.amount).toMatchObject({ yuan: 12000 });
    expect(say('今天天气', cancelled.state).effects[0]).toMatchObject({ type: 'question', resume: null });
  });

  it('重新开始 starts from nothing', () => expect(say('重新开始').state.values).toEqual({}));

  it('a withdrawal takes the personal data out and goes on', () => {
    const result = say('别留我的电话');
    expect(JSON.stringify(result.state)).not.toContain('13700002222');
    expect(result.state.phase).toBe('summary');
  });

  it('确认 in the middle says what is missing', () => {
    const result = talk('complaint', '', ['工地', '确认']);
    expect(result.state.phase).toBe('asking');
    expect(textOf(result.effects)).toContain('还差');
  });
});

describe('questions in between', () => {
  it('hands them over and resumes where it was', () => {
    const at = talk('complaint', '', ['工地', '集美区']);
    const asked = advanceFlow(at.state, { type: 'message', text: '仲裁要交钱吗？' }, context);
    expect(asked.effects).toHaveLength(1);
    expect(asked.effects[0]).toMatchObject({ type: 'question', text: '仲裁要交钱吗?' });
    expect(asked.effects[0]).toMatchObject({
      resume: { text: '我们接着来。谁欠的？公司名字、包工头怎么称呼都行，有他电话也一起发。' },
    });
    expect(asked.state.values).toEqual(at.state.values);
  });

  it('takes the fact and hands over the question of one message', () => {
    const at = talk('complaint', '', ['工地', '集美区', '王老板']);
    const both = advanceFlow(at.state, { type: 'message', text: '欠我一万二。能不能要回来？' }, context);
    expect(both.state.values.amount).toMatchObject({ yuan: 12000 });
    expect(both.effects[0]).toMatchObject({ type: 'question', text: '能不能要回来?' });
  });

  it('says itself why it asks', () => {
    const at = talk('complaint', '', ['工地', '集美区']);
    expect(textOf(advanceFlow(at.state, { type: 'message', text: '为什么要问这个？' }, context).effects)).toContain(
      '找谁要钱',
    );
  });
});

describe('legal aid', () => {
  const turns = ['鑫达建筑公司', '湖里区工地', '今年3月15号，没报工伤', '没有'];

  it('says 免予核查 only for wage and injury claims of migrant workers', () => {
    const at = talk('legal_aid', '我在工地摔断了腿，老板不管', turns);
    const yes = advanceFlow(at.state, { type: 'message', text: '是' }, context);
    expect(textOf(yes.effects)).toContain('免予核查');
    const no = advanceFlow(at.state, { type: 'message', text: '不是' }, context);
    expect(textOf(no.effects)).not.toContain('免予核查');
    const ids = (answer: string) =>
      draftIn(
        talk('legal_aid', '我在工地摔断了腿，老板不管', [...turns, answer, '有病历', '不留', '确认']),
      ).clauses.map((clause) => clause.id);
    expect(ids('是')).toContain('legal-aid-law/42');
    expect(ids('不是')).not.toContain('legal-aid-law/42');
    const other = draftIn(
      talk('legal_aid', '', [
        '别的',
        '鑫达电子厂',
        '集美区',
        '还在干',
        '没有',
        '都没有',
        '老板扣着我的证不给我办离职',
        '不留',
        '确认',
      ]),
    );
    expect(other.clauses.map((clause) => clause.id)).not.toContain('legal-aid-law/42');
  });

  it('works out where to apply and the injury’s year', () => {
    const result = talk('legal_aid', '我在工地摔断了腿，老板不管', [...turns, '是', '有病历', '不留', '确认']);
    expect(draftIn(result).facts.whereToApply?.text).toContain('厦门市');
    expect(draftIn(result).deadlines).toMatchObject([
      { kind: 'work-injury-employer' },
      { kind: 'work-injury', due: '2027-03-15' },
    ]);
    expect(textOf(result.effects)).toContain(articleMark('legal-aid-law/38'));
    expect(textOf(result.effects)).toContain('7 天');
    const court = talk('legal_aid', '老板欠我一万二工资，已经起诉到法院了', [
      '王老板',
      '集美区',
      '5月到8月',
      '还在干',
      '是',
      '都没有',
      '不留',
      '确认',
    ]);
    expect(draftIn(court).facts.whereToApply?.text).toBe('办案法院所在地的法律援助机构');
  });

  it('says help can come before the papers when under seven days are left', () => {
    const result = talk('legal_aid', '老板欠我一万二工资', [
      '王老板',
      '集美区',
      '去年5月到8月',
      '去年11月25号走的',
      '没有',
      '没要过',
      '是',
      '都没有',
      '不留',
      '确认',
    ]);
    expect(textOf(result.effects)).toContain(articleMark('legal-aid-law/44'));
  });
});

describe('consent', () => {
  it('under 14 the guardian decides, not the child', () => {
    const at = talk('complaint', '我今年13岁，在餐馆端盘子，老板欠我2000块', [
      '思明区中山路',
      '李记餐馆',
      '上个月',
      '还在',
      '没有',
      '没有',
      '没签',
    ]);
    expect(textOf(at.effects)).toContain('监护人');
    const child = advanceFlow(at.state, { type: 'message', text: '同意' }, context);
    expect(child.state.values.guardianConsent).toBeUndefined();
    const guardian = advanceFlow(child.state, { type: 'message', text: '我是监护人，我同意' }, context);
    expect(guardian.state.values.guardianConsent).toBe('yes');
    expect(textOf(guardian.effects)).toContain('姓名和电话');
    const refused = advanceFlow(child.state, { type: 'message', text: '不同意' }, context);
    expect(refused.state.phase).toBe('summary');
  });

  it('an identity number that tells an age under 14 brings the guardian in', () => {
    const at = talk('complaint', STORY, [...TO_CONSENT, '同意', '王建国 13700002222']);
    const child = advanceFlow(at.state, { type: 'message', text: '350203201503070015' }, context);
    expect(child.state.values.identityNumber).toBeUndefined();
    const number = '35020320150307001';
    const checked =
      number +
      '10X98765432'[
        [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2].reduce(
          (sum, weight, index) => sum + weight * Number(number[index]),
          0,
        ) % 11
      ];
    const told = advanceFlow(at.state, { type: 'message', text: checked }, context);
    expect(told.state.values.phone).toBeUndefined();
    expect(textOf(told.effects)).toContain('监护人');
  });

  it.each([
    ['350203900307001', '15 位'],
    ['110105194912310021', '对不上'],
    ['11010519491231002', '18 位'],
    ['35020319900230001X', '出生日期'],
  ])('refuses the identity number %s kindly', (number, hint) => {
    const at = talk('complaint', STORY, [...TO_CONSENT, '同意', '王建国 13700002222']);
    const result = advanceFlow(at.state, { type: 'message', text: number }, context);
    expect(textOf(result.effects)).toContain(hint);
    expect(JSON.stringify(result.state)).not.toContain(number);
  });

  it('puts the deployment’s own notice into the question', () => {
    const result = talk('complaint', STORY, TO_CONSENT, {
      ...context,
      privacyNotice: '由某某区法律援助中心保管，保存 2 年。',
    });
    expect(textOf(result.effects)).toContain('保存 2 年');
  });
});

describe('bad input', () => {
  const junk = [
    'a'.repeat(1_000_000),
    '欠'.repeat(1_000_000),
    '一'.repeat(2000),
    '9'.repeat(2000),
    '((((((((((((((((((((((((((((((((((((((((((((((((',
    '"\'"\'"\'"\'“‘”’「『』」',
    '\u0000\u0001\u0007\u001b[31m',
    '😀😀😀',
    '?',
    '',
    '   ',
    "'; DROP TABLE tickets; --",
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '{{constructor.constructor("x")()}}',
    '\u202e\u200b\ufeff',
    '\ud800',
    '__proto__',
  ];
  const places = [
    [],
    ['工地'],
    ['工地', '集美区'],
    ['工地', '集美区', '王老板'],
    ['工地', '集美区', '王老板', '一万二，5月到8月'],
    ['工地', '集美区', '王老板', '一万二，5月到8月', '还在干', '没有', '没签合同，有考勤'],
    ['工地', '集美区', '王老板', '一万二，5月到8月', '还在干', '没有', '没签合同，有考勤', '同意'],
    [
      '工地',
      '集美区',
      '王老板',
      '一万二，5月到8月',
      '还在干',
      '没有',
      '没签合同，有考勤',
      '同意',
      '王建国 13700002222',
    ],
  ];

  it('is answered in Chinese and fills nothing, in every slot', () => {
    for (const turns of places) {
      const at = talk('complaint', '', turns);
      for (const text of junk) {
        const result = advanceFlow(at.state, { type: 'message', text }, context);
        const told = result.effects.map((effect) => ('text' in effect ? effect.text : '')).join('');
        expect(told, text.slice(0, 30)).toMatch(/[\u4e00-\u9fff]|<|\{|_|constructor/);
        expect(result.state.values, `${turns.length} ${text.slice(0, 30)}`).toEqual(at.state.values);
        expect(reviveFlowState(JSON.parse(JSON.stringify(result.state)))).toEqual(result.state);
      }
    }
  });

  it('is answered as an opening too', () => {
    for (const text of junk) expect(startFlow('complaint', context, text).state.values, text.slice(0, 20)).toEqual({});
  });
});

it('tells how far it is', () => {
  expect(progressOf(startFlow('complaint', context).state, context)).toEqual({ step: 'workKind', progress: 0 });
  const late = talk('complaint', STORY, TO_CONSENT);
  expect(progressOf(late.state, context).step).toBe('consent');
  expect(progressOf(late.state, context).progress).toBeGreaterThan(0.5);
});

it('a name with a number, sent where the one who owes is not asked for, is kept as the worker’s own until consent', () => {
  const at = talk('complaint', '', ['工地', '王大明,13800138000']);
  expect(at.state.held).toMatchObject({ name: '王大明', phone: '13800138000' });
  expect(at.state.values.employer).toBeUndefined();
});

it('走了,去年12月 tells when, and 去年3月到8月,现在都走了 does not', () => {
  const until = ['工地', '集美区万科城二期', '王老板'];
  expect(talk('complaint', '', [...until, '一万二，3月到8月', '走了,去年12月']).state.values.leftOn).toMatchObject({
    from: '2025-12-01',
  });
  expect(talk('complaint', '', [...until, '一万二，去年3月到8月，现在都走了']).state.values).toMatchObject({
    employment: 'left',
  });
  expect(talk('complaint', '', [...until, '一万二，去年3月到8月，现在都走了']).state.values.leftOn).toBeUndefined();
});
