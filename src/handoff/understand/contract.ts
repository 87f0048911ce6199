import { found, missed, type Understood } from './understood.ts';
import { isAssent, readYesNo } from './yes-no.ts';

/** Whether a written labour contract was signed. */
export type Contract = 'signed' | 'none' | 'unsure';

const MINE_SIGNED =
  /(?:我|俺)(?:自己|这边|个人)?(?:的)?(?:合同)?(?:是|倒|都|已经)*(?:签了|签过|有签)|合同(?:我|俺)(?:自己)?签了/;
const NONE =
  /(?:没有?|未|不|冇|莫得|从没|啥都没)(?:跟我|给我|和我|跟我们)?(?:签|订|办|书面|劳动|什么|任何|过|有|的)*(?:合同|协议)|(?:合同|协议)(?:都|也|什么的|啥的)?(?:没有?|未|不|冇|莫得)(?:签|有|给)?|没签|未签/;
const SIGNED =
  /(?:签|订)(?:了|过|的|有)?(?:书面|劳动|用工|一份|1份|份)*(?:合同|协议)|(?:有|手里有)(?:书面|劳动|一份)*(?:合同|协议)|(?:合同|协议)(?:签了|签过|有签|有的?|在我)|签了|签过/;

/** Contract signed or not, from a normalised text; with `asked` true a bare yes or no counts. */
export function readContract(text: string, asked: boolean): Understood<Contract> {
  // 「他们八个人没签合同，我签了」 tells of others first.
  const mine = MINE_SIGNED.exec(text);
  if (mine !== null && !/(?:没|不|未|想|要|让|叫)$/.test(text.slice(0, mine.index)))
    return found('signed', mine.index, mine.index + mine[0].length);
  const none = NONE.exec(text);
  if (none !== null) return found('none', none.index, none.index + none[0].length);
  const signed = SIGNED.exec(text);
  if (signed !== null && !/(?:想|要|让|叫|应该|需要|没)$/.test(text.slice(0, signed.index))) {
    return found('signed', signed.index, signed.index + signed[0].length);
  }
  if (!asked) return missed('absent');
  if (isAssent(text)) return missed('absent');
  const answer = readYesNo(text);
  if (!answer.found) return missed('absent');
  return found(answer.value === 'yes' ? 'signed' : answer.value === 'no' ? 'none' : 'unsure', 0, text.length);
}

export function sayContract(contract: Contract): string {
  return contract === 'signed' ? '签了' : contract === 'none' ? '没签' : '不清楚';
}
