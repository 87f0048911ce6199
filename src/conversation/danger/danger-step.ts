import { advanceFlow } from '../../handoff/flow.ts';
import { DANGER_ACTS } from '../../knowledge/act.ts';
import { kindProbability, SURE } from '../../retrieval/read-act.ts';
import { answerText, remember } from '../answer-step.ts';
import { type DraftReply, nationalLine, plainReply, replyFromAnswer } from '../draft-reply.ts';
import { contextOf, openQuestion, runningFlow, settleFlow, statusOf } from '../flow-reply.ts';
import { isBareAsk } from '../follow-up.ts';
import { readSmallTalk } from '../small-talk.ts';
import type { Turn, TurnStep } from '../turn.ts';
import { afterCalling, stayBeside, stayWithAnother, WANTS_ANSWER } from './danger-aftermath.ts';
import { DANGER_WORDS, type DangerWords, LINE_LABELS, lawBehind } from './danger-words.ts';
import { answerDeath, tellsOfDeath } from './death-told.ts';
import {
  asksAboutRule,
  type Danger,
  hasEvidence,
  hitSomebody,
  isBehindOne,
  isComplaint,
  isMereWord,
  isNotYetAtWork,
  isToldAfterwards,
  isToldOutright,
  OLD_ENOUGH,
  ofMedical,
  ofSuicide,
  readDanger,
  tellsOfBeating,
} from './read-danger.ts';

/** What needs no flight: the intake can go on at once. */
const CALM: readonly Danger[] = ['document-taken', 'child-labour'];
/** What leaves no room for anything else in the reply. */
const ALONE: readonly Danger[] = [
  'suicide',
  'suicide-of-another',
  'poisoned',
  'medical',
  'gas',
  'trapped',
  'electric',
  'missing',
  'fire',
  'cry',
];

/** After these the next words may be for whoever comes to help. */
const HELP_IS_SENT_FOR: readonly Danger[] = [
  'confined',
  'beaten',
  'forced-labour',
  'medical',
  'gas',
  'trapped',
  'electric',
  'fire',
];

/** Blood comes before the police, and they come too. */
const HURT_BY_SOMEBODY: Pick<DangerWords, 'text' | 'lines'> = {
  text: `${DANGER_WORDS.medical.text}\n是被人打的，也打 110 报警。`,
  lines: ['120', '110'],
};

