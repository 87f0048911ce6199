import { readAge } from '../understand/age.ts';
import { readMatter } from '../understand/matter.ts';
import { findMoments } from '../understand/moment.ts';
import { readMoney, sayMoney } from '../understand/money.ts';
import { readPeopleCount, sayPeopleCount } from '../understand/people-count.ts';
import { findPhones } from '../understand/phone.ts';
import { found, missed } from '../understand/understood.ts';
import { isAssent, readLeadingYesNo } from '../understand/yes-no.ts';
import type { Slot } from './slot.ts';
import { ARREARS } from './time-slots.ts';

const HOTLINES = /(?<!\d)(?:12345|12333|12348|12351|12355|12338|12356|96333|110|120|119)(?![\d元块万千.])/g;

/** The text with dates, phone and identity numbers blanked out, so that their figures are not taken for sums; length stays. */
function withoutOtherFigures(text: string, today: string): string {
  let masked = text.replace(/\d[\d ]{13,}[\dxX]/g, (run) => '·'.repeat(run.length));
  // 打过12345 is a line and not a sum; the number alone, where a sum was asked, is one.
  if (!/^\d+$/.test(text)) masked = masked.replace(HOTLINES, (run) => '·'.repeat(run.length));
  const spans = [
    ...findPhones(masked),
    ...findMoments(masked, today).filter(
      (hit) => hit.result.found && /[年月号日\d]$/.test(masked.slice(hit.start, hit.end)),
    ),
  ];
  for (const { start, end } of spans) masked = masked.slice(0, start) + '·'.repeat(end - start) + masked.slice(end);
  return masked;
}

const MONEY_TALK = new RegExp(`${ARREARS.source}|工资|工钱|薪|血汗钱|剩|还有|差`);

export const amount: Slot<'amount'> = {
  name: 'amount',
  label: '欠薪金额',
  called: /金额|多少钱|钱数|欠款|数目|工资|工钱|钱/,
  ask: () => ({ text: '一共还欠您多少钱？说个大概也行，比如「一万二」「8500」。', suggestions: ['记不清'] }),
  read: ({ text, asked, today }) => {
    if (!asked && !MONEY_TALK.test(text)) return missed('absent');
    return readMoney(withoutOtherFigures(text, today), asked);
  },
  say: sayMoney,
  retry: (reason) =>
    ({
      vague: '大概是多少？比如「一万左右」「两三万」。',
      several: '我看到好几个数。请只说一个：现在一共还欠您多少钱？',
      'per-person': '每人多少知道了。所有人加起来一共还欠多少？只替您自己登记的，就说「我的是…」。',
      'rate-only': '知道一天（一个月）多少钱了。一共干了多少天（几个月）没给？或者直接说总数。',
      'unit-missing': '这个数是多少元，还是多少万？比如「12000」或者「1.2万」。',
      'too-large': '这个数太大了，请再看看。最多记到 1 亿元。',
      'none-owed': '没有欠钱的话，这里就不用登记了。欠了就说还欠多少。',
    })[reason] ?? '还欠您多少钱？用数字最清楚，比如「12000」。记不清就说「跳过」。',
};

export const people: Slot<'people'> = {
  name: 'people',
  label: '欠薪人数',
  called: /人数|几个人|多少人/,
  ask: () => ({ text: '一共欠了几个人的工钱？', suggestions: ['就我一个', '跳过'] }),
  read: ({ text, asked }) => readPeopleCount(text, asked),
  say: sayPeopleCount,
  retry: (reason) => (reason === 'vague' ? '大概几个人？比如「七八个人」。' : '说个数就行，比如「8个人」。'),
};

export const matter: Slot<'matter'> = {
  name: 'matter',
  label: '申请事项',
  called: /申请事项|事项|什么事/,
  ask: () => ({ text: '要请法律援助办什么事？要工资、工伤赔偿，还是别的？', suggestions: ['要工资', '工伤', '别的'] }),
  read: ({ text, asked }) => readMatter(text, asked),
  say: (value) => ({ wages: '请求支付劳动报酬', injury: '请求工伤事故人身损害赔偿', other: '其他劳动争议' })[value],
  retry: () => '要工资就说「工资」，受了工伤就说「工伤」，别的事说「别的」。',
};

