import { articleMark } from './article-mark.ts';
import { caseDeadlines } from './case-deadlines.ts';
import type { FlowContext, Question } from './slot.ts';
import { isPersonal, type SlotName, type SlotValues, type Values } from './slot-values.ts';
import { slots } from './slots.ts';
import { definitionOf, type FlowState } from './state.ts';

/** Slots shown to the worker, in the order of the flows; the consents show by what they let in. */
export const SHOWN: readonly SlotName[] = [
  'matter',
  'workKind',
  'employer',
  'employerPhone',
  'place',
  'project',
  'amount',
  'period',
  'people',
  'injuredOn',
  'injuryReported',
  'employment',
  'leftOn',
  'lastDemand',
  'proceedings',
  'contract',
  'evidence',
  'migrant',
  'story',
  'name',
  'phone',
  'identityNumber',
];

export function sayValue<Name extends SlotName>(name: Name, value: SlotValues[Name]): string {
  return slots[name].say(value);
}

/** What a slot is called towards the worker; the forms print its `label`. */
export const SPOKEN: Readonly<Record<SlotName, string>> = {
  matter: '要办的事',
  workKind: '在哪种地方干活',
  place: '地点',
  project: '项目',
  employer: '老板或单位',
  employerPhone: '对方电话',
  amount: '欠的钱',
  period: '欠的时间',
  people: '几个人',
  employment: '还在不在干',
  leftOn: '离开时间',
  lastDemand: '最近一次要钱',
  proceedings: '去过哪里',
  evidence: '证据',
  contract: '劳动合同',
  injuredOn: '受伤时间',
  injuryReported: '工伤认定',
  migrant: '从农村出来打工',
  story: '经过',
  age: '年龄',
  guardianConsent: '监护人同意',
  personalConsent: '留姓名和电话',
  name: '姓名',
  phone: '电话',
  sensitiveConsent: '留身份证号',
  identityNumber: '身份证号',
};

/** The form's words for these are nobody's own. */
const MATTERS = { wages: '要工资', injury: '要工伤赔偿', other: '别的劳动争议' } as const;

/** Their values say it all: 还在那里干. */
const SELF_EVIDENT: readonly SlotName[] = ['workKind', 'employment'];

/** 欠的钱：12000 元: a value as it is read back. Empty where the slot is. */
export function readBack(name: SlotName, values: Values): string {
  const value = values[name];
  if (value === undefined) return '';
  const said = name === 'matter' ? MATTERS[values.matter!] : sayValue(name, value as SlotValues[typeof name]);
  return SELF_EVIDENT.includes(name) ? said : `${SPOKEN[name]}：${said}`;
}

/** What a flow shows of a state: what legal aid alone asks is not read back in a complaint. */
export function shownIn(flow: FlowState['flow']): readonly SlotName[] {
  return SHOWN.filter((name) => (name !== 'matter' && name !== 'migrant') || flow === 'legal_aid');
}

/** The whole record, a line a slot, with what is urgent on top, and how to confirm or correct it. */
export function summaryOf(state: FlowState, context: FlowContext): Question {
  const urgent = caseDeadlines(state.flow, state.values, context.today).filter((deadline) => deadline.urgent);
  const relevant = shownIn(state.flow);
  const lines = relevant.map((name) => readBack(name, state.values)).filter((line) => line !== '');
  if (!relevant.some((name) => isPersonal(name) && state.values[name] !== undefined)) lines.push('姓名、电话：没有留');
  const ofWages = state.flow === 'legal_aid' || state.values.matter !== 'other';
  const example = ofWages ? '修改金额' : '修改地址';
  const text = [
    ...urgent.map((deadline) => `时间紧：${deadline.text}${articleMark(deadline.article)}`),
    `${definitionOf(state.flow).title}，请看一遍：`,
    ...lines.map((line) => `· ${line}`),
    `都对就说「确认」。哪里不对直接说，比如「${example}」；还有要补充的也直接写。`,
  ].join('\n');
  return { text, suggestions: ['确认', example, '修改电话', '取消'] };
}
