import { toCitation } from '../answer/citation.ts';
import { advanceFlow, type FlowEvent, startFlow } from '../handoff/flow.ts';
import type { FlowEffect, FlowResult } from '../handoff/flows/effects.ts';
import type { FlowContext } from '../handoff/flows/slot.ts';
import { type FlowState, type IntakeFlow, progressOf, reviveFlowState } from '../handoff/flows/state.ts';
import type { Citation, HandoffStatus } from '../message.ts';
import { answerText } from './answer-step.ts';
import { type DraftReply, nationalLine, plainReply } from './draft-reply.ts';
import { readIntent } from './intent.ts';
import { memorySchema } from './memory.ts';
import { readFollowUp } from './follow-up.ts';
import type { Turn, TurnStep } from './turn.ts';

/** While a person has the conversation, the assistant is silent; what the worker writes is kept for them. */
export const staySilentForAgent: TurnStep = async (turn) => {
  if ((await turn.casework.speaker(turn.conversationId)) !== 'agent') return null;
  return plainReply('handoff', '', { handoff: { flow: 'agent', step: 'agent', progress: 1, ticket: turn.memory.receipt } });
};

/** 「转人工」「删除我的信息」「我的投诉怎么样了」, and the beginning of an intake. */
export const followIntent: TurnStep = async (turn) => {
  const { memory, casework, conversationId } = turn;
  const running = activeFlow(turn);
  const intent = readIntent(turn.text, running ? null : memory.offered);
  switch (intent) {
    case 'agent':
      return requestAgent(turn);
    case 'erase': {
      const { writes, receiptNumbers } = await casework.erase(conversationId, turn.turnId);
      turn.writes.push(...writes);
      turn.memory = memorySchema.parse({ region: memory.region });
      turn.forget = true;
      const cases = receiptNumbers.length > 0 ? `编号 ${receiptNumbers.join('、')} 里的个人信息也删了，收到过材料的部门会接到删除通知。` : '';
      return plainReply('chat', `您的信息都删了：对话、姓名、电话、身份证号、登记的内容。${cases}\n只留下一条「某日删除过」的记录，里面没有您的信息，这是法律要求留的。`);
    }
    case 'status': {
      const status = await casework.status(conversationId);
      return status === null
        ? plainReply('chat', '这个对话里还没有登记过投诉或申请。要登记的话，说「登记投诉」。\n在别处登记过的，请打当时给您的电话，报编号查。', { suggestions: ['登记投诉'] })
        : plainReply('handoff', status, { handoff: { flow: 'complaint', step: 'status', progress: 1, ticket: memory.receipt } });
    }
    case 'evidence': {
      const added = await casework.addEvidence(conversationId, turn.original.slice(0, 2000));
      if (!added) return null;
      turn.writes.push(...added.writes);
      return plainReply('handoff', `补上了，记在编号 ${added.receiptNumber} 里，经办人会看到。`, { handoff: { flow: 'complaint', step: 'evidence', progress: 1, ticket: added.receiptNumber } });
    }
    case 'complaint':
    case 'legal_aid':
      if (running) return null;
      return begin(turn, intent);
    default:
      return null;
  }
};

/** A running intake takes the message; a question in between is answered, and the intake goes on where it was. */
export const advanceRunningFlow: TurnStep = async (turn) => {
  const running = activeFlow(turn);
  if (running === null) return null;
  return settle(turn, advanceFlow(running, { type: 'message', text: turn.original } satisfies FlowEvent, contextOf(turn, running.flow)));
};

function activeFlow({ memory, text }: Turn): FlowState | null {
  const state = reviveFlowState(memory.flow);
  if (state === null) return null;
  if (state.phase === 'asking' || state.phase === 'summary') return state;
  return state.phase === 'cancelled' && /^(?:继续|接着|接着来|继续登记|继续填|重新开始)[吧。!！]*$/.test(text) ? state : null;
}

function begin(turn: Turn, flow: IntakeFlow): Promise<DraftReply> {
  // What was told before is not asked again.
  const opening = [turn.memory.question ?? '', turn.original].join('，').slice(0, 1900);
  turn.memory.offered = null;
  return settle(turn, startFlow(flow, contextOf(turn, flow), opening));
}

function contextOf({ place, base, now }: Turn, flow: IntakeFlow): FlowContext {
  const topic = flow === 'complaint' ? 'wages' : 'legal-aid';
  const services = base.servicesFor(place?.code ?? null).filter((service) => service.callable && service.topics.includes(topic));
  return {
    today: new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(now),
    now: now.toISOString(),
    regionName: place?.name ?? null,
    regionCode: place?.code ?? null,
    services: services.map(({ name, label }) => ({ name, label })),
  };
}

