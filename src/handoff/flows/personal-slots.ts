import { type IdNumber, readIdNumber } from '../understand/id-number.ts';
import { looksLikeName, readPersonName } from '../understand/person-name.ts';
import { readPhone } from '../understand/phone.ts';
import { found, missed, type Understood } from '../understand/understood.ts';
import { readLeadingYesNo } from '../understand/yes-no.ts';
import { readOwned } from './case-slots.ts';
import { serviceLine } from './service-line.ts';
import type { FlowContext, Slot } from './slot.ts';
import type { SlotName, Values } from './slot-values.ts';

function notice({ privacyNotice }: FlowContext): string {
  return privacyNotice === undefined ? '' : privacyNotice.trim();
}

function yesOrNo(text: string): Understood<'yes' | 'no'> {
  const refused =
    /(?:不|别|拒绝|没有?)(?:太|想|要|愿意?)?(?:同意|留|给|登记|告诉|方便|说|填|提供|透露)|不(?:愿|想|肯|要|行)/.exec(
      text,
    );
  if (refused !== null) return found('no', 0, text.length);
  // 「留，李秀芳，电话136…」 agrees with its first word.
  const answer = readLeadingYesNo(text);
  if (answer.found) return answer.value === 'unsure' ? missed('unsure') : found(answer.value, 0, text.length);
  return /^(?:我)?(?:同意|愿意|可以|行)/.test(text) && text.length < 40
    ? found('yes', 0, text.length)
    : missed('absent');
}

export const guardianConsent: Slot<'guardianConsent'> = {
  name: 'guardianConsent',
  label: '监护人同意',
  called: /监护人/,
  ask: (_values, context) => ({
    text: `您还不满 14 岁，留姓名和电话要爸妈或者别的监护人同意。请监护人来看：姓名、电话只用来联系你们、办这件事，随时说「删除我的信息」就删。${notice(context)}监护人同意的，请监护人本人回「我是监护人，我同意」；不同意或者不在身边，回「不同意」，照样登记。遇到难处可以打 12355（青少年服务）。`,
    suggestions: ['我是监护人，我同意', '不同意'],
  }),
  read: ({ text, asked }) => {
    if (!asked) return missed('absent');
    if (/不(?:太|想|要|愿意?)?同意|不在|没在|不(?:愿|想|肯|要|行|留)|^(?:不|没有?|否)/.test(text))
      return found('no', 0, text.length);
    if (
      /我是(?:他|她|孩子|娃)?的?(?:监护人|爸|妈|父|母|家长|爷爷|奶奶|外公|外婆|姥)/.test(text) &&
      /同意|可以|行|愿意/.test(text)
    )
      return found('yes', 0, text.length);
    return missed(/同意|可以|行|好/.test(text) ? 'guardian-self' : 'absent');
  },
  say: (value) => (value === 'yes' ? '监护人同意' : '监护人没有同意'),
  retry: () => '这一条要监护人本人来回。请监护人回「我是监护人，我同意」；不在身边就回「不同意」，照样登记。',
};

export const personalConsent: Slot<'personalConsent'> = {
  name: 'personalConsent',
  label: '同意留姓名和电话',
  called: /同意/,
  ask: (_values, context) => ({
    text: `事情都记下了。要不要留姓名和电话，好让办事的人找到您？只给办这件事的人用，加密存着，您说「删除我的信息」就删。${notice(context)}不留也照样登记，只是要您自己打电话去问。同意留吗？`,
    suggestions: ['同意', '不留'],
  }),
  read: ({ text, asked }) => (asked ? yesOrNo(text) : missed('absent')),
  say: (value) => (value === 'yes' ? '同意' : '不留'),
  retry: () => '同意留就说「同意」，不留就说「不留」。不留也照样登记。',
};

const CARD = /^([\u4e00-\u9fff]{2,4})[,，:：\s]*1[3-9]\d{9}$/;

/** 王大明,13800138000, sent where the one who owes was not asked for, is the worker's own name and number. */
function isOwnCard(text: string, asking: readonly SlotName[]): boolean {
  const told = CARD.exec(text.trim());
  return told !== null && looksLikeName(told[1]!) && !asking.some((slot) => slot.startsWith('employer'));
}

