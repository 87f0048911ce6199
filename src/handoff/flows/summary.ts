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

/** 金额 12000 元: a value with its label, as it is read back. Empty where the slot is. */
export function readBack(name: SlotName, values: Values): string {
  const value = values[name];
  return value === undefined ? '' : `${slots[name].label}：${sayValue(name, value as SlotValues[typeof name])}`;
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
  const text = [
    ...urgent.map((deadline) => `时间紧：${deadline.text}`),
    `${definitionOf(state.flow).title}，请看一遍：`,
    ...lines.map((line) => `· ${line}`),
    '都对就说「确认」。哪里不对直接说，比如「修改金额」；还有要补充的也直接写。',
  ].join('\n');
  return { text, suggestions: ['确认', '修改金额', '修改电话', '取消'] };
}
