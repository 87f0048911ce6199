import { dayInChina } from '../handoff/understand/calendar.ts';
import { withoutWages } from '../handoff/understand/money.ts';
import { normalise } from '../handoff/understand/normalise.ts';
import { type AnswerTextOptions, answerText, remember } from './answer-step.ts';
import { type DraftReply, nationalLine, plainReply, replyFromAnswer } from './draft-reply.ts';
import { readTenure } from './figures/tenure.ts';
import { readRate, readWage } from './figures/wage.ts';
import { workOut } from './figures/work-out.ts';
import { namesNothing, readFollowUp } from './follow-up.ts';
import { asksFirst } from './intent.ts';
import type { Turn, TurnStep } from './turn.ts';

/** 「那工伤呢」「电话多少」「还有别的吗」「第二条啥意思」, against what was said last. */
export const resolveFollowUp: TurnStep = async (turn) => {
  const { memory, base } = turn;
  const regraded = ofOtherGrade(turn);
  if (regraded !== null) return answerText(turn, regraded);
  const figures = figuresAdded(turn);
  if (figures !== null) {
    const { question } = memory;
    const reply = await answerText(turn, question!, { figures });
    // What was added stays, so that a wage that comes next finds the years; the whole story is kept elsewhere.
    memory.question = figures === memory.story ? question : figures;
    return reply;
  }
  const followUp = readFollowUp(turn.text, memory);
  if (followUp === null) return memory.question === null ? askWhatFor(turn) : followStory(turn, memory.question);
  if (followUp.type === 'question') return answerAbout(turn, followUp.text, { ask: followUp.ask });
  if (followUp.type === 'instead') return answerInstead(turn, followUp.subject);
  if (followUp.type === 'phone') {
    const services = base
      .servicesFor(turn.place?.code ?? null)
      .filter(
        (service) =>
          service.kind === 'phone' && service.callable && service.topics.some((topic) => topic === memory.topic),
      );
    const lines = services
      .filter((service, index) => services.findIndex((other) => other.name === service.name) === index)
      .slice(0, 3);
    if (lines.length === 0)
      return plainReply('answer', '文件里没写专门的电话。打 12345 政府热线，全国都能打，会转给管这件事的部门。', {
        services: [nationalLine('12345', '政府热线')],
      });
    return plainReply('answer', `${lines.map((line) => `打 ${line.name}，${line.label}。`).join('\n')}`, {
      services: lines.map(({ name, kind, label, clause }) => ({ name, kind, label, clauseId: clause })),
    });
  }
  if (followUp.type === 'citation') {
    const id = memory.clauseIds[followUp.number - 1];
    const found = id ? base.clause(id) : null;
    if (!found) return plainReply('clarify', `上面一共说了 ${memory.clauseIds.length} 条，您想问哪一条？`);
    return answerText(
      turn,
      `${found.document.kind === 'law-summary' ? found.document.title.replace(/^中华人民共和国/, '') : ''}${found.clause.place}`,
      { documentId: found.document.id, keepQuestion: true },
    );
  }
  if (followUp.type === 'again') return memory.question === null ? null : sayShorter(turn, memory.question);
  return tellMore(turn);
};

const GRADE = /(?:10|[1-9]|[一二三四五六七八九十])级/;

/** 「十级呢」 after a question about another grade: that question with this grade. */
function ofOtherGrade({ text, memory: { question } }: Turn): string | null {
  const grade = GRADE.exec(text)?.[0];
  if (grade === undefined || question === null || text.length > LONGEST_FIGURE || !GRADE.test(question)) return null;
  return question.replace(GRADE, grade);
}

const LONGEST_FIGURE = 16;
const OF_PREGNANCY = /怀孕|孕|身子|产假|生孩子/;

/** 「月薪6000呢」「干了五年」「十级呢」 after an answer that says how it is reckoned: the message with the figures in it; else null. */
function figuresAdded({ text, memory, now }: Turn): string | null {
  const { question, clauseIds, story } = memory;
  if (question === null || text.length > LONGEST_FIGURE) return null;
  // 「七个月」 after 怀孕被辞退 is no time of work.
  if (OF_PREGNANCY.test(question) && !/干|做|上班|来|入职|工资|月薪|块|元/.test(text)) return null;
  const today = dayInChina(now);
  const before = workOut(question, clauseIds, today)?.text;
  const isNew = (message: string) => {
    const after = workOut(message, clauseIds, today);
    return after !== null && after.text !== before;
  };
  // A wage that comes now takes the place of one told before.
  const earlier = readWage(normalise(text)) === null ? question : withoutWages(normalise(question));
  // The story holds the message already.
  return [`${earlier}，${text}`, text, story].find(isNew) ?? null;
}

/** A message that is no known follow-up: with the question before it, as a piece of the story, or on its own (null). */
async function followStory(turn: Turn, question: string): Promise<DraftReply | null> {
  const { text, memory, place } = turn;
  const relation = await turn.relateMessage({ text, before: question, place, told: memory.clauseIds });
  if (relation === 'alone') return ABOUT_ONESELF.test(text) && !asksFirst(text) ? answerAbout(turn, text) : null;
  const together = `${question}，${text}`;
  if (relation === 'together') return answerAbout(turn, together, { ask: text });
  // Nothing was answered yet: 「我在贵阳给人装修」「老板差我一万二」 are one story, to be answered as one.
  if (memory.clauseIds.length === 0) {
    const alone = await turn.answerQuestion({ text, place, lastDocumentId: null, brief: true });
    return alone.kind === 'answer' || together.length > LONGEST_QUESTION ? null : answerText(turn, together);
  }
  if (together.length <= LONGEST_QUESTION && hasFigures(text, turn.now)) memory.question = together;
  return noteRemark(memory);
}

