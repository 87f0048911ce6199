import { daysBetween } from '../understand/calendar.ts';
import { ageOn } from '../understand/id-number.ts';
import type { FlowContext, Question } from './slot.ts';
import type { SlotName, Values } from './slot-values.ts';
import { slots } from './slots.ts';

export type StepName =
  | 'matter'
  | 'workKind'
  | 'place'
  | 'employer'
  | 'money'
  | 'injury'
  | 'employment'
  | 'leftOn'
  | 'lastDemand'
  | 'proceedings'
  | 'evidence'
  | 'contract'
  | 'migrant'
  | 'story'
  | 'guardian'
  | 'consent'
  | 'contact'
  | 'identity'
  | 'identityNumber';

/** One question of a flow. It asks for all its open slots at once; where only some are left, for the first of them. */
export interface Step {
  name: StepName;
  slots: readonly SlotName[];
  /** Often told in the same breath; never asked for on their own. */
  also?: readonly SlotName[];
  /** False where the form needs it: a first 跳过 is met with a word why. */
  optional: boolean;
  applies: (values: Values, today: string) => boolean;
  /** The question while all slots are open. */
  ask: (values: Values, context: FlowContext) => Question;
  /** The answer to 为什么要问这个. */
  why: string;
}

export interface FlowDefinition {
  name: 'complaint' | 'legal_aid';
  /** 登记投诉, 申请法律援助: what it is called to the worker. */
  title: string;
  intro: string;
  steps: readonly Step[];
}

const GUARDED_AGE = 14;

/** Under 14 a guardian decides (Personal Information Protection Law art. 31). */
export function isMinor(values: Values, today: string): boolean {
  if (values.age !== undefined) return values.age < GUARDED_AGE;
  const number = values.identityNumber;
  return (
    number !== undefined &&
    ageOn(`${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`, today) < GUARDED_AGE
  );
}

/** Whether the worker's name and phone may be kept: by the worker's consent, or the guardian's. */
export function mayKeepPersonal(values: Values, today: string): boolean {
  return (isMinor(values, today) ? values.guardianConsent : values.personalConsent) === 'yes';
}

/** A question for one slot. */
function only(name: StepName & SlotName, optional: boolean, why: string, applies: Step['applies'] = () => true): Step {
  return { name, slots: [name], optional, applies, ask: slots[name].ask, why };
}

const left: Step['applies'] = (values) => values.employment === 'left';

/** Beyond this many days since leaving, a later demand can decide whether the arbitration year still runs. */
const LONG_GONE_DAYS = 240;

export const steps = {
  matter: only('matter', false, '不同的事，要的材料和办法不一样。'),
  workKind: only('workKind', false, '工地上欠薪和别处欠薪，管的办法不一样：工地上还可以找总承包单位先垫付。'),
  place: only('place', false, '由干活的地方来管，不知道在哪就不知道交给谁办。'),
  employer: { ...only('employer', false, '要知道找谁要钱。只知道怎么称呼也行。'), also: ['employerPhone'] },
  money: {
    name: 'money',
    slots: ['amount', 'period'],
    also: ['people'],
    optional: false,
    applies: () => true,
    ask: () => ({ text: '一共欠您多少钱？是从什么时候到什么时候的？好几个人一起的，也说说几个人。', suggestions: [] }),
    why: '办事的人要知道欠多少、欠多久，期限也从这里算。',
  },
  injury: {
    name: 'injury',
    slots: ['injuredOn', 'injuryReported'],
    optional: false,
    applies: (values) => values.matter === 'injury',
    ask: () => ({
      text: '哪天受的伤（职业病说哪天确诊的）？工伤认定申请了没有？',
      suggestions: ['没申请', '单位申请了', '不知道'],
    }),
    why: '申请工伤认定有期限，从受伤或者确诊那天算。',
  },
  employment: only('employment', false, '申请仲裁的期限，还在干和不在干算法不一样。'),
  leftOn: only('leftOn', true, '申请仲裁的一年期限从离开那天算。', left),
  lastDemand: only('lastDemand', true, '离开后要过钱或者投诉过，一年期限从那天重新算。', (values, today) => {
    const since = values.leftOn === undefined ? 0 : daysBetween(values.leftOn.from, today);
    return (
      left(values, today) &&
      since > LONG_GONE_DAYS &&
      !values.proceedings?.some((kind) => kind === 'arbitration' || kind === 'court')
    );
  }),
  proceedings: only('proceedings', false, '已经在仲裁或者打官司的，要按那边的程序办。'),
  evidence: { ...only('evidence', true, '有证据更好办。没有也能登记。'), also: ['contract'] },
  contract: only(
    'contract',
    true,
    '登记表上要填签没签合同。没签合同也能要工资。',
    (values) => values.workKind === 'other',
  ),
  migrant: only(
    'migrant',
    false,
    '进城务工的人要工资、要工伤赔偿，不用核查家里经济困难状况，要有材料证明。',
    (values) => values.matter !== 'other',
  ),
  story: only('story', true, '办事的人要知道发生了什么。', (values) => values.matter === 'other'),
  guardian: {
    name: 'guardian',
    slots: ['guardianConsent'],
    optional: true,
    applies: isMinor,
    ask: slots.guardianConsent.ask,
    why: '不满 14 岁，留个人信息要监护人同意。',
  },
  consent: {
    name: 'consent',
    slots: ['personalConsent'],
    optional: true,
    applies: (values, today) => !isMinor(values, today),
    ask: slots.personalConsent.ask,
    why: '留姓名和电话，是让办事的人能找到您。不留也能登记。',
  },
  contact: {
    name: 'contact',
    slots: ['name', 'phone'],
    optional: true,
    applies: mayKeepPersonal,
    ask: () => ({ text: '请发您的姓名和电话，比如「王建国 13800000000」。', suggestions: ['跳过'] }),
    why: '办事的人要知道找谁、打哪个电话。',
  },
  identity: {
    name: 'identity',
    slots: ['sensitiveConsent'],
    also: ['identityNumber'],
    optional: true,
    applies: mayKeepPersonal,
    ask: slots.sensitiveConsent.ask,
    why: '登记表上一般要填身份证号，用来核对是您本人。不留也能登记。',
  },
  identityNumber: only(
    'identityNumber',
    true,
    '登记表上一般要填身份证号，用来核对是您本人。',
    (values, today) => mayKeepPersonal(values, today) && values.sensitiveConsent === 'yes',
  ),
} satisfies Record<StepName, Step>;
