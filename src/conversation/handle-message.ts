import type { AnswerQuestion } from '../answer/answer-question.ts';
import type { AsksPlainly } from '../answer/asks-plainly.ts';
import { namesPaper } from '../answer/clause-reference.ts';
import type { RelateMessage } from '../answer/relate-message.ts';
import { GongyouError } from '../errors.ts';
import type { Casework } from '../handoff/casework.ts';
import { reviveFlowState } from '../handoff/flows/state.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { NATION, type Region } from '../knowledge/regions.ts';
import type { IncomingMessage, Reply } from '../message.ts';
import type { PlaceReading, ReadPlace } from '../places/read-place.ts';
import type { MessageReader } from '../retrieval/message-reader.ts';
import { normaliseText } from '../retrieval/normalise.ts';
import { type ActReading, type ActThresholds, readAct } from '../retrieval/read-act.ts';
import type { Write } from '../storage/database.ts';
import { answerFromCorpus } from './answer-step.ts';
import { respondToDanger } from './danger/danger-step.ts';
import { type DraftReply, plainReply } from './draft-reply.ts';
import { readWage } from './figures/wage.ts';
import { readFollowUp } from './follow-up.ts';
import { resolveFollowUp } from './follow-up-step.ts';
import { advanceRunningFlow, followIntent, staySilentForAgent } from './handoff-steps.ts';
import { answerAboutIntake } from './intake-questions-step.ts';
import { type Memory, readMemory } from './memory.ts';
import { readSmallTalk } from './small-talk.ts';
import { makeSmallTalk, settlePlace } from './talk-step.ts';
import type { Turn, TurnStep } from './turn.ts';

export interface TurnResult {
  memory: Memory;
  reply: Reply;
  /** The worker's words as they are kept; empty after an erasure. */
  userText: string;
  writes: Write[];
}

export interface HandleMessageParts {
  base: KnowledgeBase;
  /** A normalised text with its pinyin as characters. */
  fromPinyin: (text: string) => string;
  readPlace: ReadPlace;
  answerQuestion: AnswerQuestion;
  relateMessage: RelateMessage;
  asksPlainly: AsksPlainly;
  reader: MessageReader;
  actThresholds: ActThresholds;
  casework: Casework;
  clock: () => Date;
  createId: () => string;
  /** Runs one turn of a conversation at a time, and commits its memory, its reply and its writes together. */
  runTurn: (
    conversationId: string,
    message: IncomingMessage,
    work: (input: { memory: unknown; turnId: string }) => Promise<TurnResult>,
  ) => Promise<Reply>;
}

/** What is read of a message; the HTTP layer refuses longer ones, other callers may not. */
const LONGEST_READ = 4000;

/** What an act is read from has at least two Chinese characters: 「要」 is an answer. */
const READABLE = /\p{Script=Han}.*\p{Script=Han}/u;

/** Longer than this, a message says itself whose rules it asks for. */
const LONGEST_GOING_ON = 14;
const OF_HERE = /这边|这里|这儿|这头|本地|当地|我们这|我自己/;

/** 「我一个月4500」: a figure for what was asked. */
const LONGEST_WAGE = 12;

/** A place, a paper or a clause by its number, a courtesy, a word on what was said last: too few characters to tell an act from, and read exactly elsewhere. */
function saysWhatElse(text: string, memory: Memory, placed: PlaceReading): boolean {
  if (memory.question !== null && text.length <= LONGEST_WAGE && readWage(text) !== null) return true;
  return placed.onlyPlace || namesPaper(text) || readSmallTalk(text) !== null || readFollowUp(text, memory) !== null;
}

/** 「东家姓马，别的不知道」 is an answer, whatever it is like. */
const SURE_IN_INTAKE = 0.8;

/** While an intake runs, a message answers its question; only danger that is sure comes before it. */
function duringIntake(act: ActReading | null, runs: boolean): ActReading | null {
  return runs && !(act?.kind === 'danger' && act.probability >= SURE_IN_INTAKE) ? null : act;
}

export type HandleMessage = (message: IncomingMessage) => Promise<Reply>;

/** The way of a message, in order. The first step that has a reply ends the turn. */
const STEPS: TurnStep[] = [
  respondToDanger,
  staySilentForAgent,
  followIntent,
  answerAboutIntake,
  advanceRunningFlow,
  makeSmallTalk,
  settlePlace,
  resolveFollowUp,
  answerFromCorpus,
];