/** Danger comes before everything, also in the middle of a flow: the line to ring first, then what the corpus says. */
export const respondToDanger: TurnStep = async (turn) => {
  if (readSmallTalk(turn.text) === 'good-news') return null;
  if (tellsOfDeath(turn.text)) return runningFlow(turn) ? null : answerDeath(turn);
  const called = runningFlow(turn) ? null : afterCalling(turn);
  if (called) return called;
  const another = runningFlow(turn) ? null : stayWithAnother(turn);
  if (another) return another;
  const known = dangerKnown(turn);
  const told = known ?? dangerRead(turn) ?? dangerBefore(turn);
  // Whoever was told to come down and says 「还没下来」 is still being talked to, whatever else the reader sees in it.
  const beside = told === null || (known === null && turn.memory.expects !== null) ? stayBeside(turn) : null;
  if (told === null || beside !== null) return beside;
  const danger = told === 'medical' ? ofMedical(turn.text) : told === 'suicide' ? ofSuicide(turn.text) : told;
  const { text, lines } = danger === 'medical' && tellsOfBeating(turn.text) ? HURT_BY_SOMEBODY : DANGER_WORDS[danger];
  const urgent = plainReply('urgent', text, {
    services: lines.map((line) => nationalLine(line, LINE_LABELS[line] ?? '')),
  });
  const running = runningFlow(turn);
  const isGentle = danger === 'suicide' && known !== null && isInDoubt(turn);
  const isCertain = isBeyondDoubt(turn, known);
  if (danger === 'suicide' && !isGentle) turn.memory.expects = 'safety';
  if (danger === 'threat') turn.memory.expects = 'calm';
  if (!running && isCertain && HELP_IS_SENT_FOR.includes(danger)) turn.memory.expects = 'help';
  if (running && isGentle) return null;
  if (running) {
    if (!CALM.includes(danger))
      return {
        ...urgent,
        text: `${text}\n前面说的都留着，等您安全了再说「继续」。`,
        suggestions: ['继续'],
        handoff: statusOf(turn, running),
      };
    const next = advanceFlow(running, { type: 'message', text: turn.original }, contextOf(turn, running.flow));
    const tells = JSON.stringify(next.state.values) !== JSON.stringify(running.values);
    const rest = tells
      ? await settleFlow(turn, next)
      : { ...plainReply('handoff', ''), ...openQuestion(turn, running), handoff: statusOf(turn, running) };
    return {
      ...urgent,
      text: `${text}\n${rest.text}`,
      citations: rest.citations,
      suggestions: [...rest.suggestions],
      handoff: rest.handoff,
    };
  }
  if (danger === 'harassed' && !running && isComplaint(turn.text)) return answerComplaint(turn);
  // A person who speaks of dying is not handed clauses; the talk goes on when they answer. Where pattern and reader disagree,
  // something may have been asked as well.
  const asks = WANTS_ANSWER.test(turn.text);
  if (danger === 'threat') return { ...urgent, suggestions: ['登记投诉', '转人工'] };
  if (isGentle) return answerGently(turn);
  turn.memory.question = turn.text;
  if (told === 'suicide' && (!asks || isToldOutright(turn.text))) return urgent;
  if (ALONE.includes(danger) && isBeyondDoubt(turn, known)) return urgent;
  const law = lawBehind(danger, turn.text);
  const ask = { text: turn.text, place: turn.place, lastDocumentId: null };
  // What only the reader takes for danger may be a question all the same: then what was asked is answered beneath the line to ring.
  const asked = known === null && !isCertain ? await turn.answerQuestion(ask) : null;
  const answer =
    asked?.kind === 'answer'
      ? asked
      : await turn.answerQuestion({
          ...ask,
          ...(law.length > 0 && { lead: { keys: law, alone: !asks && isCertain } }),
        });
  if (answer.kind !== 'answer') return urgent;
  remember(turn, turn.text, answer);
  return {
    ...urgent,
    text: `${text}\n${answer.text}`,
    citations: answer.citations,
    notices: answer.notices,
    services: [...urgent.services, ...answer.services].slice(0, 4),
  };
};

/**
 * Below these a pattern gives way to the reader: 「跳河里救了个小孩」「摔断腿打了钢板，医药费谁出」 have the words of danger and tell
 * of none. Of the tuned cases the true ones stand at .07 and above for lives, at .0006 for the rest; the false ones below .0002.
 */
const EXCLUDED = { lives: 0.003, rest: 0.0003 };
/** Up to here there is doubt about words of dying: 「不想活在这个城市了」 is answered, with a line to ring at its end. */
const IN_DOUBT = 0.05;
const IF_IT_IS_SO = '要是您心里难受、有不好的念头，打 12356，有人陪您说话。';

/** 「怎么办」 after a danger was told asks about it. */
function dangerBefore({ text, memory }: Turn): Danger | null {
  return memory.question !== null && isBareAsk(text) ? readDanger(memory.question) : null;
}

/** Danger in words that a pattern knows. */
function dangerKnown({ text, reading }: Turn): Danger | null {
  const danger = readDanger(text);
  if (danger === null || reading === null) return danger;
  if (danger === 'threat' || isToldOutright(text)) return danger;
  const least = ALONE.includes(danger) ? EXCLUDED.lives : EXCLUDED.rest;
  return kindProbability(reading, 'danger') < least ? null : danger;
}

/** What the reader holds for less likely is danger in its words only: 「工友去年自杀了，算不算工亡」. */
const OUT_OF_THE_QUESTION = 0.01;

function isInDoubt({ reading, text }: Turn): boolean {
  return !isToldOutright(text) && reading !== null && kindProbability(reading, 'danger') < IN_DOUBT;
}

