import { type DateReading, readDate } from './read-date.ts';

const OWN = /本(?:通知|意见|措施|办法|方案|决定|规定|条例|细则|公告|通告|政策|文件|实施细则|实施办法)/;

/** Finds since when the document holds: 本办法自2025年6月1日起施行, or from its issue (自印发之日起). Null where it doesn't say. */
export function findEffective(body: string, issued: string | null): DateReading | null {
  for (const sentence of body.split(/[。；\n]/)) {
    const match = /自(.{2,24}?)(?:之日)?起(?:正式)?(?:施行|实施|执行|生效)/.exec(sentence);
    if (!match || !(OWN.test(sentence.slice(0, match.index)) || /^[\s　]*自/.test(sentence))) continue;
    if (/^(?:印发|发布|公布|下发|发文)$/.test(match[1]!)) return issued ? { date: issued } : null;
    const date = readDate(match[1]!);
    if (date) return date;
  }
  return null;
}
