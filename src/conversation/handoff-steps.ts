import { advanceFlow, startFlow } from '../handoff/flow.ts';
import { type FlowState, type IntakeFlow, reviveFlowState } from '../handoff/flows/state.ts';
import { readComplaintMatter } from '../handoff/understand/matter.ts';
import { normalise } from '../handoff/understand/normalise.ts';
import { REQUEST_ACTS } from '../knowledge/act.ts';
import type { Topic } from '../knowledge/topics.ts';
import type { MessageReading } from '../retrieval/message-reader.ts';
import { kindProbability, SURE } from '../retrieval/read-act.ts';
import { type DraftReply, nationalLine, plainReply, replyFromAnswer } from './draft-reply.ts';
import { contextOf, runningFlow, settleFlow } from './flow-reply.ts';
import { ASKS_OF_IT, asksFirst, type Intent, isBareRequest, readIntent, tellsDetails } from './intent.ts';
import { type Memory, memorySchema } from './memory.ts';
import { ASKS_STATUS, changeCase, takeEvidence, tellStatus } from './registered-case.ts';
import type { Turn, TurnStep } from './turn.ts';

/** While a person has the conversation, the assistant is silent; what the worker writes is kept for them. */
export const staySilentForAgent: TurnStep = async (turn) => {
  if ((await turn.casework.speaker(turn.conversationId)) !== 'agent') return null;
  return plainReply('handoff', '', {
    handoff: { flow: 'agent', step: 'agent', progress: 1, ticket: turn.memory.receipt },
  });
};

/** 「转人工」「删除我的信息」「我的投诉怎么样了」, and the beginning of an intake. */
export const followIntent: TurnStep = async (turn) => {
  const { memory } = turn;
  const running = runningFlow(turn);
  const expected = memory.expects;
  if (expected === 'evidence') memory.expects = null;
  if (!running && memory.offered !== null && DECLINES.test(turn.text)) {
    memory.offered = null;
    return plainReply('chat', '好的，不登记。还想问什么，接着说。');
  }
  if (running && ASKS_STATUS.test(turn.text)) return tellStatus(turn, running);
  const intent =
    intentTold(turn, running ? null : memory.offered) ??
    requestRead(turn, expected) ??
    (running ? null : offerTaken(turn));
  if (!running && memory.receipt !== null && (intent === null || intent === 'complaint')) {
    const changed = await changeCase(turn);
    if (changed) return changed;
  }
  switch (intent) {
    case 'agent':
      return requestAgent(turn);
    case 'erase':
      return asksFirst(turn.text) ? plainReply('clarify', ERASURE, { suggestions: ['删除我的信息'] }) : erase(turn);
    case 'status':
      return tellStatus(turn, running);
    case 'evidence':
      return running ? null : takeEvidence(turn);
    case 'complaint':
    case 'legal_aid':
      return running ? null : begin(turn, intent);
    default:
      if (running) return null;
      if (expected === 'evidence' && !/[?？]|^(?:不|没)?(?:用|要|有)?了$/.test(turn.text)) return takeEvidence(turn);
      rememberStory(memory, turn.original);
      return null;
  }
};

/** An offered step is not wanted. */
const DECLINES =
  /^(?:那|先|暂时|我|还是)*(?:不用|不要|不需要|不了|算了|不必|不登记|不投诉|不申请)(?:了|吧|谢谢|[,，。!！])*$/;

/** 把别人的投诉给我看看: nobody's case but one's own is told of. */
const OTHERS = /(?:别人|人家|他们?|她|谁|哪个)的?(?:投诉|申请|案子|单子|登记|信息|资料)/;

/** 「96333半夜有没有人接」 asks about that line. */
const OF_A_LINE = /\d{5}.{0,12}(?:人接|打不通|占线|几点|接不接|没应|半夜|周末)/;

/** A question that the reader holds for less likely than this is no request, whatever words are in it: 「投诉以后多久有结果」. */
const OUT_OF_THE_QUESTION = 0.02;

/** Of what is told nowhere no complaint can be taken: 「帮我投诉快递丢件」 is answered with whom to ask. */
const ELSEWHERE = 0.85;

function isElsewhere({ acts, outside }: MessageReading): boolean {
  return outside >= ELSEWHERE && (acts.get('complaint') ?? 0) < SURE;
}

/** A request in words that a pattern knows, or the step that was offered taken. */
function intentTold({ text, reading }: Turn, offered: Memory['offered']): Intent | null {
  const intent = readIntent(text, offered);
  if (intent === null || intent === offered || reading === null) return intent;
  if (intent === 'complaint' && isElsewhere(reading)) return null;
  const isRequest = REQUEST_ACTS.some((request) => request === intent);
  const isAsked = isRequest && asksFirst(text) && kindProbability(reading, 'request') < OUT_OF_THE_QUESTION;
  return isAsked ? null : intent;
}

/** A request in words that no pattern knows; what comes where material was asked for is none. */
function requestRead(turn: Turn, expected: Memory['expects']): Intent | null {
  const { text, act, reading } = turn;
  if (act === null || expected !== null || takenUpAgain(turn) !== null) return null;
  if (act.act === 'complaint' && reading !== null && isElsewhere(reading)) return null;
  // 「可以帮我上报吗」 asks for it to be done, 「举报要什么材料」 doesn't.
  if (asksFirst(text) && (act.probability < SURE || ASKS_OF_IT.test(text))) return null;
  if (OTHERS.test(text) || (act.act === 'agent' && OF_A_LINE.test(text))) return null;
  return REQUEST_ACTS.find((request) => request === act.act) ?? null;
}

