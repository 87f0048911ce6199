import { NUMBER, readNumber, readPair } from './numeral.ts';
import { found, missed, type Understood } from './understood.ts';

/** How many are owed, the worker included: from 1 to 100 000. */
export interface PeopleCount {
  count: number;
  upTo: number | null;
  about: boolean;
}

export type PeopleCountReason = 'vague' | 'too-many';

const MEASURE =
  '(?:个人?|号人|人|名(?:工人|工友|员工)?|位|口人)(?!月|工|地|天|小时|钟|点|[白夜晚早]?班|半|星期|礼拜|社|民)';

function counted(
  count: number,
  upTo: number | null,
  about: boolean,
  start: number,
  end: number,
): Understood<PeopleCount, PeopleCountReason> {
  if (count < 1) return missed('absent');
  if ((upTo ?? count) > 100_000) return missed('too-many');
  return found({ count, upTo, about }, start, end);
}

/** The number of people owed in a normalised text: 七八个人, 我和老乡俩, 二十多号人, 就我一个. A bare number only with `asked`. */
export function readPeopleCount(text: string, asked: boolean): Understood<PeopleCount, PeopleCountReason> {
  const alone =
    /(?:就|只有|只)(?:欠)?我(?:自己|本人)?(?:一个?人?|自己)(?=$|[,。;!\s]|被|没[拿发给])|我(?:自己)?一个人(?=$|[,。;!\s]|被|没[拿发给])|我独自|光我一个(?=$|[,。;!\s]|被|没[拿发给])/.exec(
      text,
    );
  if (alone !== null) return counted(1, null, false, alone.index, alone.index + alone[0].length);
  const couple =
    /(?:我(?:们|俩)|俺们?|咱们?|我(?:和|跟)[\u4e00-\u9fff]{1,5})(俩|仨)(?:人)?/.exec(text) ??
    /([俩仨])人/.exec(text) ??
    /我们?(俩|仨)/.exec(text);
  if (couple !== null)
    return counted(readNumber(couple[1]!)!, null, false, couple.index, couple.index + couple[0].length);
  const couples = new RegExp(`((?:[一二三四五六七八九]?十)?)([一二三四五六七八][二三四五六七八九])${MEASURE}`).exec(
    text,
  );
  if (couples !== null) {
    const pair = readPair(couples[2]!);
    const head = couples[1] === '' ? 0 : (readNumber(couples[1]!) ?? 0);
    if (pair !== null)
      return counted(head + pair[0], head + pair[1], true, couples.index, couples.index + couples[0].length);
  }
  const said = new RegExp(`(?<![\\d.年月第])(${NUMBER})(多|来|几)?${MEASURE}`).exec(text);
  if (said !== null && !/(?:第|这|那|每|哪|欠|发)$/.test(text.slice(0, said.index)) && !/^(?:一|两)个$/.test(said[0])) {
    const count = readNumber(said[1]!);
    const others = /我和|我跟|除了我|另外|还有/.test(text.slice(Math.max(0, said.index - 4), said.index)) ? 1 : 0;
    if (count !== null && Number.isInteger(count))
      return counted(count + others, null, said[2] !== undefined, said.index, said.index + said[0].length);
  }
  if (/(?:好几|几|好多|很多|一帮|一群|一伙|一班)(?:个|号)?(?:人|工友|老乡|兄弟)/.test(text)) return missed('vague');
  const bare = asked ? /^\s*(\d{1,6})\s*$/.exec(text) : null;
  return bare === null ? missed('absent') : counted(Number(bare[1]), null, false, 0, text.length);
}

export function sayPeopleCount({ count, upTo, about }: PeopleCount): string {
  return `${about ? '约 ' : ''}${upTo === null ? count : `${count} 到 ${upTo}`} 人`;
}
