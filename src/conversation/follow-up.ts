import type { Memory } from './memory.ts';

export type FollowUp =
  /** The last question, with this added to it: 「要带什么材料」「合法吗」. */
  | { type: 'question'; text: string; ask: string }
  /** Another thing in the place of what was asked about: 「那工伤呢」「九级呢」. */
  | { type: 'instead'; subject: string }
  /** What else stands about the last question. */
  | { type: 'more' }
  /** The phone lines for the last topic. */
  | { type: 'phone' }
  /** The n-th citation of the last answer. */
  | { type: 'citation'; number: number }
  /** The last answer once more, or in other words. */
  | { type: 'again' };

const MORE =
  /^(?:还有|另外还有)?(?:别的|其他|其它|什么别的|啥别的|更多)(?:办法|的)?(?:吗|么|嘛|没|没有|呢)?$|^还有(?:吗|没有?|呢|什么|啥)?(?:别的)?(?:吗|么|没)?$|^(?:继续说|再说说|多说点|说详细点|详细点|具体点|具体说说|展开说说)$/;
/** 「96333打了没人接，还有别的路不」 */
const OTHER_WAYS =
  /(?:还有|有没有|有)(?:没有)?(?:别的|其他|其它|另外的?)(?:的)?(?:路子?|办法|法子|渠道|地方|招)(?:可以)?(?:走|想|找|投诉|告)?(?:不|吗|么|没有?)?$/;
const LONGEST_OTHER_WAYS = 26;
const PHONE =
  /^(?:那|那个|那边|那里|你说的那个|他们)?(?:它的|的)?(?:电话|号码|热线|电话号码)(?:是)?(?:多少|呢|啥|什么|是多少|有吗|是啥)?$|^(?:打|拨)(?:哪个|什么|多少)(?:电话|号)?(?:呢)?$|^(?:怎么|咋)联系(?:他们|呢)?$/;
const CITATION =
  /^(?:你?(?:上面|刚才|前面)?(?:说的|那个|给的)?)?(?:的)?第?\[?([一二两三四五六七八九1-9])\]?(?:条|个|点)?(?:是?(?:啥|什么)意思|什么意思|咋说|说的啥|看不懂|没看懂|没懂|怎么理解|讲的啥|原文)(?:啊|呢)?$|^\[([1-9])\](?:.{0,6})$/;
const AGAIN =
  /^(?:啥意思|什么意思|没听懂|没懂|(?:还是|我|俺|都|有点)*(?:没看懂|看不懂|看不明白|听不懂|听不明白|不明白|搞不懂)(?:你|您)?(?:说|讲|写)?(?:的)?(?:是)?(?:啥|什么|些什么|些啥)?|不懂|再说一遍|重说一遍|(?:能)?(?:不能)?(?:说|讲)(?:的)?(?:简单|直白|明白)(?:点|些)|(?:说|讲)人话|什么|啥)(?:啊|呢|嘛|吧|吗)?$/;
const SHORT_TURN = /^(?:那|那么|那要是|要是|如果是|换成|那我|那我的|那我们)?(.{1,12}?)(?:呢|怎么办呢|咋办呢)$/;
/** Words that ask and name nothing: a message of these alone asks about what was spoken of. */
const BARE_ASK =
  /^(?:那么?|我们?|俺们?|咱们?|你|您|他们?|它|这个?|那个?|这种|这样|要不要|要|需要|应该|该不该|该|还|再|又|也|都|就|才|到底|具体|一般|大概|最多|最少|至少|一共|总共|能不能|能|可不可以|可以|会不会|会|用不用|用|有没有|有|没有?|不用|不|是不是|是|在|去|到|上|找|给|让|叫|带|拿|交|填|写|签不签|签|办|弄|搞|整|做|申请|领|报名|报|登记|登|算不算|算|打|问|查|拒绝|同意|答应|赔|补|退|转|取|走|来|要回来|怎么样?|咋个?|怎样|如何|哪里|哪儿|哪个|哪些|哪|什么|啥子?|几个?|多久|多长|时间|多少|钱|元|块|天|个|年|日|月份?|号|电话|号码|热线|地方|地址|部门|窗口|材料|手续|证件|证明|东西|条件|资格|流程|步骤|办法|规定|合法|违法|犯法|对不对|对|行不行|行|成|结果|完|下来|到账|每|一次?|吗|呢|么|嘛|啊|呀|吧|了|的|得|着|过)+$/;