/** @throws GongyouError request/unknown-region when the client names a place that isn't one, request/ambiguous-region when it may be several. */
export function createHandleMessage({
  base,
  fromPinyin,
  readPlace,
  answerQuestion,
  relateMessage,
  asksPlainly,
  reader,
  actThresholds,
  casework,
  clock,
  createId,
  runTurn,
}: HandleMessageParts): HandleMessage {
  return async (message) => {
    const conversationId = message.conversationId ?? createId();
    const given = readGivenRegion(message.region, base);
    return runTurn(conversationId, message, async ({ memory: stored, turnId }) => {
      const memory = readMemory(stored);
      const text = fromPinyin(normaliseText(message.text.slice(0, LONGEST_READ)));
      const isAssumed = given?.assumed === true && given.region.code !== memory.givenRegion;
      takeGivenRegion(memory, given?.region ?? null);
      const known = memory.region === null ? null : base.regions.get(memory.region);
      const placed = readPlace(text, known);
      takeToldRegion(memory, placed);
      const own = memory.region === null ? null : base.regions.get(memory.region);
      const place = placed.asked[0] ?? placeGoneOn(memory, text, base) ?? own;
      const reading = READABLE.test(text) ? reader(text) : null;
      const turn: Turn = {
        conversationId,
        turnId,
        now: clock(),
        original: message.text,
        text,
        memory,
        placed,
        place,
        known,
        base,
        readPlace,
        answerQuestion,
        relateMessage,
        asksPlainly,
        reading,
        act:
          reading === null || saysWhatElse(text, memory, placed)
            ? null
            : duringIntake(readAct(reading, actThresholds), isInIntake(memory) || memory.expects === 'evidence'),
        casework,
        writes: [],
        forget: false,
      };
      for (const step of STEPS) {
        const reply = await step(turn);
        if (reply)
          return {
            memory: turn.memory,
            reply: {
              conversationId,
              messageId: createId(),
              ...(isAssumed ? withAssumedPlace(reply, given.region, base) : reply),
            },
            userText: turn.forget ? '' : message.text,
            writes: turn.writes,
          };
      }
      return {
        memory,
        reply: { conversationId, messageId: createId(), ...plainReply('chat', '我在呢。您想问哪件事？') },
        userText: message.text,
        writes: turn.writes,
      };
    });
  };
}

interface GivenRegion {
  region: Region;
  /** True where several places bear the name and the one with documents was taken: the reply says so. */
  assumed: boolean;
}

function readGivenRegion(name: string | null, base: KnowledgeBase): GivenRegion | null {
  if (name === null || name.trim() === '') return null;
  const region = base.regions.read(name);
  const namesakes = base.regions.namesakes(name);
  const covered = namesakes.filter((each) => base.nearestWithDocument(each.code) !== null);
  // A province is meant by its name; of a city and a district that share one, the one with documents is likelier.
  const isMeant = region !== null && (region.level === 'province' || covered.includes(region) || covered.length !== 1);
  if (isMeant) return { region, assumed: false };
  if (covered.length === 1) return { region: covered[0]!, assumed: true };
  if (namesakes.length > 0)
    throw new GongyouError(
      'request/ambiguous-region',
      `叫「${name.slice(0, 20)}」的地方不止一个。请把城市也写上，比如${fullName(namesakes[0]!, base)}。`,
      { region: name.slice(0, 40), codes: namesakes.map((each) => each.code) },
    );
  throw new GongyouError(
    'request/unknown-region',
    `没有「${name.slice(0, 20)}」这个地方。请写省、市的名字，比如福建、三明，或者六位行政区划代码。`,
    { region: name.slice(0, 40) },
  );
}

/** 福州市鼓楼区: with the city around it, or the province. */
function fullName(region: Region, base: KnowledgeBase): string {
  const around = region.parent === null ? null : base.regions.get(region.parent);
  return `${around?.name ?? ''}${region.name}`;
}

/** Said where the answer rests on the place that was taken. */
function withAssumedPlace(reply: DraftReply, region: Region, base: KnowledgeBase): DraftReply {
  if (reply.citations.every((citation) => citation.document.region === NATION)) return reply;
  const text = `我按${fullName(region, base)}答的。您不在那里的话，说一声您在哪个市。`;
  return { ...reply, text: `${reply.text}\n${text}`, notices: [...reply.notices, { code: 'assumed-place', text }] };
}

/** A place that the client sends anew moves the worker; sent again with every message it says nothing. */
function takeGivenRegion(memory: Memory, given: Region | null): void {
  if (given === null || given.code === memory.givenRegion) return;
  memory.givenRegion = given.code;
  memory.region = given.code;
}

/** 「要带啥」 after a question about another place than one's own asks about that place; a question of its own doesn't. */
function placeGoneOn(memory: Memory, text: string, base: KnowledgeBase): Region | null {
  if (memory.askedRegion === null || text.length > LONGEST_GOING_ON || OF_HERE.test(text)) return null;
  return base.regions.get(memory.askedRegion);
}

/** What is said in words counts most; but an address told in an intake (上海路 12 号) does not move the worker. */
function takeToldRegion(memory: Memory, reading: PlaceReading): void {
  if (reading.own === null) return;
  memory.askedRegion = null;
  if (!isInIntake(memory) || memory.region === null || reading.onlyPlace) memory.region = reading.own.code;
}

/** Whether an intake is asking: then a message is first of all its answer. */
function isInIntake(memory: Memory): boolean {
  const phase = reviveFlowState(memory.flow)?.phase;
  return phase === 'asking' || phase === 'summary';
}
