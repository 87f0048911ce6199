import type { Answer } from '../answer/answer.ts';
import { toCitation } from '../answer/citation.ts';
import { dayInChina } from '../handoff/understand/calendar.ts';
import { withoutWages } from '../handoff/understand/money.ts';
import { normalise } from '../handoff/understand/normalise.ts';
import { TALK_ACTS } from '../knowledge/act.ts';
import { type DraftReply, nationalLine, plainReply, replyFromAnswer } from './draft-reply.ts';
import { readWage } from './figures/wage.ts';
import { workOut } from './figures/work-out.ts';
import { readFollowUp } from './follow-up.ts';
import { readPlace } from './place.ts';
import { readSmallTalk, SMALL_TALK_REPLIES } from './small-talk.ts';
import type { Turn, TurnStep } from './turn.ts';

const OFFERS = { complaint: '要我现在帮您登记投诉吗？', legal_aid: '要我帮您申请法律援助吗？' } as const;
const OFFER_SUGGESTIONS = { complaint: '登记投诉', legal_aid: '申请法律援助' } as const;
const ASK_PLACE = '您在哪个省、哪个市干活？说一声，我再给您查当地的。';

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

/** 「那工伤呢」「电话多少」「还有别的吗」「第二条啥意思」, against what was said last. */
export const resolveFollowUp: TurnStep = async (turn) => {
  const { memory, base } = turn;
  const regraded = ofOtherGrade(turn);
  if (regraded !== null) return answerText(turn, regraded);
  const figures = figuresAdded(turn);
  if (figures !== null) {
    const { question } = memory;
    const reply = await answerText(turn, question!, { figures });
    // What was added stays, so that a wage that comes next finds the years.
    memory.question = figures;
    return reply;
  }
  const followUp = readFollowUp(turn.text, memory);
  if (followUp === null) return memory.question === null ? askWhatFor(turn) : null;
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

/** 「月薪6000呢」「干了五年」「十级呢」 after an answer that says how it is reckoned: the message with the figures in it; else null. */
function figuresAdded({ text, memory, now }: Turn): string | null {
  const { question, clauseIds } = memory;
  if (question === null || text.length > LONGEST_FIGURE) return null;
  const today = dayInChina(now);
  const before = workOut(question, clauseIds, today)?.text;
  const isNew = (message: string) => {
    const after = workOut(message, clauseIds, today);
    return after !== null && after.text !== before;
  };
  // A wage that comes now takes the place of one told before.
  const earlier = readWage(normalise(text)) === null ? question : withoutWages(normalise(question));
  return [`${earlier}，${text}`, text].find(isNew) ?? null;
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

/** 「那工伤呢」 is asked by itself, or, where that tells nothing, in the place of what was asked before. */
async function answerInstead(turn: Turn, subject: string): Promise<DraftReply> {
  const together = `${turn.memory.question} ${subject}`;
  if (PART_OF_A_QUESTION.test(subject)) return answerAbout(turn, together, { figures: subject });
  const alone = `${subject}怎么办`;
  const { kind } = await turn.answerQuestion({ text: alone, place: turn.place, lastDocumentId: null, brief: true });
  return kind === 'answer' ? answerText(turn, alone) : answerAbout(turn, together);
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
  if (dangling === null || dangling.type === 'instead') return null;
  return plainReply('clarify', '您想问哪件事？说给我听，比如「工钱要不回来找谁」。');
}

/** The corpus answers, or says that it doesn't. */
export const answerFromCorpus: TurnStep = (turn) => answerText(turn, turn.text);

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

/** Who hires asks too: the rules are the same, but they are not the ones wronged, and no complaint is offered to them. */
const EMPLOYER =
  /(?:我|俺)(?:就|也)?是(?:个|做)?(?:老板|厂长|店主|雇主|企业主|用人单位|公司(?:的)?(?:老板|负责人|人事))|(?:工人|员工|手下).{0,12}(?:我|俺)(?:可以|能不能|能|该不该)(?:扣|罚|开除|辞|不给|不发|少给)/;
/** Somebody did something to somebody: who only asks how long a contract may be has nothing to complain of. */
const WRONGED =
  /欠|拖|[不没未](?:有)?(?:给|发|签|交|买|让|办|结|付|还|休|补|赔|肯|批|放|报|认|上|开|拿|要我)|扣|压|辞|开除|炒|裁|赶|撵|骗|逼|强迫|跑|赖|押|收走|罚|少|低于|投诉|举报|告|讨|追|要(?:工钱|工资|钱|账|回)|找谁|谁管|哪个管|打.{0,4}电话|冒领|打白条|欠条|血汗|抵|伤|摔|加班|老板|包工头|工头|中介/;
const TO_AN_EMPLOYER = '您是用人的一方，规定是给干活的人写的，您要照着办：';

export interface AnswerTextOptions {
  documentId?: string | null;
  /** The question asked before stays the one that follow-ups mean. */
  keepQuestion?: boolean;
  /** It was answered for another place. */
  again?: boolean;
  /** Offer the next step. */
  offer?: boolean;
  /** The words that hold the worker's figures, where it isn't the question. */
  figures?: string;
  /** What is asked now of a question that was answered before: what was told is not told again. */
  ask?: string;
}

/** Answers a question from the corpus, remembers it, and offers the next step or asks for the place. */
export async function answerText(turn: Turn, text: string, options: AnswerTextOptions = {}): Promise<DraftReply> {
  const { memory } = turn;
  const { documentId = memory.documentId, keepQuestion = false } = options;
  const further = {
    ...(options.again && { again: true }),
    ...(options.ask !== undefined && { ask: options.ask, told: memory.told }),
  };
  const answer = await turn.answerQuestion({ text, place: turn.place, lastDocumentId: documentId, ...further });
  const asks = answer.needsRegion && answer.kind === 'answer' && !memory.regionAsked;
  if (!keepQuestion) {
    memory.told = [];
    remember(turn, text, answer);
  }
  if (answer.needsRegion) memory.regionAsked = true;
  const employer = EMPLOYER.test(text);
  const isOffered = options.offer !== false && !employer && answer.kind === 'answer';
  const next = isOffered && (answer.next !== 'complaint' || WRONGED.test(text)) ? answer.next : 'none';
  const offer = next === 'none' ? null : OFFERS[next];
  memory.offered = next === 'none' ? null : next;
  if (answer.kind === 'abstain' && answer.topic !== null)
    turn.writes.push(
      ...turn.casework.recordUnanswered(turn.conversationId, turn.place?.code ?? '000000', text.slice(0, 500)),
    );
  const extra = [asks ? ASK_PLACE : null, asks ? null : offer].filter((line) => line !== null);
  const suggestions = [...answer.suggestions, ...(next === 'none' ? [] : [OFFER_SUGGESTIONS[next]])];
  const preface = employer && answer.kind === 'answer' ? [TO_AN_EMPLOYER] : [];
  // 「要带啥」 asks for no sum that was told before.
  const figured = options.ask === undefined ? withFigures(turn, answer, text, options.figures) : answer;
  return replyFromAnswer({ ...figured, text: [...preface, figured.text, ...extra].join('\n'), suggestions });
}

/** The answer with what the worker's own figures come to: first where that was asked or added, else behind the article it rests on. */
function withFigures({ base, now }: Turn, answer: Answer, question: string, added?: string): Answer {
  const cited = answer.citations.map((citation) => citation.clauseId);
  const result = answer.kind === 'answer' ? workOut(added ?? question, cited, dayInChina(now)) : null;
  if (result === null) return answer;
  const citations = [...answer.citations];
  for (const id of result.clauseIds) {
    const found = citations.some((citation) => citation.clauseId === id) ? null : base.clause(id);
    if (found) {
      const { document, clause } = found;
      citations.push(
        toCitation(citations.length + 1, document, clause, clause.sentences[0] ?? clause.text, base.regions),
      );
    }
  }
  const markers = result.clauseIds.flatMap(
    (id) => citations.find((citation) => citation.clauseId === id)?.marker ?? [],
  );
  const lines = answer.text.split('\n');
  const rests = lines.findIndex((line) => line.includes(`[${markers[0]}]`));
  const isFirst = result.first || added !== undefined;
  lines.splice(isFirst ? 0 : rests + 1, 0, `${result.text}${markers.map((marker) => `[${marker}]`).join('')}`);
  return { ...answer, text: lines.join('\n'), citations };
}

function remember({ memory }: Turn, question: string, answer: Answer): void {
  memory.question = question;
  memory.topic = answer.topic ?? memory.topic;
  memory.clauseIds = answer.citations.map((citation) => citation.clauseId);
  memory.documentId = answer.citations[0]?.document.id ?? memory.documentId;
  memory.told = [...new Set([...memory.told, ...answer.said])].slice(-40);
}
