import { readEmployer } from '../handoff/understand/employer.ts';
import { readMoney } from '../handoff/understand/money.ts';
import { findPhones } from '../handoff/understand/phone.ts';
import { readPlace } from '../handoff/understand/place.ts';

/** What a person asks the assistant to do, beside answering. */
export type Intent = 'agent' | 'erase' | 'status' | 'complaint' | 'legal_aid' | 'evidence';

/** 会不会, 查不查, 给没给 … ask as much as 吗 does. */
const QUESTION =
  /(\p{Script=Han})[不没]\1|好久|几(?:天|个|年|时|号)|还是|哪|有没有|[不没]$|怎么|咋|如何|吗|么$|条件|能不能|可不可以|多少|多久|哪里|哪儿|在哪|去哪|找谁|电话|什么|啥|\?|？/u;

const PATTERNS: [Intent, RegExp][] = [
  [
    'agent',
    /转人工|人工(?:客服|服务)|找(?:个)?(?:真人|人工|客服|活人)|(?:要|想)(?:和|跟)?(?:真人|人工|客服)|真人(?:说话|聊|接|在线|在吗|在不在|在没在)|接人工|^人工$/,
  ],
  [
    'erase',
    /(?:删除|删掉|删了|清除|抹掉|注销)(?:掉)?(?:我|俺)(?:的)?(?:所有|全部)?(?:个人)?(?:信息|资料|数据|记录|号码|电话|投诉)|把(?:我|俺)的?.{0,6}(?:信息|资料|数据|记录)(?:都|全)?(?:删|清)/,
  ],
  [
    'status',
    /(?:我|俺)(?:的)?(?:那个)?(?:投诉|申请|登记|案子|单子|法律援助|法援|工单).{0,6}(?:怎么样|咋样|进度|进展|结果|处理|到哪|有消息|有信|办得|办到|受理)|查(?:一下|下)?(?:我的)?(?:投诉|申请|进度|编号|工单)|(?:投诉|申请)(?:的)?进度/,
  ],
  [
    'evidence',
    /^(?:我|俺)?(?:要|想|再|还要|还想)?(?:补充|补交|再补|添加|加上)(?:一个|一下|下|点|些)?(?:材料|证据|说明|情况)?(?:[:：,，\s]|吧?[。!！]?$)/,
  ],
];
/** 「能直接帮我把投诉单子提交了吗」「给我上报」: asked politely or curtly, it is to be done, and not only known of. */
const DO_IT: [Intent, RegExp][] = [
  [
    'complaint',
    /(?:帮|替|给)(?:我|俺)们?(?:把)?.{0,8}(?:上报|报上去|递上去|交上去|提交(?:上去|了)?|备个?案)(?:吗|不|行不|吧|一下|[!！。,，]|$)/,
  ],
  [
    'legal_aid',
    /(?:给|帮|替)(?:我|俺)?们?(?:整|找|弄|派|请|来|安排)(?:一?个)?(?:免费的?|不要钱的?|法援)?律师(?:呗|吧|嘛|[,，。!！\s]|$)|(?:想|要)申请[,，\s]*(?:一?个)?免费律师/,
  ],
];
/** What is wanted to know of it before. */
const ABOUT_IT = /要(?:什么|啥|哪些)|材料|多久|条件|多少|谁|哪|怎么|咋/;

/** 「我刚才说的都删了」「别存我的信息」: what can't be undone is done only on words that ask for it and for nothing else. */
const ERASE_ALL =
  /(?:刚才|前面|之前|上面|我)(?:说|发|写|聊|填)的(?:话|东西|内容|那些)?(?:给我|都|全部?|统统|[,，])*(?:删|清|抹)|(?:删除?|清空|清除)(?:掉|了)?(?:全部|所有|聊天|对话)(?:的)?(?:聊天|对话)?(?:记录|内容)?|^(?:算了|后悔了?|我后悔说了|那|请|帮我|给我|都|全部?|[,，。\s])*(?:删|清)(?:了|掉|除|空)(?:吧|啊|掉)?(?:[,，。\s]*我?(?:不报|不登记|不投诉|不说|不想说)了)?$|(?:不要|别|莫|不想(?:让|叫)?(?:你们?|您)?)(?:再)?(?:存|留|保存|记)(?:着|下|住)?(?:我|俺)(?:的|说的|刚才)|^注销(?:账号|帐号|用户)?$/;
const LONGEST_ERASURE = 20;

function asksToErase(text: string): boolean {
  return text.length <= LONGEST_ERASURE && ERASE_ALL.test(text) && !asksFirst(text);
}

const DELETED_BY_ANOTHER =
  /(?:老板|公司|厂里?|他们?|她|平台|工头|对方|单位|人事|站长|组长|主管|不小心|误).{0,6}(?:把|删|清|抹|注销)/;
const ASKS_FOR =
  '(?:好|行|中|成|嗯|[，,\\s]|那|就|请|现在|麻烦(?:你|您)?|我|俺|们|想|还|也|要|得|来|需要|帮|给|替|忙|你|您|去|(?:我|俺)?(?:爸|妈|爹|娘|哥|姐|弟|妹|男人|女人|老公|老婆|媳妇|对象|老乡|工友|叔|舅|儿子|闺女)(?:他|她)?)*';