/** Carries out what a flow decided, in order, and makes one reply of it. */
async function settle(turn: Turn, result: FlowResult): Promise<DraftReply> {
  const { memory } = turn;
  memory.flow = result.state;
  const texts: string[] = [];
  const suggestions: string[] = [];
  const citations: Citation[] = [];
  let answered: DraftReply | null = null;
  for (const effect of result.effects) {
    if (effect.type === 'say') {
      texts.push(effect.text + cite(turn, effect.articles, citations));
      suggestions.push(...effect.suggestions);
    } else if (effect.type === 'question') {
      answered = await answerBetween(turn, effect.text);
      texts.push(answered.text);
      citations.push(...answered.citations);
      if (effect.resume) {
        texts.push(effect.resume.text);
        suggestions.splice(0, suggestions.length, ...effect.resume.suggestions);
      }
    } else if (effect.type === 'submit') {
      texts.push(await submit(turn, effect));
      texts.push(effect.closing.text + cite(turn, effect.closing.articles, citations));
      suggestions.push(...effect.closing.suggestions);
    }
  }
  const handoff = statusOf(turn, result.state);
  const kind = answered !== null && result.effects.every((effect) => effect.type === 'question') ? answered.kind : 'handoff';
  return { ...(answered ?? plainReply('handoff', '')), kind, text: texts.filter((text) => text !== '').join('\n'), citations, suggestions: [...new Set(suggestions)], handoff };
}

async function submit(turn: Turn, effect: Extract<FlowEffect, { type: 'submit' }>): Promise<string> {
  const at = turn.now.toISOString();
  const cited = turn.memory.clauseIds.flatMap((id) => {
    const found = turn.base.clause(id);
    return found && !effect.draft.clauses.some((clause) => clause.id === id) ? [{ id, label: toCitation(1, found.document, found.clause, '', turn.base.regions).label, text: found.clause.text.slice(0, 1000) }] : [];
  });
  const draft = { ...effect.draft, clauses: [...effect.draft.clauses, ...cited] };
  const { receiptNumber, writes } = await turn.casework.submit(draft, turn.conversationId, [{ from: 'worker', text: turn.original, at }]);
  turn.writes.push(...writes);
  turn.memory.receipt = receiptNumber;
  return `登记好了，编号 ${receiptNumber}，请记下来。`;
}

/** Adds the articles a text rests on to the citations; returns their markers. */
function cite({ base }: Turn, articles: readonly string[], citations: Citation[]): string {
  const markers: number[] = [];
  for (const id of articles) {
    const found = base.clause(id);
    if (!found) continue;
    const known = citations.find((citation) => citation.clauseId === id);
    if (!known) citations.push(toCitation(citations.length + 1, found.document, found.clause, found.clause.text, base.regions));
    markers.push(known?.marker ?? citations.length);
  }
  return [...new Set(markers)].map((marker) => `[${marker}]`).join('');
}

function statusOf(turn: Turn, state: FlowState): HandoffStatus | null {
  if (state.phase === 'cancelled') return null;
  return { flow: state.flow, ...progressOf(state, contextOf(turn, state.flow)), ticket: state.phase === 'submitted' ? turn.memory.receipt : null };
}

async function answerBetween(turn: Turn, text: string): Promise<DraftReply> {
  const followUp = readFollowUp(text, turn.memory);
  const question = followUp?.type === 'question' ? followUp.text : text;
  return answerText(turn, question, { offer: false });
}

function requestAgent(turn: Turn): DraftReply {
  const { memory, base, place } = turn;
  turn.writes.push(
    ...turn.casework.requestAgent({
      conversationId: turn.conversationId,
      regionCode: place?.code ?? '000000',
      urgent: false,
      summary: { question: memory.question, topic: memory.topic, clauseIds: memory.clauseIds, region: place?.name ?? null, flow: reviveFlowState(memory.flow)?.flow ?? null, receipt: memory.receipt },
    }),
  );
  const [line] = base.servicesFor(place?.code ?? null).filter((service) => service.kind === 'phone' && service.callable && service.topics.some((topic) => topic === (memory.topic ?? 'wages')));
  return plainReply('handoff', `好，我去找人接您，前面说的他都看得到，不用再说一遍。\n等的时候也可以打 ${line?.name ?? '12333'}，${line?.label ?? '人社服务热线'}。`, {
    services: [nationalLine(line?.name ?? '12333', line?.label ?? '人社')],
    handoff: { flow: 'agent', step: 'waiting', progress: 0.5, ticket: memory.receipt },
  });
}
