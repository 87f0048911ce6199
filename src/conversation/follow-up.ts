import type { Memory } from './memory.ts';

export type FollowUp =
  /** The text means this whole question. */
  | { type: 'question'; text: string }
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
const PHONE =
  /^(?:那|那个)?(?:它的)?(?:电话|号码|热线|电话号码)(?:是)?(?:多少|呢|啥|什么|是多少|有吗|是啥)?$|^(?:打|拨)(?:哪个|什么|多少)(?:电话|号)?(?:呢)?$|^(?:怎么|咋)联系(?:他们|呢)?$/;
const CITATION =
  /^(?:你?(?:上面|刚才|前面)?(?:说的|那个|给的)?)?(?:的)?第?\[?([一二两三四五六七八九1-9])\]?(?:条|个|点)?(?:是?(?:啥|什么)意思|什么意思|咋说|说的啥|看不懂|没看懂|没懂|怎么理解|讲的啥|原文)(?:啊|呢)?$|^\[([1-9])\](?:.{0,6})$/;
const AGAIN =
  /^(?:啥意思|什么意思|没听懂|没懂|(?:还是|我|俺|都|有点)*(?:没看懂|看不懂|看不明白|听不懂|听不明白|不明白|搞不懂)(?:你|您)?(?:说|讲|写)?(?:的)?(?:是)?(?:啥|什么|些什么|些啥)?|不懂|再说一遍|重说一遍|(?:能)?(?:不能)?(?:说|讲)(?:的)?(?:简单|直白|明白)(?:点|些)|(?:说|讲)人话|什么|啥)(?:啊|呢|嘛|吧|吗)?$/;
const SHORT_TURN = /^(?:那|那么|那要是|要是|如果是|换成|那我|那我的|那我们)?(.{1,12}?)(?:呢|怎么办呢|咋办呢)$/;
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
  if (MORE.test(bare)) return { type: 'more' };
  if (PHONE.test(bare)) return { type: 'phone' };
  if (AGAIN.test(bare)) return { type: 'again' };
  const turn = SHORT_TURN.exec(bare);
  if (turn && /^(?:那|要是|如果|换成)/.test(bare)) return { type: 'question', text: `${turn[1]}怎么办` };
  if (
    bare.length <= 10 &&
    /^(?:要|需要|得)?(?:多久|几天|多少钱|要钱吗|收费吗|免费吗|带什么|带啥|什么材料|哪些材料|什么条件|啥条件|去哪|去哪办|去哪里办|在哪办|怎么申请|咋申请|怎么办理|找谁|谁能申请|我能申请吗|能领多少|最多多少|能拿多少)(?:呢|啊)?$/.test(
      bare,
    )
  ) {
    return { type: 'question', text: `${memory.question} ${bare}` };
  }
  return null;
}
