import { readYesNo } from '../understand/yes-no.ts';
import type { SlotName } from './slot-values.ts';
import { slotCalled } from './slots.ts';

export type Command =
  | { kind: 'skip' | 'back' | 'cancel' | 'continue' | 'restart' | 'confirm' | 'wrong' | 'withdraw' | 'repeat' }
  | { kind: 'switch'; flow: 'complaint' | 'legal_aid' }
  /** 修改电话; with `rest` what it should be: 电话错了是138…. */
  | { kind: 'edit'; slot: SlotName | null; rest: string };

const END = '(?:吧|了|啊|呀|哈|哦|谢谢|好了|一下|嘛|啦)*$';
const WHOLE: [Exclude<Command['kind'], 'edit' | 'switch'>, RegExp][] = [
  [
    'withdraw',
    /^(?:请|我要|我想|帮我)?(?:撤回同意|撤销同意|不同意留了|别留我的(?:电话|姓名|信息|身份证)|不留电话了|把我的?(?:电话|姓名|身份证)(?:号)?(?:删了|删掉|去掉)|删掉?我的?(?:电话|姓名|身份证)(?:号)?|我后悔留(?:电话|身份证)了?)$/,
  ],
  [
    'skip',
    new RegExp(
      `^(?:我想|想|要|先|那就?|这个|这条|请)*(?:跳过|略过|下一个|下一条|下一步|下一题|过|pass|skip|不填|不想说|不想写|不想填|不方便说?|先不说|不说|不写)(?:这个|这条|这一?步|这题)?${END}`,
      'i',
    ),
  ],
  [
    'back',
    new RegExp(
      `^(?:我想|想|要|请|回到?|返回)*(?:上一步|上一个|上一条|上一题|前一个|上一问|返回|退回|后退|回去|回退)${END}`,
    ),
  ],
  [
    'restart',
    new RegExp(`^(?:我想|想|要|请)*(?:重新开始|重新来|从头来|从头开始|重来|重新填|重新登记|重新申请|全部重来)${END}`),
  ],
  [
    'cancel',
    new RegExp(
      `^(?:算了|我想|想|要|请|我|那|还是|先|就|[, ])*(?:取消(?:投诉|登记|申请|填写)?|退出|不投诉|不登记|不申请|不办|不弄|不搞|不填表|终止|结束|停止|停|撤销|放弃|不干|算了)${END}`,
    ),
  ],
  [
    'cancel',
    // 「算了不投诉了，取消」「不想搞了，怕他报复」; 「不干了，上个月走的」 is an answer.
    /^(?:算了吧?|我|改主意了|不要了|不用了|想|要|那|还是|先|就|请|[, ])*(?:取消|(?:不|别)(?:要|想|用|再|给我)*(?:投诉?|登记|申请|告|弄|搞|填表|办|(?:要|请|找)?律师)|(?:撤回|撤销|撤掉|撤诉)(?:投诉|申请|登记)?)(?:投诉|登记|申请)?(?:吧|了|啊|呀|哈)*(?:[, ].{1,16})?$/,
  ],
  [
    'continue',
    new RegExp(`^(?:我们|我|还是|想|要|那|好|请|就)*(?:继续|接着|往下|go)(?:来|填|说|办|登记|申请|投诉)?${END}`, 'i'),
  ],
  ['cancel', /^(?:那|还是|[, ])*算了[, ]*(?:不要|不用|不弄)了?(?:吧|啊)?$/],
  ['continue', /^(?:那|就|好|行|嗯|我|要|先|来|[, ])*(?:登记|投诉|申请|办理?)(?:一下|吧|呀|嘛|啊)*$/],
  [
    'repeat',
    /^(?:什么|啥|啥意思|什么意思|没听懂|不懂|没看懂|再说一遍|再问一遍|刚才问什么|问到哪了|说到哪了|你问什么|[?]+)$/,
  ],
  [
    'confirm',
    new RegExp(
      `^(?:我|都|那|就|好|行|嗯|对|是|可以|没问题|[, ])*(?:确认(?:提交|无误)?|提交|就这样(?:提交)?|没错|都对|全对|对的|正确|无误)(?:了|的|[, ])*(?:确认|提交|就这样|没错)*${END}`,
    ),
  ],
  [
    'wrong',
    new RegExp(
      `^(?:这|你)?(?:有)?(?:个)?(?:地方|点)?(?:都|全)?(?:不对|错了|不是这样|弄错|写错|记错|搞错|理解错|有错|有误|不正确|说错)${END}`,
    ),
  ],
];
const SWITCH: [flow: 'complaint' | 'legal_aid', pattern: RegExp][] = [
  [
    'legal_aid',
    /^(?:我|还是|那|想|要|帮我|请|换成|改成|转到?|改|申请|办)*(?:法律援助|请个?律师|找个?律师|要律师)(?:吧|了)*$/,
  ],
  [
    'complaint',
    /^(?:我|还是|那|想|要|帮我|请|换成|改成|转到?|改|登记|去)*(?:欠薪投诉|投诉欠薪|劳动监察投诉|投诉|登记投诉)(?:吧|了)*$/,
  ],
];
const CHANGE =
  /^(?:我|想|要|请|帮我|帮忙|麻烦|把|可以|能)*(?:修改|改一?下|改正|更改|更正|变更|重填|重写|改)(?:一下|下)?(?:我的?)?([^,。:是为成]{1,10}?)(?:(?:改)?(?:为|成|是|:|,|换成)\s*(.*)|\s+(.+)|(\d.*))?$/;
const WRONG =
  /^(?:我的?|那个|刚才的?|上面的?)?([^,。:\d]{1,10}?)(?:号码?)?(?:写|打|说|填|弄|记|搞)?(?:错了?|不对|有误|要改|改成|改为|换成|应该是|不是)[\s,。:]*(.*)$/;
const NOTHING_TOLD = /^(?:了|吧|一下|下|的|,|。|\s)*$/;

/**
 * The command a normalised message is, or null. 确认 and 不对 are also plain answers; the flow decides what they mean where.
 */
export function readCommand(text: string): Command | null {
  const bare = text.replace(/[\s,.!。!"]+$/g, '').replace(/^[\s"]+/, '');
  if (bare.length > 60) return null;
  for (const [kind, pattern] of WHOLE) if (pattern.test(bare)) return { kind };
  for (const [flow, pattern] of SWITCH) if (pattern.test(bare)) return { kind: 'switch', flow };
  const change = CHANGE.exec(bare);
  if (change !== null) {
    const slot = slotCalled(change[1]!);
    const rest = change[2] ?? change[3] ?? change[4] ?? '';
    if (slot !== null || bare.length <= 6) return { kind: 'edit', slot, rest: NOTHING_TOLD.test(rest) ? '' : rest };
  }
  const wrong = WRONG.exec(bare);
  if (wrong !== null && !readYesNo(bare).found) {
    const slot = slotCalled(wrong[1]!);
    const rest = wrong[2]!.replace(/^(?:是|应该是|改成|改为|为)/, '');
    if (slot !== null) return { kind: 'edit', slot, rest: NOTHING_TOLD.test(rest) ? '' : rest };
  }
  return null;
}

/** True where a message corrects something said before. */
export function corrects(text: string): boolean {
  return /^不是[, ]*(?:是|应该)|错了|不对|改成|改为|更正|应该是|其实|不是[^,。]{1,24}(?:是|[,。][^,。]{0,6}是)|写错|打错|说错|记错|弄错|搞错|刚才说/.test(
    text,
  );
}
