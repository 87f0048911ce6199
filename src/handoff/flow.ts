import { cancelFlow, resumeCancelled } from './flows/cancel.ts';
import { closingOf } from './flows/closing.ts';
import { type Command, corrects, readCommand } from './flows/command.ts';
import { settleConsent } from './flows/consent.ts';
import { draftOf } from './flows/draft.ts';
import { askNext, type FlowEffect, type FlowResult, promptOf, say } from './flows/effects.ts';
import { type Filled, fill } from './flows/fill.ts';
import { edit, goBack, reaskRecent, skip } from './flows/moves.ts';
import type { FlowContext } from './flows/slot.ts';
import { type FlowState, flowStateSchema, freshState, type IntakeFlow, openStep } from './flows/state.ts';
import { splitClauses, tellingPart } from './understand/clauses.ts';
import { normalise } from './understand/normalise.ts';
import { courtesyTo } from './understand/small-talk.ts';
import { readYesNo } from './understand/yes-no.ts';

export type FlowEvent =
  | { type: 'message'; text: string }
  /** Ask again where the flow stands, after something else was dealt with. */
  | { type: 'resume' }
  | { type: 'cancel' };

/** One message is read up to here; a longer one is answered and not read. */
export const LONGEST_MESSAGE = 2000;
const TOO_LONG = '这段话太长了，我一次看不完。请分几段发，每段 2000 字以内，先说最要紧的。';

/**
 * Begins a flow. `opening` is the message that led to it, if it told a story: what it holds is not asked again. `matter`: what a
 * complaint is about, where it isn't wages. Pure: the same inputs give the same result.
 */
export function startFlow(
  flow: IntakeFlow,
  context: FlowContext,
  opening = '',
  matter: 'wages' | 'other' = 'wages',
): FlowResult {
  const fresh = freshState(flow);
  const state: FlowState =
    flow === 'complaint' && matter === 'other' ? { ...fresh, values: { ...fresh.values, matter } } : fresh;
  if (opening.length > LONGEST_MESSAGE) return askNext(state, context, TOO_LONG, { intro: true });
  const text = normalise(opening);
  // A story may hold words of a command (老板不是人); a short message is one.
  if (text === '' || (text.length <= 12 && readCommand(text) !== null))
    return askNext(state, context, '', { intro: true });
  const {
    state: told,
    lead,
    articles,
  } = fill(state, text, [], context, {
    correcting: false,
    opening: true,
    tale: tellingPart(text),
  });
  return askNext(told, context, lead, { intro: true, articles });
}

/**
 * One turn of a running flow. Any event on any valid state gives a valid state; a value is only ever changed by the worker's own
 * words, and taken away only by a refusal, a withdrawal, 取消 or 重新开始. Pure.
 */
export function advanceFlow(state: FlowState, event: FlowEvent, context: FlowContext): FlowResult {
  const settled = settleConsent(flowStateSchema.parse(state), context.today, context.now ?? null);
  if (event.type === 'cancel') return cancelFlow(settled);
  if (event.type === 'resume') return askNext(settled, context, '');
  return onMessage(settled, event.text, context);
}

/** 「泉州南安 恒大项目部 吴老板 4万」: many write a space where they pause. One alone may stand inside a name or a number. */
function withPauses(text: string): string {
  const pieces = text.trim().split(/\s+/);
  return pieces.length >= 3 && pieces.every((piece) => /[\u4e00-\u9fff]/.test(piece)) ? pieces.join('，') : text;
}

/** 「等下，工伤认定多久能下来」: no answer, and nobody's name. */
const WAIT = /^(?:先)?(?:等等|等一?下|等会儿?|稍等|慢着)(?:一?下|啊|哈|呀|,|。|\s)*/;