/** 「我没签合同」 in the story of an injury is told its rule, and the injury stays what further questions are about. */
const ABOUT_ONESELF = /^(?:我|俺|咱)(?:们)?(?:也|还|都|才|又)*(?:没|不|是|有|在|是个)/;

/** 「干了三年」「一天两百」: what a sum may be reckoned from later. */
function hasFigures(text: string, now: Date): boolean {
  const words = normalise(text);
  return readTenure(words, dayInChina(now)) !== null || readWage(words) !== null || readRate(words) !== null;
}

/** Of more characters than this a question says too many things to be searched for. */
const LONGEST_QUESTION = 60;

const NOTED = '好，我记着了。';
const NOTED_AGAIN = '嗯，也记着了。想问什么，接着说。';
const NEXT_STEPS = {
  complaint: { text: '要登记投诉，说「登记投诉」；还想问哪一点，接着说。', suggestions: ['登记投诉', '转人工'] },
  legal_aid: {
    text: '要申请法律援助，说「申请法律援助」；还想问哪一点，接着说。',
    suggestions: ['申请法律援助', '转人工'],
  },
  none: { text: '您最想问哪一点？比如能拿多少、找谁、要带什么。', suggestions: ['找谁', '要带什么', '转人工'] },
} as const;

/** What was told is kept; what could be done with it is said. */
function noteRemark(memory: Turn['memory']): DraftReply {
  const { offered, noted } = memory;
  memory.noted = true;
  if (noted) return plainReply('clarify', NOTED_AGAIN, { suggestions: ['转人工'] });
  const { text, suggestions } = NEXT_STEPS[offered === 'complaint' || offered === 'legal_aid' ? offered : 'none'];
  return plainReply('clarify', `${NOTED}${text}`, { suggestions: [...suggestions] });
}

/** The last question with something added; it stays the one that further follow-ups mean. */
async function answerAbout(turn: Turn, text: string, options: AnswerTextOptions = {}): Promise<DraftReply> {
  const { question } = turn.memory;
  const reply = await answerText(turn, text, options);
  turn.memory.question = question;
  return reply;
}

/** A grade, an age, a holiday means nothing by itself. */
const PART_OF_A_QUESTION =
  /^(?:试用期|孕期|哺乳期|产假|派遣工?|临时工|小时工|学徒|实习生?|外地人|没(?:签)?合同)(?:里|的)?$|\d|[一二三四五六七八九十]级|岁|[年月天次]$|国庆|春节|五一|元旦|端午|中秋|周[末六日]|星期/;

/** 「要是不干了呢」 supposes something of the same case. */
const SUPPOSES = /^那?(?:要是|如果|万一)/;

/** 「那工伤呢」 is asked by itself, or, where that tells nothing, in the place of what was asked before. */
async function answerInstead(turn: Turn, subject: string): Promise<DraftReply> {
  const together = `${turn.memory.question} ${subject}`;
  if (PART_OF_A_QUESTION.test(subject) || SUPPOSES.test(turn.text))
    return answerAbout(turn, together, { figures: subject, ask: subject });
  const alone = `${subject}怎么办`;
  const { kind } = await turn.answerQuestion({ text: alone, place: turn.place, lastDocumentId: null, brief: true });
  return kind === 'answer' ? answerText(turn, alone) : answerAbout(turn, together, { ask: alone });
}

/** The one point that matters most, for whoever did not understand the whole; a person, if that doesn't help. */
async function sayShorter(turn: Turn, question: string): Promise<DraftReply> {
  const answer = await turn.answerQuestion({ text: question, place: turn.place, lastDocumentId: null, brief: true });
  if (answer.kind !== 'answer') return answerText(turn, question);
  return replyFromAnswer({
    ...answer,
    text: `最要紧的是这一句：\n${answer.text}\n还是不明白的话，说「转人工」，我找人跟您说。`,
    suggestions: ['转人工'],
  });
}

/** 「还有别的吗」 as the first words of a conversation: nothing was said that it could follow. */
function askWhatFor({ text, memory }: Turn): DraftReply | null {
  const dangling = readFollowUp(text, { ...memory, question: '' });
  if ((dangling === null || dangling.type === 'instead') && !namesNothing(text)) return null;
  return plainReply('clarify', '您想问哪件事？说给我听，比如「工钱要不回来找谁」。');
}

async function tellMore(turn: Turn) {
  const question = turn.memory.question!;
  const answer = await turn.answerQuestion({
    text: question,
    place: turn.place,
    lastDocumentId: null,
    told: turn.memory.told,
  });
  if (answer.kind !== 'answer')
    return plainReply('abstain', '文件里关于这件事的，就是上面这些了。还想问细一点，打 12333 问人社局，或打 12345。', {
      services: [nationalLine('12333', '人社'), nationalLine('12345', '政府热线')],
    });
  remember(turn, question, answer);
  return replyFromAnswer(answer);
}
