import { readContract, sayContract } from '../understand/contract.ts';
import { readEmployer } from '../understand/employer.ts';
import { readEvidence } from '../understand/evidence.ts';
import { findPhones } from '../understand/phone.ts';
import { readPlace } from '../understand/place.ts';
import { readProceedings, sayProceedings } from '../understand/proceedings.ts';
import { readProject, readProjectBesideAddress } from '../understand/project.ts';
import { missed, type Understood } from '../understand/understood.ts';
import { readWorkKind } from '../understand/work-kind.ts';
import { ownerOf } from './phone-owner.ts';
import type { Reading, Slot } from './slot.ts';

/** Beijing, Tianjin, Shanghai, Chongqing: no city between them and their districts. */
const MUNICIPALITIES = /^(?:11|12|31|50)/;

export const workKind: Slot<'workKind'> = {
  name: 'workKind',
  label: '行业领域',
  called: /行业|工种|工作类型|干什么活/,
  ask: () => ({
    text: '您是在工地上干活，还是在厂里、店里、公司这些地方？',
    suggestions: ['工地', '厂里', '店里或别的'],
  }),
  read: ({ text, asked }) => readWorkKind(text, asked),
  say: (value) => (value === 'construction' ? '在工地干活' : '不是工地上的活'),
  retry: () => '我没听明白。在工地上干活就说「工地」，别的都说「不是工地」。',
};

export const place: Slot<'place'> = {
  name: 'place',
  label: '实际工作地区和地址',
  called: /地址|地点|地方|工地在哪|位置|区县|城市/,
  ask: (values, { regionName, regionCode }) => {
    const isCounty = regionCode !== null && !regionCode.endsWith('00');
    const isWide = regionCode?.endsWith('0000') === true && !MUNICIPALITIES.test(regionCode);
    // Asked again after an address was told, it may be somewhere else altogether.
    const where =
      values.place !== undefined
        ? '哪个市、哪个区县'
        : `${regionName ?? '哪个市'}${isCounty ? '什么路、什么街道' : isWide ? '哪个市、哪个区县' : '哪个区县'}`;
    const text =
      values.workKind === 'construction'
        ? `工地在${where}？项目叫什么名字？不知道名字就说在什么附近。`
        : `您在${where}上班？${isCounty ? '' : '街道、路名也说一下。'}`;
    return { text, suggestions: [] };
  },
  read: ({ text, asked }) => readPlace(text, asked),
  say: (value) => value,
  retry: (reason) =>
    reason === 'too-long'
      ? '地址请说短一点，100 个字以内。'
      : reason === 'too-vague'
        ? '再说细一点：哪个市、哪个区县、什么路或者什么附近。由干活的地方来管，所以要知道在哪。'
        : '我没看明白这个地址。说哪个市、哪个区县、什么路，或者在什么旁边，比如：人民路 12 号，地铁站旁边。',
};

export const project: Slot<'project'> = {
  name: 'project',
  label: '项目名称',
  called: /项目(?:名)?|工地名|楼盘/,
  ask: () => ({ text: '工地的项目叫什么名字？', suggestions: ['不知道'] }),
  read: ({ text, asked, asking, values }) => {
    const named = readProject(text);
    if (named.found) return named;
    if (asking.includes('place') && values.workKind === 'construction') return readProjectBesideAddress(text);
    if (!asked) return named;
    const whole = readPlace(text.slice(0, 40), true);
    return whole.found && !/不知道|不清楚|不晓得/.test(text)
      ? { ...whole, value: whole.value.slice(0, 40) }
      : missed('absent');
  },
  say: (value) => value,
  retry: () => '不知道项目名字就说「跳过」。',
};

