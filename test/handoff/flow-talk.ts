import { advanceFlow, startFlow } from '../../src/handoff/flow.ts';
import type { FlowEffect, FlowResult } from '../../src/handoff/flows/effects.ts';
import type { FlowContext } from '../../src/handoff/flows/slot.ts';
import type { FlowState, IntakeFlow } from '../../src/handoff/flows/state.ts';

export const context: FlowContext = {
  today: '2026-11-22',
  now: '2026-11-22T01:00:00.000Z',
  regionName: '厦门市',
  regionCode: '350200',
  services: [{ name: '96333', label: '福建省欠薪维权专线' }],
};

/** A whole conversation: the state travels through JSON between turns, as it does through storage. */
export function talk(
  flow: IntakeFlow,
  opening: string,
  turns: readonly string[],
  where: FlowContext = context,
): FlowResult {
  let result = startFlow(flow, where, opening);
  for (const text of turns)
    result = advanceFlow(JSON.parse(JSON.stringify(result.state)) as FlowState, { type: 'message', text }, where);
  return result;
}

export function textOf(effects: readonly FlowEffect[]): string {
  return effects
    .map((effect) => (effect.type === 'say' ? effect.text : effect.type === 'submit' ? effect.closing.text : ''))
    .join('\n');
}

export function draftIn(result: FlowResult) {
  const submit = result.effects.find((effect) => effect.type === 'submit');
  if (submit?.type !== 'submit') throw new Error(`not submitted: ${textOf(result.effects)}`);
  return submit.draft;
}
