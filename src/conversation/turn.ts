import type { AnswerQuestion } from '../answer/answer-question.ts';
import type { AsksPlainly } from '../answer/asks-plainly.ts';
import type { RelateMessage } from '../answer/relate-message.ts';
import type { Casework } from '../handoff/casework.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Region } from '../knowledge/regions.ts';
import type { PlaceReading, ReadPlace } from '../places/read-place.ts';
import type { MessageReading } from '../retrieval/message-reader.ts';
import type { ActReading } from '../retrieval/read-act.ts';
import type { Write } from '../storage/database.ts';
import type { DraftReply } from './draft-reply.ts';
import type { Memory } from './memory.ts';

/** What the steps of a turn are given. They change `memory`, add to `writes`, and nothing else. */
export interface Turn {
  conversationId: string;
  turnId: string;
  /** The instant of the turn. */
  now: Date;
  /** As it was written. */
  original: string;
  /** Normalised. */
  text: string;
  memory: Memory;
  /** What the message says of places. */
  placed: PlaceReading;
  /** Whose rules the message asks for: of the place it asks about, else of where the worker is, as far as is known. */
  place: Region | null;
  /** Where the worker was, as far as was known before this message. */
  known: Region | null;
  base: KnowledgeBase;
  readPlace: ReadPlace;
  answerQuestion: AnswerQuestion;
  relateMessage: RelateMessage;
  asksPlainly: AsksPlainly;
  /** What the reader makes of the message; null where it isn't Chinese, or a mere character. */
  reading: MessageReading | null;
  /** What the message does, as the reader sees it; null where it asks, or answers an intake's question. */
  act: ActReading | null;
  casework: Casework;
  /** Committed with the turn, or not at all. */
  writes: Write[];
  /** True when the worker's words must not be kept. */
  forget: boolean;
}

/** One step of the way of a message: a reply, or null to pass the turn on. */
export type TurnStep = (turn: Turn) => Promise<DraftReply | null> | DraftReply | null;