export const employer: Slot<'employer'> = {
  name: 'employer',
  label: '单位或老板',
  called: /老板(?!电话)|公司(?!电话)|单位(?!电话)|包工头(?!电话)|厂名|店名|雇主|欠薪(?:单位|人)/,
  ask: (values) => ({
    text:
      values.matter !== undefined && values.matter !== 'wages'
        ? '单位叫什么名字？只知道老板、包工头怎么称呼也行，有他电话也一起发。'
        : values.workKind === 'construction'
          ? '谁欠的？公司名字、包工头怎么称呼都行，有他电话也一起发。'
          : '谁欠的？单位全名最好，只知道老板怎么称呼也行，有电话也一起发。',
    suggestions: ['跳过'],
  }),
  read: ({ text, asked }) => readEmployer(text, asked),
  say: (value) => value.name,
  retry: (reason) =>
    reason === 'unknown'
      ? '大家平时怎么叫他？比如「王老板」「老李」。真不知道就说「跳过」。'
      : reason === 'too-long'
        ? '名字太长了，60 个字以内。'
        : '我没看明白是谁。比如：鑫达电子厂；或者：王老板 13800000000。',
};

export const employerPhone: Slot<'employerPhone'> = {
  name: 'employerPhone',
  label: '单位或包工头电话',
  called: /(?:老板|公司|单位|包工头|工头|厂里|他)的?(?:电话|手机|号码)/,
  ask: () => ({ text: '老板（单位）的电话是多少？', suggestions: ['跳过'] }),
  read: ({ text, asking }) =>
    readOwned(text, 'employer', asking.includes('employer') || asking.includes('employerPhone')),
  say: (value) => value,
  retry: () => '这个号码好像不对。手机是 11 位，座机要带区号。没有就说「跳过」。',
};

/** The first phone number in the text that belongs to the one meant; an ownerless one counts only where it was asked for. */
export function readOwned(text: string, owner: 'employer' | 'worker', asked: boolean): Understood<string> {
  const hit = findPhones(text).find((candidate) => {
    const told = ownerOf(text, candidate);
    return told === owner || (told === null && asked);
  });
  return hit === undefined
    ? missed('absent')
    : { found: true, value: hit.value.number, start: hit.start, end: hit.end };
}

export const proceedings: Slot<'proceedings'> = {
  name: 'proceedings',
  label: '曾经反映途径',
  called: /仲裁|官司|起诉|反映途径|投诉过/,
  ask: () => ({
    text: '这事以前去过哪里没有？劳动仲裁、法院、劳动监察（人社局）、信访，去过哪个说哪个。',
    suggestions: ['都没有', '劳动仲裁', '法院', '劳动监察'],
  }),
  read: ({ text, asked }) => readProceedings(text, asked),
  say: sayProceedings,
  retry: (reason) =>
    reason === 'which'
      ? '去的是哪里？劳动仲裁、法院、劳动监察，还是信访？'
      : '没去过就说「都没有」，去过就说去了哪里。',
};

export const evidence: Slot<'evidence'> = {
  name: 'evidence',
  label: '证据',
  called: /证据|凭据|材料/,
  ask: (values) => ({
    text: `${values.contract === undefined ? '签过劳动合同吗？' : ''}手里还有什么：欠条、考勤、工资条、聊天记录、工牌、照片、转账记录？一样没有也不要紧。`,
    suggestions: ['有聊天记录', '有考勤', '有欠条', '都没有'],
  }),
  read: ({ text, asked }) => readEvidence(text, asked),
  say: (value) => (value.length === 0 ? '暂时没有' : value.join('、')),
  retry: () => '有什么说什么，比如「有考勤和聊天记录」。没有就说「都没有」。',
};

export const contract: Slot<'contract'> = {
  name: 'contract',
  label: '是否签劳动合同',
  called: /合同/,
  ask: () => ({ text: '签过书面劳动合同吗？', suggestions: ['签了', '没签', '不清楚'] }),
  read: (reading: Reading) => {
    const told = readContract(reading.text, reading.asked);
    if (told.found || !reading.asking.includes('evidence')) return told;
    // 都没有 answers the contract too, since both were asked at once.
    const proof = readEvidence(reading.text, true);
    if (proof.found && proof.value.includes('劳动合同')) return { ...proof, value: 'signed' };
    return proof.found && proof.value.length === 0 && /都没|啥.?没|什么.?没|一样.?没/.test(reading.text)
      ? { ...proof, value: 'none' }
      : told;
  },
  say: sayContract,
  retry: () => '签了书面合同说「签了」，没签说「没签」，记不清说「不清楚」。',
};
