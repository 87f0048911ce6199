import type { TicketDraft } from '../ticket-draft.ts';
import type { FlowContext, Question } from './slot.ts';
import { definitionOf, type FlowState, type IntakeFlow, openStep, questionOf } from './state.ts';
import { summaryOf } from './summary.ts';

/** What the caller does after a turn, in order. */
export type FlowEffect =
  /** Send to the worker. `articles` are the `<law-id>/<article>` the text names, for citations. */
  | { type: 'say'; text: string; suggestions: string[]; articles: string[] }
  /** Answer this as any question, then add `resume` to the reply; null where no flow runs any more. */
  | { type: 'question'; text: string; resume: { text: string; suggestions: string[] } | null }
  /** Confirmed: make the ticket, say its receipt number, then `closing`. */
  | { type: 'submit'; draft: TicketDraft; closing: { text: string; suggestions: string[]; articles: string[] } }
  | { type: 'cancelled' }
  /** The state is the other flow's already; a `say` follows. */
  | { type: 'switch'; flow: IntakeFlow };

export interface FlowResult {
  state: FlowState;
  effects: FlowEffect[];
}

export function say(text: string, suggestions: readonly string[] = [], articles: readonly string[] = []): FlowEffect {
  return { type: 'say', text, suggestions: [...suggestions], articles: [...articles] };
}

/** What is being asked now: the open step's question, or the summary. */
export function promptOf(state: FlowState, context: FlowContext): Question {
  const current = openStep(state, context.today);
  return current === null ? summaryOf(state, context) : questionOf(current, state, context);
}

export interface AskOptions {
  intro?: boolean;
  /** Say why it is asked. */
  why?: boolean;
  /** Leave the question out: a long notice is not read twice in a row. */
  short?: boolean;
  articles?: readonly string[];
  suggestions?: readonly string[];
}

/** Says `lead` and then asks what is open, or shows the summary; the step goes on the trail. */
export function askNext(state: FlowState, context: FlowContext, lead: string, options: AskOptions = {}): FlowResult {
  const current = openStep(state, context.today);
  const prompt = promptOf(state, context);
  const name = current?.step.name;
  const onTrail = name === undefined || state.fixing.length > 0 || state.trail.at(-1) === name;
  const next: FlowState = {
    ...state,
    phase: current === null ? 'summary' : 'asking',
    trail: onTrail ? state.trail : [...state.trail, name].slice(-60),
  };
  const reason = options.why && current !== null ? current.step.why : '';
  const parts = [
    options.intro ? definitionOf(state.flow).intro : '',
    lead,
    reason,
    options.short && lead !== '' ? '' : prompt.text,
  ].filter((part) => part !== '');
  return {
    state: next,
    effects: [
      say(parts.join('\n'), [...new Set([...(options.suggestions ?? []), ...prompt.suggestions])], options.articles),
    ],
  };
}
