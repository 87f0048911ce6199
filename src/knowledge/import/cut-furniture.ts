import { splitClauses } from '../split-clauses.ts';
import { FURNITURE_ANYWHERE, FURNITURE_AROUND } from './furniture-rules.ts';

export interface CutText {
  body: string;
  /** What was cut, in the order it stood. */
  cuts: string[];
}

const BOOKMARK = /\[bookmark:[^\]\n]{0,60}\]/g;

/** Takes page furniture out of a clean text, whole lines only (and bookmark marks inside a line). Every cut is recorded. */
export function cutFurniture(text: string): CutText {
  const lines = text.split('\n');
  const { firstClause, lastText } = findTextZone(text, lines);
  const cuts: string[] = [];
  const kept: string[] = [];
  lines.forEach((line, index) => {
    const content = line.trim();
    const around = index < firstClause || index > lastText;
    if (content !== '' && (matches(FURNITURE_ANYWHERE, content) || (around && matches(FURNITURE_AROUND, content)))) {
      cuts.push(content);
      return;
    }
    const marks = line.match(BOOKMARK);
    if (marks) cuts.push(...marks);
    kept.push(marks ? line.replace(BOOKMARK, '') : line);
  });
  return cutHeadline({
    body: kept
      .join('\n')
      .replace(/^(?:[\s　]*\n)+/, '')
      .trimEnd(),
    cuts,
  });
}

function matches(rules: readonly RegExp[], line: string): boolean {
  return line.length <= 300 && rules.some((rule) => rule.test(line));
}

/** Line of the first clause, and line of the last sentence that ends in a full stop or carries a date of signature. */
function findTextZone(text: string, lines: readonly string[]): { firstClause: number; lastText: number } {
  const [first] = splitClauses('document', text);
  const firstClause = first?.kind === 'preamble' ? first.text.split('\n').length - 1 : 0;
  const lastText = lines.findLastIndex((line) => /[。；](?:[”」）)])?[\s　]*$/.test(line) && line.trim().length >= 20);
  return { firstClause, lastText: Math.max(lastText, firstClause) };
}

/** A site's own headline above the notice (「…,北京8部门发布11条措施」) is no part of the notice. */
function cutHeadline({ body, cuts }: CutText): CutText {
  const [first = '', ...rest] = body.split('\n');
  const headline = first.trim();
  const below = rest.filter((line) => line.trim() !== '').slice(0, 4);
  const isHeadline =
    headline.length <= 60 &&
    !/关于|[。；：:]$/.test(headline) &&
    /[,，！!？?]|发布|出台|一图读懂|解读/.test(headline.replace(/《[^》]*》/g, '')) &&
    below.some((line) => /关于.{4,}(?:通知|意见|措施|办法|方案|决定|规定|细则|公告|函)$/.test(line.trim()));
  return isHeadline ? { body: rest.join('\n').replace(/^\s*\n/, ''), cuts: [headline, ...cuts] } : { body, cuts };
}