/** Words that tell of something without a name: 「他说不行」「上次说的那个还算数不」「我这种情况能不能呢」. */
const UNNAMED =
  /他们?|她|人家|对方|那边|这边|一下|普通话|方言|打字|上次|上回|刚才|之前|前面|以前|昨天|今天|那天|后来|现在|已经|一直|老是|总是|情况|事情|事儿|事|问题|说法|说|讲|问|答应|算数|好使|管用|有用|没用|顶用|好烦|烦|着急|急|难受|难|累|求求|求|帮帮|帮|忙|真的|真|太|很|好|这么|那么|还是|不晓得|不知道|晓得|知道|想|觉得|看看|看|反正|就是|而已|而且|但是|可是|因为|所以|结果|个|我的?|俺的?|自己|大家|一样|别人|唉|哎|嗯|额|啦|喽|哦/g;
const LONGEST_ASK = 14;
const LONGEST_UNNAMED = 20;
/** Bare as they are, these tell what it is about. */
const NAMED_AFTER_ALL = /上报|报上|投诉|律师|钱|签|赔|补|退|转|领|电话|号码|热线|材料|证|登记|报警|合法|违法|犯法/;
const ASKING =
  /[?？]|怎|咋|如何|哪|什么|啥|几|多久|多长|多少|吗|呢|么|(\p{Script=Han})[不没]\1|能|可以|有没有|合法|违法/u;
const NUMBERS: Record<string, number> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };

/** Reads a message that only makes sense after the last one; null for one that stands alone. `text` is normalised. */
export function readFollowUp(text: string, memory: Memory): FollowUp | null {
  if (memory.question === null) return null;
  const bare = text.replace(/[\s，,。.！!?？~]+/g, '');
  const citation = CITATION.exec(bare);
  if (citation && memory.clauseIds.length > 0) {
    const numeral = citation[1] ?? citation[2] ?? '1';
    return { type: 'citation', number: NUMBERS[numeral] ?? Number(numeral) };
  }
  if (MORE.test(bare) || (bare.length <= LONGEST_OTHER_WAYS && OTHER_WAYS.test(bare))) return { type: 'more' };
  if (PHONE.test(bare)) return { type: 'phone' };
  if (AGAIN.test(bare)) return { type: 'again' };
  if (isBareAsk(text)) return { type: 'question', text: `${memory.question} ${bare}`, ask: bare };
  const turn = SHORT_TURN.exec(bare);
  const isIntroduced = /^(?:那|要是|如果|换成)/.test(bare);
  return turn && (isIntroduced || turn[1]!.length <= 4) ? { type: 'instead', subject: turn[1]! } : null;
}

/** Whether a message, the first of a conversation, names nothing that could be looked up. `text` is normalised. */
export function namesNothing(text: string): boolean {
  const bare = text.replace(/[\s，,。.！!?？~…]+/g, '');
  if (bare.length < 3 || bare.length > LONGEST_UNNAMED || NAMED_AFTER_ALL.test(bare)) return false;
  const rest = bare.replace(UNNAMED, '');
  return rest === '' || BARE_ASK.test(rest);
}

/** Whether a normalised message asks and names nothing of its own: 「怎么办」「合法吗」「要带啥材料」. */
export function isBareAsk(text: string): boolean {
  const bare = text.replace(/[\s，,。.！!?？~]+/g, '');
  return bare.length >= 2 && bare.length <= LONGEST_ASK && BARE_ASK.test(bare) && ASKING.test(text);
}
