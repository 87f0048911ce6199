import { settleConsent } from './consent.ts';
import { askNext, type FlowResult, say } from './effects.ts';
import { fill } from './fill.ts';
import { afterRefusal } from './personal-slots.ts';
import type { FlowContext } from './slot.ts';
import { isPersonal, type SlotName, type Values } from './slot-values.ts';
import { definitionOf, type FlowState, openStep } from './state.ts';
import { isMinor, mayKeepPersonal } from './step.ts';
import { SPOKEN } from './summary.ts';

/** 跳过. What the form needs is explained once; a consent skipped is a consent refused; in a correction the old value stays. */
export function skip(state: FlowState, context: FlowContext, unknown = false): FlowResult {
  const current = openStep(state, context.today);
  if (current === null) return askNext(state, context, '没有要跳过的了。');
  if (state.fixing.length > 0) {
    const told = state.fixing.some((name) => state.values[name] !== undefined);
    const skipped = [
      ...new Set([...state.skipped, ...state.fixing.filter((name) => state.values[name] === undefined)]),
    ];
    return askNext({ ...state, fixing: [], skipped, retries: 0 }, context, told ? '好，不改。' : '好，先空着。');
  }
  const consent = current.open.find((name): name is 'guardianConsent' | 'personalConsent' | 'sensitiveConsent' =>
    name.endsWith('Consent'),
  );
  if (consent !== undefined) {
    const values: Values = { ...state.values, [consent]: 'no' };
    const refused = settleConsent({ ...state, values, retries: 0 }, context.today, context.now ?? null);
    return askNext(refused, context, afterRefusal(values, state.flow, context));
  }
  if (!current.step.optional && !unknown && state.nudged !== current.step.name) {
    return askNext(
      { ...state, nudged: current.step.name, retries: 0 },
      context,
      `${current.step.why}说个大概也行，真不想说就再说一次「跳过」。`,
    );
  }
  const skipped = [...new Set([...state.skipped, ...current.open])];
  return askNext({ ...state, skipped, retries: 0 }, context, '好，先空着。');
}

/** 上一步: asks the step before again; its values stay until they are told anew. */
export function goBack(state: FlowState, context: FlowContext): FlowResult {
  const current = openStep(state, context.today);
  const trail = [...state.trail];
  if (trail.at(-1) === current?.step.name) trail.pop();
  const previous = trail.pop();
  const step = definitionOf(state.flow).steps.find((candidate) => candidate.name === previous);
  if (step === undefined) return askNext(state, context, '这已经是第一个问题了。');
  return askNext(
    { ...state, trail: [...trail, step.name], fixing: [...step.slots], retries: 0 },
    context,
    '好，回到上一个。不改就说「跳过」。',
  );
}

/** 不对, with nothing more said: what was told last is asked again. */
export function reaskRecent(state: FlowState, context: FlowContext): FlowResult {
  const asked = state.recent.filter((name) => name !== 'story' && name !== 'age').slice(0, 8);
  if (openStep(state, context.today) === null || asked.length === 0) {
    return {
      state,
      effects: [say('哪里不对？直接说就行，比如「金额是8000」「修改电话」。', ['修改金额', '修改时间', '修改电话'])],
    };
  }
  return askNext({ ...state, fixing: asked.slice(0, 1), retries: 0 }, context, '那我重新问。');
}

/** 修改电话; with words after it, the change itself: 电话错了是138…. */
export function edit(state: FlowState, slot: SlotName | null, rest: string, context: FlowContext): FlowResult {
  if (slot === null) {
    return {
      state,
      effects: [
        say('要改哪一条？比如「修改金额」「修改时间」「修改电话」「修改姓名」。', [
          '修改金额',
          '修改时间',
          '修改电话',
          '修改姓名',
        ]),
      ],
    };
  }
  const name = slot;
  if (
    isPersonal(name) &&
    !(
      mayKeepPersonal(state.values, context.today) &&
      (name !== 'identityNumber' || state.values.sensitiveConsent === 'yes')
    )
  ) {
    return editPersonal(state, name, context);
  }
  if (rest !== '') {
    const told = fill({ ...state, fixing: [name] }, rest, [name], context, { correcting: false });
    if (told.filled.includes(name))
      return askNext({ ...told.state, fixing: [] }, context, told.lead, { articles: told.articles });
    return askNext(told.state, context, told.lead);
  }
  return askNext({ ...state, fixing: [name], retries: 0 }, context, `好，改${SPOKEN[name]}。`);
}

/** Personal values cannot be changed before consent: it is asked first, or asked anew where it was refused. */
function editPersonal(state: FlowState, name: SlotName, context: FlowContext): FlowResult {
  const minor = isMinor(state.values, context.today);
  const gate = !mayKeepPersonal(state.values, context.today)
    ? minor
      ? 'guardianConsent'
      : 'personalConsent'
    : 'sensitiveConsent';
  if (state.values[gate] === undefined) return askNext(state, context, `${SPOKEN[name]}后面会问您。`);
  const skipped = state.skipped.filter((other) => !isPersonal(other) && other !== 'sensitiveConsent');
  return askNext({ ...state, skipped, fixing: [gate], retries: 0 }, context, `您前面没有留${SPOKEN[name]}。`);
}
