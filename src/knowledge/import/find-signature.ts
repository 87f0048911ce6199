import { type DateReading, readDate } from './read-date.ts';

export interface Signature {
  issuers: string[];
  date: DateReading | null;
}

const ORGANISATION =
  /^[\p{Script=Han}（）()]{2,}(?:厅|局|委|委员会|总工会|工会|银行|分行|支行|人民政府|办公室|办公厅|部|法院|检察院|联合会|妇联|团委|国务院|管理会|中心|协会)$/u;
const DATE_LINE =
  /^(?:\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|[一二][零〇○Ｏ一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)$/;

/**
 * Finds the block of issuers' names with the date under it. Names may share a line. A notice that encloses a document is signed
 * above that document, so the block is looked for in the whole text; the last one with a date counts.
 */
export function findSignature(body: string): Signature {
  const lines = body.split('\n').map((line) => line.trim());
  const dateLine = lines.findLastIndex((line) => DATE_LINE.test(line.replace(/\s/g, '')));
  const last =
    dateLine >= 0 ? dateLine - 1 : lines.findLastIndex((line) => line !== '' && !/^[（(].*[）)]$/.test(line));
  const issuers: string[] = [];
  for (let index = last; index >= 0; index--) {
    if (lines[index] === '') continue;
    const names = lines[index]!.split(/[\s　]+/);
    if (!names.every((name) => ORGANISATION.test(name))) break;
    issuers.unshift(...names);
  }
  return { issuers: [...new Set(issuers)], date: dateLine >= 0 ? readDate(lines[dateLine]!) : null };
}
