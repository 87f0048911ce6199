import { TALK_ACTS } from '../knowledge/act.ts';
import type { Region } from '../knowledge/regions.ts';
import { answerText } from './answer-step.ts';
import { type DraftReply, plainReply } from './draft-reply.ts';
import { readSmallTalk, SMALL_TALK_REPLIES } from './small-talk.ts';
import type { Turn, TurnStep } from './turn.ts';

/** Cosines to a known way of asking: from which a courtesy is a question, and a place is more than a place. */
const NEAR = 0.7;
const NEARLY_THE_SAME = 0.93;

/** Greetings, thanks, chatter, abuse, a lone 「？」: one kind line. */
export const makeSmallTalk: TurnStep = async ({ text, memory, act, place, asksPlainly }) => {
  const talk = readSmallTalk(text) ?? TALK_ACTS.find((talk) => talk === act?.act) ?? null;
  if (talk === null || (talk === 'question-mark' && memory.question !== null)) return null;
  // 「麻烦帮忙看看加班费」 has the words of a courtesy.
  if (await asksPlainly(text, place, NEAR)) return null;
  return plainReply('chat', SMALL_TALK_REPLIES[talk], {
    suggestions:
      talk === 'greeting' || talk === 'who-are-you'
        ? ['老板拖着工资不给怎么办', '干活受了伤谁赔', '孩子在这边怎么上学']
        : [],
  });
};

/** 「我在宁夏」: remembers the place, and answers the last question again for it. */
export const settlePlace: TurnStep = async (turn) => {
  const reading = turn.placed;
  if (!reading.onlyPlace || reading.own === null) return null;
  if (await turn.asksPlainly(turn.text, turn.place, NEARLY_THE_SAME)) return null;
  if (turn.memory.question !== null) {
    const now = turn.base.nearestWithDocument(reading.own.code);
    const before = turn.known === null ? null : turn.base.nearestWithDocument(turn.known.code);
    // The same documents hold there: what was said needs no saying again.
    const isSame = turn.memory.clauseIds.length > 0 && now?.code === before?.code;
    if (isSame) return keepPlace(turn, reading.own, now === null);
    return answerText(turn, turn.memory.question, { again: turn.memory.topic !== null });
  }
  const known = turn.base.nearestWithDocument(reading.own.code);
  const text = known
    ? `记下了，您在${reading.own.name}。您遇到什么事了？`
    : `记下了，您在${reading.own.name}。我手头没有${reading.own.shortName}的文件，全国的规定可以问我。您遇到什么事了？`;
  return plainReply('chat', text);
};

const OFFERED = {
  complaint: '要登记投诉，说「登记投诉」。',
  legal_aid: '要申请法律援助，说「申请法律援助」。',
  agent: '',
};

/** The place is kept; that what was said holds there is all there is to say. */
function keepPlace({ memory }: Turn, { name, shortName }: Region, isWithout: boolean): DraftReply {
  const holds = isWithout
    ? `我手头没有${shortName}的文件，刚才说的是全国的规定，在${shortName}一样管用。`
    : '刚才说的在那里也管用。';
  const next = memory.offered === null ? '还想问哪一点，接着说。' : OFFERED[memory.offered];
  return plainReply('chat', `记下了，您在${name}。${holds}\n${next}`);
}
