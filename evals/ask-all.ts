import { GongyouError } from '../src/errors.ts';
import type { Reply } from '../src/message.ts';
import type { Services } from '../src/services.ts';
import type { EvalCase } from './cases.ts';
import { type Judgement, judge } from './judge.ts';

/** Asks every case in a conversation of its own, as /v1/chat would. */
export async function askAll(cases: readonly EvalCase[], services: Services): Promise<Judgement[]> {
  const judgements: Judgement[] = [];
  for (const evalCase of cases) {
    const start = performance.now();
    const message = { text: evalCase.ask, conversationId: null, region: evalCase.region };
    const reply = await services.handleMessage(message).catch(refusal);
    judgements.push(judge(evalCase, reply, performance.now() - start));
  }
  return judgements;
}

/** A request that is refused is judged as what the worker would read: nothing of use. */
function refusal(error: unknown): Reply {
  if (!(error instanceof GongyouError)) throw error;
  return {
    conversationId: '',
    messageId: '',
    kind: 'clarify',
    text: error.message,
    citations: [],
    notices: [],
    services: [],
    suggestions: [],
    handoff: null,
  };
}