function onMessage(state: FlowState, raw: string, context: FlowContext): FlowResult {
  if (raw.length > LONGEST_MESSAGE) return askNext(state, context, TOO_LONG);
  const words = normalise(withPauses(raw)).slice(0, LONGEST_MESSAGE);
  const text = words.replace(WAIT, '');
  if (text === '' && words !== '') return askNext(state, context, '不急，您想好了再说。');
  const command = readCommand(text);
  if (state.phase === 'submitted' || state.phase === 'cancelled') return afterEnd(state, raw, command, context);
  if (!/[\p{L}\p{N}]/u.test(text))
    return askNext(state, context, text.includes('?') ? '' : '这个我看不懂，请用文字说。');
  if (command !== null && !isPlainAnswer(state, text, command, context)) return onCommand(state, command, context);
  return state.phase === 'summary' && openStep(state, context.today) === null
    ? onSummary(state, text, context)
    : onAnswer(state, text, context);
}

/** 确认, 不对 and 取消 count as yes and no where yes or no was asked. */
function isPlainAnswer(state: FlowState, text: string, command: Command, context: FlowContext): boolean {
  const open = openStep(state, context.today)?.open ?? [];
  const yesNo = open.some((name) => /Consent$|^contract$|^migrant$/.test(name));
  // 确认 is said to the whole at the end; to 签过合同吗 or 留身份证号吗 it is no answer.
  if (command.kind === 'confirm') return open.includes('personalConsent') && /同意/.test(text);
  if (command.kind === 'wrong') return yesNo && readYesNo(text).found;
  return command.kind === 'withdraw' && open.includes('sensitiveConsent') && /身份证/.test(text);
}

function onCommand(state: FlowState, command: Command, context: FlowContext): FlowResult {
  switch (command.kind) {
    case 'cancel':
      return cancelFlow(state);
    case 'restart':
      return askNext(freshState(state.flow), context, '好，从头来。');
    case 'continue':
      return askNext({ ...state, fixing: [] }, context, '');
    case 'repeat':
      return askNext(state, context, '', { why: true });
    case 'skip':
      return skip(state, context);
    case 'back':
      return goBack(state, context);
    case 'switch':
      return switchFlow(state, command.flow, context);
    case 'withdraw':
      return withdraw(state, context);
    case 'edit':
      return edit(state, command.slot, command.rest, context);
    case 'wrong':
      return reaskRecent(state, context);
    case 'confirm':
      return openStep(state, context.today) === null
        ? submit(state, context)
        : askNext(state, context, '还差几个问题。');
  }
}

function afterEnd(state: FlowState, raw: string, command: Command | null, context: FlowContext): FlowResult {
  if (state.phase === 'cancelled' && command?.kind === 'continue')
    return askNext(resumeCancelled(state), context, '好，接着来。');
  if (command?.kind === 'restart') return askNext(freshState(state.flow), context, '好，从头来。');
  return { state, effects: [{ type: 'question', text: raw, resume: null }] };
}

function submit(state: FlowState, context: FlowContext): FlowResult {
  const draft = draftOf(state, context);
  const ended: FlowState = { ...freshState(state.flow), phase: 'submitted' };
  return { state: ended, effects: [{ type: 'submit', draft, closing: closingOf(state, context) }] };
}

function switchFlow(state: FlowState, flow: IntakeFlow, context: FlowContext): FlowResult {
  if (flow === state.flow) return askNext(state, context, '');
  const known = state.values.matter ?? 'wages';
  const matter = flow === 'legal_aid' ? known : known === 'wages' ? undefined : 'other';
  const moved: FlowState = {
    ...state,
    flow,
    phase: 'asking',
    values: { ...state.values, matter },
    skipped: [],
    trail: [],
    fixing: [],
    recent: [],
    nudged: null,
  };
  const { state: next, effects } = askNext(moved, context, '好，换成这个办。前面说过的不用再说。', { intro: false });
  return { state: next, effects: [{ type: 'switch', flow }, ...effects] };
}

function withdraw(state: FlowState, context: FlowContext): FlowResult {
  const values = { ...state.values, personalConsent: 'no' as const, sensitiveConsent: 'no' as const };
  if (values.guardianConsent !== undefined) values.guardianConsent = 'no';
  const settled = settleConsent({ ...state, values, fixing: [] }, context.today, context.now ?? null);
  return askNext(settled, context, '好，您的姓名、电话和身份证号都拿掉了。照样登记。');
}

interface Parts {
  facts: string;
  questions: string;
}

