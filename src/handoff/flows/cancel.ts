import { forgetPersonal } from './consent.ts';
import { type FlowResult, say } from './effects.ts';
import { definitionOf, type FlowState } from './state.ts';

/** Ends the flow without a ticket. What points to the worker goes at once; the rest stays so that 继续 can take it up. */
export function cancelFlow(state: FlowState): FlowResult {
  if (state.phase === 'submitted')
    return { state, effects: [say('已经登记好了，不能在这里取消。想删掉，说「删除我的信息」。', ['删除我的信息'])] };
  const forgotten = forgetPersonal(state);
  const { title } = definitionOf(state.flow);
  return {
    state: { ...forgotten, phase: 'cancelled', fixing: [], recent: [] },
    effects: [{ type: 'cancelled' }, say(`好，不${title}了，什么都没有提交。以后想接着办，说「继续」。`, ['继续'])],
  };
}

export function resumeCancelled(state: FlowState): FlowState {
  return { ...state, phase: 'asking', skipped: state.skipped.filter((name) => !name.endsWith('Consent')), retries: 0 };
}
