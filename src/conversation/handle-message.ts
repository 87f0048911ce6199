import type { AnswerQuestion } from '../answer/answer-question.ts';
import { GongyouError } from '../errors.ts';
import type { Casework } from '../handoff/casework.ts';
import { reviveFlowState } from '../handoff/flows/state.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Region } from '../knowledge/regions.ts';
import type { IncomingMessage, Reply } from '../message.ts';
import { normaliseText } from '../retrieval/normalise.ts';
import type { Write } from '../storage/database.ts';
import { answerFromCorpus, makeSmallTalk, resolveFollowUp, settlePlace } from './answer-step.ts';
import { respondToDanger } from './danger-step.ts';
import { plainReply } from './draft-reply.ts';
import { advanceRunningFlow, followIntent, staySilentForAgent } from './handoff-steps.ts';
import { type Memory, readMemory } from './memory.ts';
import { type PlaceReading, readPlace } from './place.ts';
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
  answerQuestion: AnswerQuestion;
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

export type HandleMessage = (message: IncomingMessage) => Promise<Reply>;

/** The way of a message, in order. The first step that has a reply ends the turn. */
const STEPS: TurnStep[] = [
  respondToDanger,
  staySilentForAgent,
  followIntent,
  advanceRunningFlow,
  makeSmallTalk,
  settlePlace,
  resolveFollowUp,
  answerFromCorpus,
];

/** @throws GongyouError request/unknown-region when the client names a place that isn't one. */
export function createHandleMessage({
  base,
  answerQuestion,
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
      const text = normaliseText(message.text.slice(0, LONGEST_READ));
      takeGivenRegion(memory, given);
      const known = memory.region === null ? null : base.regions.get(memory.region);
      const reading = readPlace(text, base.regions, known);
      takeToldRegion(memory, reading);
      const own = memory.region === null ? null : base.regions.get(memory.region);
      const turn: Turn = {
        conversationId,
        turnId,
        now: clock(),
        original: message.text,
        text,
        memory,
        place: reading.asked ?? own,
        base,
        answerQuestion,
        casework,
        writes: [],
        forget: false,
      };
      for (const step of STEPS) {
        const reply = await step(turn);
        if (reply)
          return {
            memory: turn.memory,
            reply: { conversationId, messageId: createId(), ...reply },
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

function readGivenRegion(name: string | null, base: KnowledgeBase): Region | null {
  if (name === null || name.trim() === '') return null;
  const region = base.regions.read(name);
  if (region) return region;
  throw new GongyouError(
    'request/unknown-region',
    `没有「${name.slice(0, 20)}」这个地方。请写省、市的名字，比如福建、三明，或者六位行政区划代码。`,
    { region: name.slice(0, 40) },
  );
}

/** A place that the client sends anew moves the worker; sent again with every message it says nothing. */
function takeGivenRegion(memory: Memory, given: Region | null): void {
  if (given === null || given.code === memory.givenRegion) return;
  memory.givenRegion = given.code;
  memory.region = given.code;
}

/** What is said in words counts most; but an address told in an intake (上海路 12 号) does not move the worker. */
function takeToldRegion(memory: Memory, reading: PlaceReading): void {
  if (reading.own === null) return;
  const phase = reviveFlowState(memory.flow)?.phase;
  const inFlow = phase === 'asking' || phase === 'summary';
  if (!inFlow || memory.region === null || reading.onlyPlace) memory.region = reading.own.code;
}