export const injuryReported: Slot<'injuryReported'> = {
  name: 'injuryReported',
  label: '是否申请过工伤认定',
  called: /工伤认定|认定/,
  ask: () => ({ text: '工伤认定申请了没有？单位申请的也算。', suggestions: ['申请了', '没申请', '不知道'] }),
  read: ({ text, asked }) => {
    const no = /(?:没|未|不)(?:有)?(?:给我?|去|做|人)?(?:报|申请|办|认定|做)(?:工伤|过|认定)*/.exec(text);
    if (no !== null && (asked || /工伤|认定/.test(text))) return found('no', no.index, no.index + no[0].length);
    const yes =
      /(?:已经?|都)?(?:报了工伤|申请(?:了|过)(?:工伤)?认定|认定(?:了|过|下来|书)|工伤认定(?:申请|做|办|下)|报了|申请了|办了)/.exec(
        text,
      );
    if (yes !== null && (asked || /工伤|认定/.test(yes[0]))) return found('yes', yes.index, yes.index + yes[0].length);
    return asked && !isAssent(text) ? readLeadingYesNo(text) : missed('absent');
  },
  say: (value) => (value === 'yes' ? '申请过' : value === 'no' ? '还没申请' : '不清楚'),
  retry: () => '申请过工伤认定就说「申请了」，没有就说「没申请」，不知道就说「不知道」。',
};

export const migrant: Slot<'migrant'> = {
  name: 'migrant',
  label: '是否进城务工人员',
  called: /农民工|进城务工|农村/,
  ask: () => ({ text: '您是从农村老家出来打工的吗？这关系到要不要查家里困不困难。', suggestions: ['是', '不是'] }),
  read: ({ text, asked }) => {
    const no =
      /(?:不是|没有?)(?:农民工|农村|从农村)|城镇户口|城市户口|非农户口|(?:我|俺)?是?(?:城里|城市|城镇)(?:的|人)/.exec(
        text,
      );
    if (no !== null) return found('no', no.index, no.index + no[0].length);
    const yes =
      /农民工|农村(?:户口|人|来|出来|老家|的)|进城(?:务工|打工)|外出打工|老家(?:在|是)?[\u4e00-\u9fff]{0,8}(?:村|乡下|农村)|外来务工|出来打工|来[\u4e00-\u9fff]{0,4}打工/.exec(
        text,
      );
    if (yes !== null) return found('yes', yes.index, yes.index + yes[0].length);
    return asked && !isAssent(text) ? readLeadingYesNo(text) : missed('absent');
  },
  say: (value) => (value === 'yes' ? '是' : value === 'no' ? '不是' : '不清楚'),
  retry: () => '是从农村出来打工的就说「是」，不是就说「不是」。',
};

export const story: Slot<'story'> = {
  name: 'story',
  label: '情况摘要',
  called: /经过|情况|摘要|事情|描述/,
  ask: () => ({ text: '用您自己的话说说是怎么回事，几句就行，500 字以内。', suggestions: ['跳过'] }),
  read: ({ text, asked }) => {
    const told = text.replace(/[<>]/g, ' ').trim();
    if (!asked || (told.match(/[\u4e00-\u9fff]/g)?.length ?? 0) < 4) return missed('absent');
    return found([...told].slice(0, 240).join('').slice(0, 480), 0, text.length);
  },
  say: (value) => (value.length > 60 ? `${value.slice(0, 60)}……` : value),
  retry: () => '用几个字说说发生了什么，比如「干了三个月，老板跑了没给钱」。',
};

export const age: Slot<'age'> = {
  name: 'age',
  label: '年龄',
  called: /年龄|岁数|多大/,
  ask: () => ({ text: '您今年多大？', suggestions: [] }),
  read: ({ text }) => readAge(text),
  say: (value) => `${value} 岁`,
  retry: () => '说个数就行，比如「我今年28岁」。',
};
