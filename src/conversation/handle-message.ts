import type { AnswerQuestion } from '../answer/answer-question.ts';
import { GongyouError } from '../errors.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { IncomingMessage, Reply } from '../message.ts';
import { normaliseText } from '../retrieval/normalise.ts';
import { answerFromCorpus, makeSmallTalk, resolveFollowUp, settlePlace } from './answer-step.ts';
import { respondToDanger } from './danger-step.ts';
import { plainReply } from './draft-reply.ts';
import { type Memory, readMemory } from './memory.ts';
import { readPlace } from './place.ts';
import type { Turn, TurnStep } from './turn.ts';

export interface HandleMessageParts {
  base: KnowledgeBase;
  answerQuestion: AnswerQuestion;
  createId: () => string;
  /** Runs one turn of a conversation at a time, and keeps its memory and reply. */
  runTurn: (conversationId: string, message: IncomingMessage, work: (memory: unknown) => Promise<{ memory: Memory; reply: Reply }>) => Promise<Reply>;
}

export type HandleMessage = (message: IncomingMessage) => Promise<Reply>;

/** The way of a message, in order. The first step that has a reply ends the turn. */
const STEPS: TurnStep[] = [respondToDanger, makeSmallTalk, settlePlace, resolveFollowUp, answerFromCorpus];

/** @throws GongyouError request/unknown-region when the client names a place that isn't one. */
export function createHandleMessage({ base, answerQuestion, createId, runTurn }: HandleMessageParts): HandleMessage {
  return async (message) => {
    const conversationId = message.conversationId ?? createId();
    const given = message.region === null || message.region.trim() === '' ? null : base.regions.read(message.region);
    if (message.region !== null && message.region.trim() !== '' && given === null) {
      throw new GongyouError('request/unknown-region', `没有「${message.region.slice(0, 20)}」这个地方。请写省、市的名字，比如福建、三明，或者六位行政区划代码。`, { region: message.region.slice(0, 40) });
    }
    return runTurn(conversationId, message, async (stored) => {
      const memory = readMemory(stored);
      const text = normaliseText(message.text);
      const reading = readPlace(text, base.regions);
      if (reading.own) memory.region = reading.own.code;
      else if (given) memory.region = given.code;
      const own = memory.region === null ? null : base.regions.get(memory.region);
      const turn: Turn = { original: message.text, text, memory, place: reading.asked ?? own, base, answerQuestion };
      for (const step of STEPS) {
        const reply = await step(turn);
        if (reply) return { memory: turn.memory, reply: { conversationId, messageId: createId(), ...reply } };
      }
      return { memory, reply: { conversationId, messageId: createId(), ...plainReply('chat', '我在呢。您想问哪件事？') } };
    });
  };
}