/** What is told and what is asked in one message; the asking clauses are not read for facts. */
function partsOf(text: string): Parts {
  const clauses = splitClauses(text);
  const join = (asks: boolean): string =>
    clauses
      .filter((clause) => clause.asks === asks)
      .map((clause) => clause.text)
      .join('')
      .trim();
  return { facts: join(false), questions: join(true) };
}

const WHY = /(?:为什么|为啥|干嘛|干啥|凭什么|凭啥|有啥用|有什么用|做什么用|拿来做什么|什么意思|啥意思|干什么用)/;

function onAnswer(state: FlowState, text: string, context: FlowContext): FlowResult {
  const current = openStep(state, context.today);
  if (current === null) return onSummary({ ...state, phase: 'summary' }, text, context);
  const { facts, questions } = partsOf(text);
  if (questions !== '' && facts === '' && WHY.test(questions) && text.length <= 24)
    return askNext(state, context, '', { why: true });
  const correcting = corrects(text);
  const first = facts === '' ? null : fill(state, facts, current.open, context, { correcting });
  const told = first === null ? null : withContact(first, facts, context);
  if (questions !== '') {
    const kept = told?.filled.length ? told.state : state;
    return interrupted(
      kept,
      told?.filled.length ? `${told.lead}` : '',
      told?.filled.length ? questions : text,
      context,
    );
  }
  if (told === null) return askNext(state, context, '');
  if (told.filled.length === 0 && told.unsure) return skip(state, context, true);
  const courtesy = told.filled.length === 0 ? courtesyTo(text) : null;
  if (courtesy !== null) return askNext(state, context, courtesy);
  const short = told.filled.length === 0 && /consent|identity|guardian/.test(current.step.name);
  return askNext(told.state, context, told.lead, { short, articles: told.articles, suggestions: told.suggestions });
}

/** The word of consent, and what stands behind it. */
const AGREED_AND_MORE = /^[^,，。;；\s]{1,6}[,，。;；\s]+(.+)$/s;

/** 「留，李秀芳，电话136…」: what was not to be read before it was agreed to is read now. */
function withContact(told: Filled, facts: string, context: FlowContext): Filled {
  const rest = AGREED_AND_MORE.exec(facts)?.[1];
  if (rest === undefined || !told.filled.includes('personalConsent') || told.state.values.personalConsent !== 'yes')
    return told;
  const open = (openStep(told.state, context.today)?.open ?? []).filter((slot) => slot === 'name' || slot === 'phone');
  const contact = fill(told.state, rest, open, context, { correcting: false });
  return contact.filled.length > 0 ? { ...contact, filled: [...told.filled, ...contact.filled] } : told;
}

/** A question in between: the caller answers it and says `resume` after. */
function interrupted(state: FlowState, lead: string, question: string, context: FlowContext): FlowResult {
  const prompt = promptOf(state, context);
  const asked: FlowState = { ...state, retries: 0 };
  const text = `${lead === '' ? '' : `${lead}\n`}我们接着来。${prompt.text}`;
  const effects: FlowEffect[] = [
    { type: 'question', text: question, resume: { text, suggestions: [...prompt.suggestions] } },
  ];
  return { state: asked, effects };
}

function onSummary(state: FlowState, text: string, context: FlowContext): FlowResult {
  const answer = readYesNo(text);
  if (answer.found && answer.value === 'yes') return submit(state, context);
  if (answer.found)
    return {
      state: { ...state, phase: 'summary' },
      effects: [
        say('哪里不对？直接说就行，比如「金额是8000」「修改电话」。', ['修改金额', '修改时间', '修改电话', '取消']),
      ],
    };
  const { facts, questions } = partsOf(text);
  const told = facts === '' ? null : fill(state, facts, [], context, { correcting: true, supplement: true });
  if (questions !== '') {
    const changed = told !== null && told.filled.length > 0;
    return interrupted(changed ? told.state : state, changed ? told.lead : '', changed ? questions : text, context);
  }
  if (told === null || told.filled.length === 0)
    return askNext(state, context, '这句我没看明白要改哪里。可以说「修改金额」这样。');
  return askNext(told.state, context, told.lead, { articles: told.articles });
}
