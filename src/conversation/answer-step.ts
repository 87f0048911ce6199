import type { Answer } from '../answer/answer.ts';
import type { Region } from '../knowledge/regions.ts';
import { type DraftReply, plainReply, replyFromAnswer } from './draft-reply.ts';
import { withFigures } from './figures/with-figures.ts';
import { setHouseholdRight } from './household.ts';
import type { Turn, TurnStep } from './turn.ts';

const OFFERS = { complaint: '要我现在帮您登记投诉吗？', legal_aid: '要我帮您申请法律援助吗？' } as const;
const OFFER_SUGGESTIONS = { complaint: '登记投诉', legal_aid: '申请法律援助' } as const;
const ASK_PLACE = '您在哪个省、哪个市干活？说一声，我再给您查当地的。';

/** 「我在贵阳给人装修」: who and where one is, and nothing yet of what is the matter. */
const INTRODUCES =
  /^(?:我|俺|咱)?(?:现在|一直|今年|都|是)?(?:在|给|跟着?|骑|做|干|跑|送|开|当)[^?？,，。]{1,16}(?:干活|打工|上班|做工|装修|送外卖|跑外卖|外卖|快递|跑单|开车|带娃|做饭|搬砖|刷墙|贴砖|木工|瓦工|钢筋工|水电工|保安|保洁|服务员|工地上?|厂里?|店里?)(?:的)?$/;

/** The corpus answers, or says that it doesn't. */
export const answerFromCorpus: TurnStep = async (turn) => {
  const reply = await answerText(turn, turn.text);
  if (reply.kind !== 'abstain' || !INTRODUCES.test(turn.text)) return reply;
  return plainReply('clarify', '好，我记着了。您遇到什么事了？比如工钱没给、受了伤、没签合同。', {
    suggestions: ['工钱没给', '干活受了伤', '没签合同'],
  });
};

/** Who hires asks too: the rules are the same, but they are not the ones wronged, and no complaint is offered to them. */
const EMPLOYER =
  /(?:我|俺)(?:就|也)?是(?:个|做)?(?:老板|厂长|店主|雇主|企业主|用人单位|公司(?:的)?(?:老板|负责人|人事))|(?:工人|员工|手下).{0,12}(?:我|俺)(?:可以|能不能|能|该不该)(?:扣|罚|开除|辞|不给|不发|少给)/;
/** Somebody did something to somebody: who only asks how long a contract may be has nothing to complain of. */
const WRONGED =
  /欠|拖|[不没未](?:有)?(?:给|发|签|交|买|让|办|结|付|还|休|补|赔|肯|批|放|报|认|上|开|拿|要我)|扣|压|辞|开除|炒|裁|赶|撵|骗|逼|强迫|跑(?:了|路|掉|没)|赖|押|收走|罚|(?<!多)少|低于|投诉|举报|告|讨|追|要(?:工钱|工资|钱|账|回)|找谁|谁管|哪个管|打.{0,4}电话|冒领|打白条|欠条|血汗|抵|伤|摔|加班|老板|包工头|工头|中介/;
/** 「加班费怎么算」 wants a rule; it takes more than the word 加班 to be wronged. */
const ASKS_RULE = /(?:怎么|咋个?|如何)算|是多少|标准|几倍|规定|一般/;
const WRONGED_INDEED =
  /欠|拖|[不没未](?:有)?(?:给|发|签|交|买|办|结|付|还|补|赔)|扣|压|辞|开除|炒|撵|骗|逼|跑(?:了|路|掉|没)|赖|收走|投诉|举报|告|讨/;

/** 「无欠薪项目部是啥」 */
const ASKS_WHAT = /是个?(?:啥|什么|干(?:啥|嘛))|(?:啥|什么)意思/;

function isWronged(text: string): boolean {
  return WRONGED.test(text) && !ASKS_WHAT.test(text) && (!ASKS_RULE.test(text) || WRONGED_INDEED.test(text));
}

const ASKS_FIGURE = /多少|好多|几个?|咋算|怎么算|算下|算一下/;
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
  const places = { place: turn.place, compared: comparedIn(turn, text) };
  const found = await turn.answerQuestion({ text, ...places, lastDocumentId: documentId, ...further });
  const answer = await setHouseholdRight(turn, text, found);
  const asks = answer.needsRegion && answer.kind === 'answer' && !memory.regionAsked;
  if (!keepQuestion) {
    memory.told = [];
    remember(turn, text, answer);
  }
  if (answer.needsRegion) memory.regionAsked = true;
  const employer = EMPLOYER.test(text);
  const isOffered = options.offer !== false && !employer && answer.kind === 'answer';
  const next = isOffered && (answer.next !== 'complaint' || isWronged(text)) ? answer.next : 'none';
  const offer = next === 'none' ? null : OFFERS[next];
  memory.offered = next === 'none' ? null : next;
  if (answer.kind === 'abstain' && answer.topic !== null)
    turn.writes.push(
      ...turn.casework.recordUnanswered(turn.conversationId, turn.place?.code ?? '000000', text.slice(0, 500)),
    );
  const extra = [asks ? ASK_PLACE : null, asks ? null : offer].filter((line) => line !== null);
  const suggestions = [...answer.suggestions, ...(next === 'none' ? [] : [OFFER_SUGGESTIONS[next]])];
  const preface = employer && answer.kind === 'answer' ? [TO_AN_EMPLOYER] : [];
  // 「要带啥」 asks for no sum that was told before, 「那是多少」 does.
  const asksFigure = options.ask === undefined || ASKS_FIGURE.test(options.ask);
  const figured = asksFigure
    ? withFigures(turn, answer, text, { added: options.figures, story: memory.story })
    : answer;
  return replyFromAnswer({ ...figured, text: [...preface, figured.text, ...extra].join('\n'), suggestions });
}

/** Places to be told side by side, where the message itself asks for two. */
function comparedIn(turn: Turn, text: string): readonly Region[] {
  return text === turn.text ? turn.placed.asked : [];
}

/** Keeps what was asked and told, for what follows it. */
export function remember(turn: Turn, question: string, answer: Answer): void {
  const { memory } = turn;
  memory.question = question;
  memory.askedRegion = turn.place?.code === memory.region ? null : (turn.place?.code ?? null);
  memory.noted = false;
  memory.topic = answer.topic ?? memory.topic;
  memory.clauseIds = answer.citations.map((citation) => citation.clauseId);
  memory.documentId = answer.citations[0]?.document.id ?? memory.documentId;
  memory.told = [...new Set([...memory.told, ...answer.said])].slice(-40);
}
