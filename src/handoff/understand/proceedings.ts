import { found, missed, type Understood } from './understood.ts';
import { readLeadingYesNo } from './yes-no.ts';

/** What has been begun already. Arbitration or court sends labour inspection's road there (inspection regulation art. 21). */
export type Proceeding = 'arbitration' | 'court' | 'inspection' | 'petition' | 'mediation' | 'police';

const KINDS: [Proceeding, RegExp][] = [
  ['arbitration', /仲裁/g],
  ['court', /法院|起诉|打官司|诉讼|开庭|判决|立案|上诉|告上|支付令/g],
  ['inspection', /劳动监察|监察|劳监|劳动局|人社局|人社|社保局|劳动保障|(?<!\d)(?:12333|96333)(?!\d)/g],
  ['petition', /信访|上访|(?<!\d)12345(?!\d)|市长热线|国务院/g],
  ['mediation', /调解|工会|(?<!\d)12351(?!\d)|街道办|居委|村委/g],
  ['police', /报警|派出所|(?<!\d)110(?!\d)|公安|警察/g],
];
const WISH =
  /(?:想|要|打算|准备|可以|能|能不能|会|怎么|如何|申请不了|需要|该|去不去|是不是|要不要|应该|帮我|让我|叫我|建议我?|先)(?:去|申请|走|提|找|到|劳动|申请劳动|通过)*$/;
const DENIED =
  /(?:没有?|还没|未|不|没去|从没|从来没|没想)(?:去|过|申请|找|走|有|打|经过|到|提|报|劳动|申请劳动|提起|告到|,|、|或|和|也|仲裁|法院|信访|监察|起诉|打官司|没)*$/;
const NONE =
  /^(?:我|都|哪里|哪儿|哪|什么|啥|这些|以上|一样|一个)*(?:也|都)?(?:没|没有|冇|莫得|未)(?:都)?(?:去|找|告|反映|投诉|申请|办|有|做)*(?:过|呢|哦|啊)?(?:哪里|哪儿|哪个部门|哪|谁)?$|都没有?(?:去|找|办|过|弄|做|有)*$|还没(?:有)?(?:去|找|办|开始)?$|^(?:我|都|也|哪里都)*(?:没有?|冇)(?:去|找|告)过?(?:别的|其他|任何|什么|啥)?(?:地方|部门|人)?$|^没人管$/;

/** What was begun, from a normalised text: an empty list for none. With `asked` true a bare 没有 means none. */
export function readProceedings(text: string, asked: boolean): Understood<Proceeding[], 'which'> {
  const kinds: Proceeding[] = [];
  let start = text.length;
  let end = 0;
  let denied = false;
  for (const [kind, pattern] of KINDS) {
    for (const match of text.matchAll(pattern)) {
      const before = text.slice(Math.max(0, match.index - 12), match.index);
      const clause = before.slice(Math.max(before.lastIndexOf(','), before.lastIndexOf('。')) + 1);
      if (
        DENIED.test(clause) ||
        /^(?:没去|没申请|没有去|没有过|都没|也没|没办|没走)/.test(text.slice(match.index + match[0].length))
      ) {
        denied = true;
        continue;
      }
      if (WISH.test(clause)) continue;
      if (!kinds.includes(kind)) kinds.push(kind);
      start = Math.min(start, match.index);
      end = Math.max(end, match.index + match[0].length);
    }
  }
  // 立案 and 开庭 at an arbitration office are not a court's.
  const settled =
    kinds.includes('arbitration') && !/法院|起诉|官司|诉讼|上诉|判决/.test(text)
      ? kinds.filter((kind) => kind !== 'court')
      : kinds;
  if (settled.length > 0) return found(settled, start, end);
  if (denied) return found([], 0, text.length);
  if (!asked) return missed('absent');
  const bare = text.replace(/[\s,.!?。!?]+/g, '');
  if (NONE.test(bare)) return found([], 0, text.length);
  // 不留, 不给 refuse something else.
  if (/不[留给填写]/.test(text)) return missed('absent');
  const answer = readLeadingYesNo(text);
  if (answer.found) return answer.value === 'yes' ? missed('which') : found([], 0, text.length);
  return missed(/反映过|投诉过|告过|找过/.test(text) ? 'which' : 'absent');
}

const SAY: Record<Proceeding, string> = {
  arbitration: '劳动仲裁',
  court: '法院起诉',
  inspection: '劳动监察（人社局）',
  petition: '信访或 12345',
  mediation: '调解或工会',
  police: '报警',
};

export function sayProceedings(kinds: readonly Proceeding[]): string {
  return kinds.length === 0 ? '都还没有' : kinds.map((kind) => SAY[kind]).join('、');
}
