import { toCitation } from '../answer/citation.ts';
import { replaceArticleMarks } from '../handoff/flows/article-mark.ts';
import { type FlowEffect, type FlowResult, promptOf } from '../handoff/flows/effects.ts';
import type { FlowContext } from '../handoff/flows/slot.ts';
import { type FlowState, type IntakeFlow, progressOf, reviveFlowState } from '../handoff/flows/state.ts';
import { dayInChina } from '../handoff/understand/calendar.ts';
import type { Citation, HandoffStatus } from '../message.ts';
import { regionOfAddress } from '../places/region-of-address.ts';
import { answerText } from './answer-step.ts';
import { type DraftReply, plainReply } from './draft-reply.ts';
import { readFollowUp } from './follow-up.ts';
import type { Turn } from './turn.ts';

/** The intake that waits for an answer; null where none does. */
export function runningFlow({ memory }: Pick<Turn, 'memory'>): FlowState | null {
  const state = reviveFlowState(memory.flow);
  return state?.phase === 'asking' || state?.phase === 'summary' ? state : null;
}

export function contextOf({ place: known, memory, base, now }: Turn, flow: IntakeFlow): FlowContext {
  // The place of work decides who deals with it (劳动保障监察条例 13), wherever the worker is said to be.
  const address = reviveFlowState(memory.flow)?.values.place;
  const place = (address === undefined ? null : regionOfAddress(address, base.regions, known)) ?? known;
  const topic = flow === 'complaint' ? 'wages' : 'legal-aid';
  const services = base
    .servicesFor(place?.code ?? null)
    .filter((service) => service.callable && service.topics.includes(topic));
  return {
    today: dayInChina(now),
    now: now.toISOString(),
    regionName: place?.name ?? null,
    regionCode: place?.code ?? null,
    services: services.map(({ name, label }) => ({ name, label })),
  };
}

/** Where a flow stands, as a client shows it; null once it is cancelled. */
export function statusOf(turn: Turn, state: FlowState): HandoffStatus | null {
  if (state.phase === 'cancelled') return null;
  const ticket = state.phase === 'submitted' ? turn.memory.receipt : null;
  return { flow: state.flow, ...progressOf(state, contextOf(turn, state.flow)), ticket };
}

/** What is being asked in a running flow, to come back to it. */
export function openQuestion(turn: Turn, state: FlowState): { text: string; suggestions: readonly string[] } {
  return promptOf(state, contextOf(turn, state.flow));
}

/** Carries out what a flow decided, in order, and makes one reply of it. `first`: what is said before it. */
export async function settleFlow(turn: Turn, result: FlowResult, first: DraftReply | null = null): Promise<DraftReply> {
  turn.memory.flow = result.state;
  const texts: string[] = first === null ? [] : [first.text];
  const suggestions: string[] = [];
  const citations: Citation[] = [...(first?.citations ?? [])];
  let answered: DraftReply | null = null;
  for (const effect of result.effects) {
    if (effect.type === 'say') {
      texts.push(cite(turn, effect.text, effect.articles, citations));
      suggestions.push(...effect.suggestions);
    } else if (effect.type === 'question') {
      answered = await answerBetween(turn, effect.text);
      texts.push(answered.text);
      citations.push(...answered.citations);
      if (effect.resume) {
        texts.push(cite(turn, effect.resume.text, [], citations));
        suggestions.splice(0, suggestions.length, ...effect.resume.suggestions);
      }
    } else if (effect.type === 'submit') {
      texts.push(await submit(turn, effect));
      texts.push(cite(turn, effect.closing.text, effect.closing.articles, citations));
      suggestions.push(...effect.closing.suggestions);
    }
  }
  const onlyAnswered = answered !== null && result.effects.every((effect) => effect.type === 'question');
  return {
    ...(answered ?? first ?? plainReply('handoff', '')),
    kind: onlyAnswered ? answered!.kind : 'handoff',
    text: texts.filter((text) => text !== '').join('\n'),
    citations,
    suggestions: [...new Set(suggestions)],
    handoff: statusOf(turn, result.state),
  };
}

async function submit(turn: Turn, effect: Extract<FlowEffect, { type: 'submit' }>): Promise<string> {
  const { base, memory } = turn;
  const cited = memory.clauseIds.flatMap((id) => {
    const found = base.clause(id);
    if (!found || effect.draft.clauses.some((clause) => clause.id === id)) return [];
    const { label } = toCitation(1, found.document, found.clause, '', base.regions);
    return [{ id, label, text: found.clause.text.slice(0, 1000) }];
  });
  const draft = { ...effect.draft, clauses: [...effect.draft.clauses, ...cited] };
  const lastLine = { from: 'worker' as const, text: turn.original, at: turn.now.toISOString() };
  const { receiptNumber, writes } = await turn.casework.submit(draft, turn.conversationId, [lastLine]);
  turn.writes.push(...writes);
  memory.receipt = receiptNumber;
  memory.story = '';
  return `登记好了，编号 ${receiptNumber}，请记下来。`;
}

/** Puts markers where the text rests on an article, those without a place at its end, and adds them to the citations. */
function cite({ base }: Turn, text: string, articles: readonly string[], citations: Citation[]): string {
  const marked = new Set<string>();
  const markerOf = (id: string): string => {
    marked.add(id);
    const found = base.clause(id);
    if (!found) return '';
    const known = citations.find((citation) => citation.clauseId === id);
    if (known) return `[${known.marker}]`;
    const marker = citations.length + 1;
    citations.push(toCitation(marker, found.document, found.clause, found.clause.text, base.regions));
    return `[${marker}]`;
  };
  const told = replaceArticleMarks(text, markerOf);
  return (
    told +
    [...new Set(articles)]
      .filter((id) => !marked.has(id))
      .map(markerOf)
      .join('')
  );
}

async function answerBetween(turn: Turn, text: string): Promise<DraftReply> {
  const followUp = readFollowUp(text, turn.memory);
  return answerText(turn, followUp?.type === 'question' ? followUp.text : text, { offer: false });
}
