import { found, missed, type Understood } from './understood.ts';
import { readYesNo } from './yes-no.ts';

/** Kinds of proof, by the word the form prints. */
export type Evidence =
  | '劳动合同'
  | '欠条'
  | '考勤记录'
  | '工资条'
  | '聊天记录'
  | '录音'
  | '工牌'
  | '照片或视频'
  | '转账记录'
  | '记工本'
  | '工友作证'
  | '工服'
  | '病历或诊断';

const KINDS: [Evidence, RegExp][] = [
  ['劳动合同', /合同|协议书?/g],
  ['欠条', /欠条|白条|借条|欠款条|打的?条|条子|结算单/g],
  ['考勤记录', /考勤|打卡|签到|刷脸|人脸识别/g],
  ['工资条', /工资(?:条|单|表|卡)/g],
  ['聊天记录', /聊天|微信(?!转)|短信|(?<![a-z])QQ(?![a-z])|信息截图|截图|语音/gi],
  ['录音', /录音/g],
  ['工牌', /工牌|工作证|胸牌|厂牌|工号|工卡|门禁卡|出入证/g],
  ['照片或视频', /照片|相片|视频|拍了|拍的/g],
  ['转账记录', /转账|流水|银行卡记录|打款|转的钱|收款/g],
  ['记工本', /记工|工时|工分|记账本|账本|记的工|记了工|本子/g],
  ['工友作证', /作证|证人|证明人|工友(?:可以|能|都|愿意)|老乡(?:可以|能)/g],
  ['工服', /工服|工装|安全帽|厂服/g],
  ['病历或诊断', /病历|诊断|出院|住院|医院(?:的)?单|(?<![a-z])CT(?![a-z])|片子|化验/gi],
];
const DENIED = /(?:没有|没|冇|莫得|不|未|无|丢了|啥)(?:什么|签|过|有|打|发|给|办|任何|书面|劳动|过)*$/;
const DENIED_LIST = /(?:没有|没|无)(?:[^,。;有]{0,16}(?:和|或|也没|、|跟))+[^,。;有]{0,4}$/;
const DENIED_AFTER =
  /^(?:记录|单|书)?(?:都|也|什么的|啥的|这些)?(?:没有|没给|没发|没签|没打|没$|丢了|不见了|删了|冇|莫得)/;
const NOTHING =
  /^(?:啥子|啥|什么|哪样|一样|这些|那些|手里|手上|证据)*(?:证据)?(?:也|都|啥)?(?:没有|没|冇|冇得|莫得|没得|不有|无)(?:证据|什么|任何|了|啊|的|呢|东西)*$/;

/** Kinds of proof a normalised text says the worker has; an empty list for none at all. */
export function readEvidence(text: string, asked: boolean): Understood<Evidence[]> {
  const kinds: Evidence[] = [];
  let start = text.length;
  let end = 0;
  let denied = false;
  let deniedProof = false;
  for (const [kind, pattern] of KINDS) {
    for (const match of text.matchAll(pattern)) {
      const before = text.slice(Math.max(0, match.index - 22), match.index);
      const clause = before.slice(
        Math.max(before.lastIndexOf(','), before.lastIndexOf('。'), before.lastIndexOf(';')) + 1,
      );
      const stop = match.index + match[0].length;
      if (DENIED.test(clause) || DENIED_LIST.test(clause) || DENIED_AFTER.test(text.slice(stop, stop + 8))) {
        denied = true;
        // 没签合同 alone says nothing of other proof.
        deniedProof ||= kind !== '劳动合同';
        continue;
      }
      if (!kinds.includes(kind)) kinds.push(kind);
      start = Math.min(start, match.index);
      end = Math.max(end, stop);
    }
  }
  if (kinds.length > 0) return found(kinds, start, end);
  if (!asked) return missed('absent');
  const answer = readYesNo(text);
  if (
    deniedProof ||
    NOTHING.test(text.replace(/[\s,.。!]+/g, '')) ||
    (!denied && answer.found && answer.value !== 'yes')
  )
    return found([], 0, text.length);
  return missed('absent');
}