const COMPLAINT = new RegExp(
  `^${ASKS_FOR}(?:登记|办理|提交|做|进行|写)?(?:一个|一下|个|下)?(?:欠薪)?(?:登记)?(?:投诉|举报)(?:登记)?(?!.{0,4}(?:过|以后|之后|的时候|了|没用|没人|不管))|^${ASKS_FOR}(?:登记|填表)(?:一下|下)?(?=$|[\\s，,。])|(?:你|您|帮忙?|替|给)+(?:我|俺|们)+(?:递|报|交|投|告)(?:上去|一下|一状)|(?:帮|替|给)(?:我|俺)们?写(?:个|一个|份|一份)?(?:欠薪)?投诉|(?:欠|工资|工钱|薪|不给钱).{0,20}(?:想|要)(?:在(?:你|您)这(?:里|儿)?)?登记(?:一下|下)?$|^${ASKS_FOR}(?:登记|提交|办)(?:一个|一下|个|下)?(?:欠薪|投诉|线索)|(?:我|俺)?(?:要|想|得)(?:去)?(?:投诉|举报)(?:他|他们|老板|单位|公司|工地)?$`,
);
const LEGAL_AID = new RegExp(
  `^${ASKS_FOR}(?:申请|办|求)?(?:一个|一下|个|下)?(?:法律援助|法援|免费律师)(?!是|的|有|在|中心|机构|管|律师|几|要|多|会|能|给|会不|那|这|派|跟|收|说|不)|(?:我|俺|想|要|帮)(?:去)?(?:申请|找|请)(?:一?个)?(?:免费的?)?(?:律师|法律援助)`,
);
/** 「又怕要开证明」「还查不查家里有没有钱」: whoever asks or hesitates wants to know before anything is filled in. */
const ASKS_FIRST = /(\p{Script=Han})[不没]\1|吗|怎么|咋|能不能|要不要|还是|多久|哪年|怕|担心|听说/u;
/** 「申请法律援助 交上去几天给话」: what comes behind the step asks about the step. */
export const ASKS_OF_IT =
  /几(?:天|个工作日)|多久|多长时间|(?:什么|啥)时候|[要得]?带(?:啥|什么|哪些)|(?:啥|什么|哪些)(?:材料|证件|手续|条件)|要不?要钱|收费|(?:多少|好多|几多)(?:钱|费)|花多少|贵不贵/;
/** True where a message asks or hesitates, and wants an answer before anything is done. */
export function asksFirst(text: string): boolean {
  return ASKS_FIRST.test(text) || QUESTION.test(text) || /[?？]$/.test(text);
}

/** Endings that only colour a request: 嘛, 呗, 吧. */
const COLOUR = /[\s，,。.!！~～呀啊嘛呗吧了呢哈谢]+$/;
const YES =
  /^(?:那|就|行|好|嗯|对|要得|得行|中|成|可以|[，,\s])*(?:对+的?|要|好|好的|可以|行|嗯|是|是的|需要|要的|要得|中|成|得行|办|登记|来|开始|麻烦(?:你|您)|(?:你|您|就|请|麻烦)*(?:帮|给|替)(?:我|俺|我们|俺们|忙|个忙)?(?:登记|办|申请|弄|投诉)?(?:一下|下)?)$/;

/** Reads an intent from a normalised text. `offered`: the step that was offered last, so that 「要」 takes it. */
export function readIntent(text: string, offered: 'complaint' | 'legal_aid' | 'agent' | null): Intent | null {
  const bare = text.replace(COLOUR, '');
  if (offered !== null && YES.test(bare)) return offered;
  const found = PATTERNS.find(([, pattern]) => pattern.test(text))?.[0] ?? (asksToErase(text) ? 'erase' : undefined);
  // 「老板把我的考勤记录删了」 tells of what somebody did.
  if (found && !(found === 'erase' && DELETED_BY_ANOTHER.test(text))) return found;
  const done = ABOUT_IT.test(text) ? undefined : DO_IT.find(([, pattern]) => pattern.test(text))?.[0];
  if (done) return done;
  // 「我要投诉，包工头电话138…」 asks for nothing but the step: only its first words can make a question of it.
  const first = /^[^，,。;；\s]*/.exec(text)![0];
  if (QUESTION.test(first) || /[?？]$/.test(text) || ASKS_OF_IT.test(text.slice(first.length))) return null;
  // 「想找免费律师，还查不查家里有没有钱」 asks about it first.
  if (ASKS_FIRST.test(text)) return null;
  if (LEGAL_AID.test(bare)) return 'legal_aid';
  return COMPLAINT.test(bare) ? 'complaint' : null;
}

/** What a case is made of: the sum, who owes it, where, a number to ring. */
const DETAILS: ((text: string) => boolean)[] = [
  (text) => readMoney(text, false).found,
  (text) => readEmployer(text, false).found,
  (text) => readPlace(text, false).found,
  (text) => findPhones(text).length > 0,
];

/** True where a message tells a detail of a case, whatever it asks beside it. */
export function tellsDetail(text: string): boolean {
  return DETAILS.some((isTold) => isTold(text));
}

/** True where a message asks nothing and tells two details of a case at least: who was offered the step takes it by that. */
export function tellsDetails(text: string): boolean {
  return !asksFirst(text) && DETAILS.filter((isTold) => isTold(text)).length >= 2;
}

/** True where a message asks for the step and tells nothing: 「要」「帮我登记」「我要申请法律援助」. */
export function isBareRequest(text: string): boolean {
  const bare = text.replace(COLOUR, '');
  return (
    bare.length <= 14 &&
    (YES.test(bare) || COMPLAINT.test(bare) || LEGAL_AID.test(bare)) &&
    !/欠|拖|工资|工钱|摔|伤|老板|店|厂|工地|公司|社保|合同|押金|中介|加班|休|假|辞|裁|证/.test(bare)
  );
}