/** The answer to what was asked, and whom to ring if it was meant after all. */
async function answerGently(turn: Turn): Promise<DraftReply> {
  const reply = await answerText(turn, turn.text, { offer: false });
  return {
    ...reply,
    text: `${reply.text}\n${IF_IT_IS_SO}`,
    services: [nationalLine('12356', LINE_LABELS[12356] ?? ''), ...reply.services].slice(0, 4),
  };
}

const WHERE_TO_COMPLAIN = 'women-workers-provisions/14#how';
const IF_AGAIN = '他再动手，您马上离开，打 110；也可以打妇女热线 12338 说说。';

/** Harassment that was reported in vain: the rule first, then whom to ring. */
async function answerComplaint(turn: Turn): Promise<DraftReply> {
  const lead = { keys: [...DANGER_WORDS.harassed.law, WHERE_TO_COMPLAIN], alone: true };
  const answer = await turn.answerQuestion({ text: turn.text, place: turn.place, lastDocumentId: null, lead });
  remember(turn, turn.text, answer);
  const reply = replyFromAnswer(answer);
  const services = DANGER_WORDS.harassed.lines.map((line) => nationalLine(line, LINE_LABELS[line] ?? ''));
  return { ...reply, text: `${reply.text}\n${IF_AGAIN}`, services, suggestions: ['转人工'] };
}

/** A pattern knows it and the reader doesn't exclude it, or the reader is sure. */
function isBeyondDoubt({ reading }: Turn, known: Danger | null): boolean {
  const probability = reading === null ? 1 : kindProbability(reading, 'danger');
  return probability >= (known === null ? SURE : OUT_OF_THE_QUESTION);
}

/** Of Chinese characters: a number, an identity card's digits tell of nothing. */
const SHORTEST_DANGER = 5;
/** What needs no flight must be likelier than what does, to come before the question. */
const CALM_ENOUGH = 0.4;

/** What one can have run away from. */
const FLED_FROM: readonly Danger[] = ['beaten', 'confined', 'forced-labour'];
/** What a worker does not want to tell us, nobody has taken. */
const WITHHELD_FROM_US =
  /身份证(?:号码?)?(?:我|俺)?(?:就)?(?:不给|不想|不说|不留|不能给|不发)|(?:不给|不想给|不留|不发).{0,3}身份证/;
/** Of Chinese characters. */
const FEW_WORDS = 8;
/** So short, a message tells of danger in words of it, or of nothing: 「他们都走了」「我闺女十四」. */
const LONGEST_TO_EVIDENCE = 11;
/** From so likely on it needs no word of it. */
const WITHOUT_EVIDENCE = 0.6;

/** Danger told in words that no pattern knows; a rule that is asked about is none. */
function dangerRead({ text, act, memory }: Turn): Danger | null {
  const length = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (act?.kind !== 'danger') return null;
  if (length < SHORTEST_DANGER || asksAboutRule(text) || isToldAfterwards(text)) return null;
  const danger = DANGER_ACTS.find((each) => each === act.act) ?? null;
  if (danger === 'beaten' && hitSomebody(text)) return null;
  if (danger !== null && FLED_FROM.includes(danger) && isBehindOne(text)) return null;
  if (danger === 'suicide' && isMereWord(text)) return null;
  if (danger === 'child-labour' && (OLD_ENOUGH.test(text) || isNotYetAtWork(text))) return null;
  if (danger === 'document-taken' && WITHHELD_FROM_US.test(text)) return null;
  // 「老板说我手脚慢」: of what is done to a body its words tell, however long the story.
  if (danger === 'harassed' && !hasEvidence(danger, text)) return null;
  const isDoubtful = act.probability < WITHOUT_EVIDENCE || danger === 'child-labour';
  if (danger !== null && isDoubtful && length <= LONGEST_TO_EVIDENCE && !hasEvidence(danger, text)) return null;
  // A few words in the middle of a story are seldom a cry for help.
  if (memory.question !== null && length <= FEW_WORDS && act.probability < SURE) return null;
  return danger !== null && CALM.includes(danger) && act.probability < CALM_ENOUGH ? null : danger;
}