export const name: Slot<'name'> = {
  name: 'name',
  label: '姓名',
  called: /姓名|名字|我的名/,
  ask: () => ({ text: '您叫什么名字？写身份证上的全名。', suggestions: ['跳过'] }),
  read: ({ text, asked, asking }) => readPersonName(text, asked || isOwnCard(text, asking)),
  say: (value) => value,
  retry: (reason) =>
    reason === 'surname-only'
      ? '请写全名，比如「王建国」。不想写就说「跳过」。'
      : '请只写姓名，比如「王建国」。不想写就说「跳过」。',
};

export const phone: Slot<'phone'> = {
  name: 'phone',
  label: '联系电话',
  called: /电话|手机|号码|联系方式/,
  ask: () => ({ text: '您的电话是多少？', suggestions: ['跳过'] }),
  read: ({ text, asked, asking }) => {
    const owned = readOwned(text, 'worker', asked || isOwnCard(text, asking));
    if (owned.found || !asked) return owned;
    const told = readPhone(text);
    return told.found ? missed('absent') : told;
  },
  say: (value) => value,
  retry: (reason) =>
    reason === 'wrong-length'
      ? '这个号码的位数不对。手机号是 11 位，座机要带区号，请再发一遍。'
      : '我没看到能用的电话。手机号是 11 位，比如 138 开头的。没有就说「跳过」。',
};

export const sensitiveConsent: Slot<'sensitiveConsent'> = {
  name: 'sensitiveConsent',
  label: '单独同意留身份证号',
  called: /身份证.*同意/,
  ask: () => ({
    text: '身份证号要紧，单独问您：要不要留？登记表上一般要填，用来核对是您本人，加密存着。同意就把号码发来，发来就是同意；不留就说「不留」，照样登记，到时候您自己填。',
    suggestions: ['不留'],
  }),
  read: ({ text, asked, today }) => {
    if (!asked) return missed('absent');
    const number = readIdNumber(text, today);
    if (number.found) return { ...number, value: 'yes' };
    return number.reason === 'absent' ? yesOrNo(text) : number;
  },
  say: (value) => (value === 'yes' ? '同意' : '不留'),
  retry: (reason) => ID_RETRY[reason] ?? '同意就把 18 位身份证号发来，不留就说「不留」。',
};

const ID_RETRY: Record<string, string> = {
  'old-15': '这是 15 位的老号码，现在不能用了。请发新身份证上的 18 位号码，没有就说「不留」。',
  'wrong-length': '身份证号是 18 位，请数一下再发。最后一位是 X 也要写上。不想留就说「不留」。',
  'birth-date': '号码中间的出生日期不对，请对着身份证再看一遍。',
  'check-digit': '这个号码对不上，可能打错了一位。请对着身份证再发一遍。',
  region: '号码开头的几位不对，请对着身份证再看一遍。',
};

export const identityNumber: Slot<'identityNumber'> = {
  name: 'identityNumber',
  label: '身份证号',
  called: /身份证(?:号码?)?|证号/,
  ask: () => ({ text: '请发 18 位身份证号。', suggestions: ['不留'] }),
  read: ({ text, today }) => {
    const told: Understood<IdNumber> = readIdNumber(text, today);
    return told.found ? { ...told, value: told.value.number } : told;
  },
  say: (value) => `尾号 ${value.slice(-4)}`,
  retry: (reason) => ID_RETRY[reason] ?? '请发 18 位身份证号。不想留就说「不留」。',
};

/** What a refusal means for the worker, said once, kindly. */
export function afterRefusal(values: Values, flow: 'complaint' | 'legal_aid', context: FlowContext): string {
  if (values.personalConsent === 'no' || values.guardianConsent === 'no') {
    return `好，不留。照样登记，也会给您编号；没人能打给您，要问结果请打 ${serviceLine(flow, context)}，说编号就行。`;
  }
  return '好，不留身份证号。';
}
