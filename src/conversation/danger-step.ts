import { type Danger, DANGER_WORDS, readDanger } from './safety.ts';
import { nationalLine, plainReply } from './draft-reply.ts';
import { contextOf, openQuestion, runningFlow, settleFlow, statusOf } from './flow-reply.ts';
import { advanceFlow } from '../handoff/flow.ts';
import type { TurnStep } from './turn.ts';

const LABELS: Record<string, string> = { 110: '报警', 120: '急救', 119: '火警', 12356: '心理援助热线', 12333: '人社' };

/** What needs no flight: the intake can go on at once. */
const CALM: readonly Danger[] = ['document-taken', 'child-labour'];

/** Danger comes before everything, also in the middle of a flow: the line to ring first, then what the corpus says. */
export const respondToDanger: TurnStep = async (turn) => {
  const danger = readDanger(turn.text);
  if (danger === null) return null;
  const { text, lines } = DANGER_WORDS[danger];
  const urgent = plainReply('urgent', text, { services: lines.map((line) => nationalLine(line, LABELS[line] ?? '')) });
  const running = runningFlow(turn);
  if (running) {
    if (!CALM.includes(danger)) return { ...urgent, text: `${text}\n前面说的都留着，等您安全了再说「继续」。`, suggestions: ['继续'], handoff: statusOf(turn, running) };
    const next = advanceFlow(running, { type: 'message', text: turn.original }, contextOf(turn, running.flow));
    const tells = JSON.stringify(next.state.values) !== JSON.stringify(running.values);
    const rest = tells ? await settleFlow(turn, next) : { ...plainReply('handoff', ''), ...openQuestion(turn, running), handoff: statusOf(turn, running) };
    return { ...urgent, text: `${text}\n${rest.text}`, citations: rest.citations, suggestions: [...rest.suggestions], handoff: rest.handoff };
  }
  // A person who speaks of dying is not handed clauses; the talk goes on when they answer.
  if (danger === 'suicide' || danger === 'medical' || danger === 'fire') return urgent;
  const answer = await turn.answerQuestion({ text: turn.text, place: turn.place, lastDocumentId: null });
  if (answer.kind !== 'answer') return urgent;
  turn.memory.question = turn.text;
  turn.memory.topic = answer.topic;
  turn.memory.clauseIds = answer.citations.map((citation) => citation.clauseId);
  return { ...urgent, text: `${text}\n${answer.text}`, citations: answer.citations, notices: answer.notices, services: [...urgent.services, ...answer.services].slice(0, 4) };
};
