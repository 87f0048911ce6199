import { TALK_ACTS } from '../knowledge/act.ts';
import { answerText } from './answer-step.ts';
import { plainReply } from './draft-reply.ts';
import { readPlace } from './place.ts';
import { readSmallTalk, SMALL_TALK_REPLIES } from './small-talk.ts';
import type { TurnStep } from './turn.ts';

/** Greetings, thanks, chatter, abuse, a lone 「？」: one kind line. */
export const makeSmallTalk: TurnStep = ({ text, memory, act }) => {
  const talk = readSmallTalk(text) ?? TALK_ACTS.find((talk) => talk === act?.act) ?? null;
  if (talk === null || (talk === 'question-mark' && memory.question !== null)) return null;
  return plainReply('chat', SMALL_TALK_REPLIES[talk], {
    suggestions:
      talk === 'greeting' || talk === 'who-are-you'
        ? ['老板拖着工资不给怎么办', '干活受了伤谁赔', '孩子在这边怎么上学']
        : [],
  });
};

/** 「我在宁夏」: remembers the place, and answers the last question again for it. */
export const settlePlace: TurnStep = async (turn) => {
  const reading = readPlace(turn.text, turn.base.regions);
  if (!reading.onlyPlace || reading.own === null) return null;
  if (turn.memory.question !== null)
    return answerText(turn, turn.memory.question, { again: turn.memory.topic !== null });
  const known = turn.base.nearestWithDocument(reading.own.code);
  const text = known
    ? `记下了，您在${reading.own.name}。您遇到什么事了？`
    : `记下了，您在${reading.own.name}。我手头没有${reading.own.shortName}的文件，全国的规定可以问我。您遇到什么事了？`;
  return plainReply('chat', text);
};