/** What was offered, where the worker doesn't say 要 and tells what it needs: 「安溪建筑公司，欠我8000」. */
function offerTaken({ memory, original }: Turn): Intent | null {
  return memory.offered !== null && memory.receipt === null && tellsDetails(normalise(original))
    ? memory.offered
    : null;
}

/** A running intake takes the message; a question in between is answered, and the intake goes on where it was. */
export const advanceRunningFlow: TurnStep = async (turn) => {
  const again = takenUpAgain(turn);
  const state = runningFlow(turn) ?? again;
  if (state === null) return null;
  // 「我想通了，继续」
  const text = again !== null && !/重新/.test(turn.text) ? '继续' : turn.original;
  return settleFlow(turn, advanceFlow(state, { type: 'message', text }, contextOf(turn, state.flow)));
};

/** A cancelled intake, where the worker says to go on with it. */
function takenUpAgain({ memory, text }: Turn): FlowState | null {
  const state = reviveFlowState(memory.flow);
  const goesOn =
    /^(?:我?(?:又|再)?想(?:通|好|清楚|明白|了想)了?[,，]?)?(?:那|还是|我?想|我?要|好)*(?:继续|接着|重新开始)(?:来|填|办|登记|申请|投诉)?[吧了。!！]*$/;
  return state?.phase === 'cancelled' && goesOn.test(text) ? state : null;
}

const LONGEST_STORY = 1500;
const TELLS_OF_ONESELF = /我|俺|咱|老板|工头|公司|厂|单位|工地|干了|做了|上了|来了/;

/** What a worker tells before an intake begins, so that it isn't asked again. */
function rememberStory(memory: Memory, text: string): void {
  if (text.length < 5 || text.length > LONGEST_STORY || !TELLS_OF_ONESELF.test(text)) return;
  const story = [memory.story.replace(/[。，,.!！?？\s]*$/, ''), text].filter((part) => part !== '').join('。');
  memory.story = story.length <= LONGEST_STORY ? story : text;
}

/** What was asked about last, where the worker's own words do not tell what a complaint is about. */
const NOT_OF_WAGES: ReadonlySet<string> = new Set<Topic>([
  'contract',
  'injury',
  'insurance',
  'pension',
  'dismissal',
  'jobs',
  'health',
  'dispatch',
  'older',
  'women',
  'leave',
]);

function matterOf(topic: string | null): 'wages' | 'other' {
  return topic !== null && NOT_OF_WAGES.has(topic) ? 'other' : 'wages';
}

/** Begins an intake. Whoever has told what it is about hears first what helps most: somebody who stops here has a line to ring. */
async function begin(turn: Turn, flow: IntakeFlow): Promise<DraftReply> {
  const { memory, text, place } = turn;
  const tells = !isBareRequest(text);
  if (tells) rememberStory(memory, turn.original);
  memory.offered = null;
  const told = tells ? await turn.answerQuestion({ text, place, lastDocumentId: null, brief: true }) : null;
  const first = told?.kind === 'answer' ? replyFromAnswer(told) : null;
  const words = tells ? normalise(turn.original) : '';
  const matter = readComplaintMatter(words) ?? readComplaintMatter(normalise(memory.story)) ?? matterOf(memory.topic);
  return settleFlow(turn, startFlow(flow, contextOf(turn, flow), memory.story, matter), first);
}

/** Asked whether it can be done, nothing is done yet. */
const ERASURE =
  '能删。对话、姓名、电话、登记的内容都会删，删了就找不回来，登记的事也没人接着办。\n要删，说「删除我的信息」。';

async function erase(turn: Turn): Promise<DraftReply> {
  const { writes, receiptNumbers } = await turn.casework.erase(turn.conversationId, turn.turnId);
  turn.writes.push(...writes);
  turn.memory = memorySchema.parse({ region: turn.memory.region });
  turn.forget = true;
  const cases =
    receiptNumbers.length > 0
      ? `编号 ${receiptNumbers.join('、')} 里的个人信息也删了，收到过材料的部门会接到删除通知。`
      : '';
  return plainReply(
    'chat',
    `您的信息都删了：对话、姓名、电话、身份证号、登记的内容。${cases}\n只留下一条「某日删除过」的记录，里面没有您的信息，这是法律要求留的。`,
  );
}

function requestAgent(turn: Turn): DraftReply {
  const { memory, base, place } = turn;
  turn.writes.push(
    ...turn.casework.requestAgent({
      conversationId: turn.conversationId,
      regionCode: place?.code ?? '000000',
      urgent: false,
      summary: {
        question: memory.question,
        topic: memory.topic,
        clauseIds: memory.clauseIds,
        region: place?.name ?? null,
        flow: reviveFlowState(memory.flow)?.flow ?? null,
        receipt: memory.receipt,
      },
    }),
  );
  const [line] = base
    .servicesFor(place?.code ?? null)
    .filter(
      (service) =>
        service.kind === 'phone' &&
        service.callable &&
        service.topics.some((topic) => topic === (memory.topic ?? 'wages')),
    );
  return plainReply(
    'handoff',
    `好，我去找人接您，前面说的他都看得到，不用再说一遍。\n等的时候也可以打 ${line?.name ?? '12333'}，${line?.label ?? '人社服务热线'}。`,
    {
      services: [nationalLine(line?.name ?? '12333', line?.label ?? '人社')],
      handoff: { flow: 'agent', step: 'waiting', progress: 0.5, ticket: memory.receipt },
    },
  );
}
