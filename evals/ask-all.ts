import type { Services } from '../src/services.ts';
import type { EvalCase } from './cases.ts';
import { type Judgement, judge } from './judge.ts';

/** Asks every case in a conversation of its own, as /v1/chat would. */
export async function askAll(cases: readonly EvalCase[], services: Services): Promise<Judgement[]> {
  const judgements: Judgement[] = [];
  for (const evalCase of cases) {
    const start = performance.now();
    const reply = await services.handleMessage({ text: evalCase.ask, conversationId: null, region: evalCase.region });
    judgements.push(judge(evalCase, reply, performance.now() - start));
  }
  return judgements;
}
