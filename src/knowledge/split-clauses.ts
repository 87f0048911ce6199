import { createHash } from 'node:crypto';
import { readNumeral, writeNumeral } from './chinese-numerals.ts';
import type { Clause } from './document.ts';
import { splitSentences } from './split-sentences.ts';

/** A stretch of a document's body. The parts of a body, joined, are the body, character for character. */
export interface DocumentPart {
  kind: 'preamble' | 'heading' | 'clause' | 'closing';
  text: string;
  clause: Clause | null;
}

interface Marker {
  /** From the outermost: 0 第X章, 1 第X节, 2 第X条, 3 一、, 4 （一）, 5 1. */
  level: number;
  number: number;
  /** Where in the body its line starts. */
  start: number;
  /** Where the text after the numeral starts. */
  contentStart: number;
}

const NUMERAL = '[零〇一二两三四五六七八九十百千]+|\\d{1,4}';
const LEVELS: RegExp[] = [
  new RegExp(`^第(${NUMERAL})章[\\s　]*`),
  new RegExp(`^第(${NUMERAL})节[\\s　]*`),
  new RegExp(`^第(${NUMERAL})条(?:之[一二三四五六七八九十]+)?[\\s　:：]*`),
  /^([零一二三四五六七八九十百]+)[、.．]/,
  /^[（(]([零一二三四五六七八九十百]+)[）)]、?/,
  /^(\d{1,3})(?:[.．、](?!\d)|[）)])[\s　]*/,
];
const BLANK = /^[\s　\uFEFF]*/;

/** Splits a body into preamble, headings, clauses and closing. Lossless: joined, the parts are `body`. */
export function splitClauses(documentId: string, body: string): DocumentPart[] {
  const closing = closingStart(body);
  const markers = findMarkers(body.slice(0, closing));
  const parts: DocumentPart[] = [];
  const first = markers[0]?.start ?? closing;
  if (first > 0) parts.push({ kind: 'preamble', text: body.slice(0, first), clause: null });
  const levelsUsed = [...new Set(markers.map((marker) => marker.level))].sort((a, b) => a - b);
  const path: Marker[] = [];
  const headings: string[] = [];
  const seen = new Map<string, number>();
  markers.forEach((marker, index) => {
    while (path.length > 0 && path.at(-1)!.level >= marker.level) {
      path.pop();
      headings.pop();
    }
    const next = markers[index + 1];
    const text = body.slice(marker.start, next?.start ?? closing);
    path.push(marker);
    headings.push(headingOf(body.slice(marker.contentStart, next?.start ?? closing)));
    if (next && next.level > marker.level) {
      parts.push({ kind: 'heading', text, clause: null });
      return;
    }
    const id = uniqueId(seen, [documentId, ...idPath(path)].join('/'));
    parts.push({
      kind: 'clause',
      text,
      clause: makeClause(id, documentId, placeOf(path, levelsUsed, markers), [...headings], text),
    });
  });
  if (closing < body.length) parts.push({ kind: 'closing', text: body.slice(closing), clause: null });
  return parts;
}

/** Builds a clause from its text; the hash and the sentences follow from it. */
export function makeClause(id: string, documentId: string, place: string, headings: string[], text: string): Clause {
  const trimmed = text.replace(BLANK, '').replace(/[\s　]+$/, '');
  return {
    id,
    documentId,
    place,
    headings,
    text: trimmed,
    sentences: splitSentences(trimmed),
    hash: hashText(trimmed),
  };
}

/** SHA-256 of a text, first 16 hexadecimal digits. */
export function hashText(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 16);
}

function findMarkers(body: string): Marker[] {
  const markers: Marker[] = [];
  let start = 0;
  for (const line of body.split(/(?<=\n)/)) {
    const lead = BLANK.exec(line)![0].length;
    const content = line.slice(lead);
    LEVELS.some((pattern, level) => {
      const match = pattern.exec(content);
      const number = match ? readNumeral(match[1]!) : null;
      if (!match || number === null) return false;
      markers.push({ level, number, start, contentStart: start + lead + match[0].length });
      return true;
    });
    start += line.length;
  }
  return markers;
}

/** Articles are counted through a whole law, so chapters and sections do not enter their id. */
function idPath(path: readonly Marker[]): number[] {
  const article = path.findIndex((marker) => marker.level === 2);
  return (article >= 0 ? path.slice(article) : path).map((marker) => marker.number);
}

function placeOf(path: readonly Marker[], levelsUsed: readonly number[], markers: readonly Marker[]): string {
  const own = path.at(-1)!;
  const flat = levelsUsed.length === 1 || (own.level === 3 && path.length === 1 && !hasChildren(markers));
  return path
    .filter((marker) => marker.level !== 0 && marker.level !== 1)
    .map((marker) => {
      if (marker.level === 2 || (marker.level === 3 && flat)) return `第${writeNumeral(marker.number)}条`;
      if (marker.level === 3) return `第${writeNumeral(marker.number)}部分`;
      if (marker.level === 4) return `第（${writeNumeral(marker.number)}）条`;
      return marker === own && path.some((outer) => outer.level === 2 || outer.level === 4)
        ? `第${marker.number}项`
        : `第${marker.number}条`;
    })
    .join('');
}

function hasChildren(markers: readonly Marker[]): boolean {
  return markers.some((marker, index) => marker.level === 3 && (markers[index + 1]?.level ?? 0) > 3);
}

/** A heading is the first sentence, or the first line where no full stop ends it. */
function headingOf(text: string): string {
  const line = text.replace(BLANK, '').split('\n', 1)[0]!.trim();
  const stop = line.search(/[。：:]/);
  return stop >= 0 ? line.slice(0, stop) : line.length <= 60 ? line : '';
}

/** A number used twice in one place would give two clauses one id; the later ones carry a suffix and the check reports them. */
function uniqueId(seen: Map<string, number>, id: string): string {
  const count = (seen.get(id) ?? 0) + 1;
  seen.set(id, count);
  return count === 1 ? id : `${id}~${count}`;
}

const SIGNATURE =
  /^[\s　]*(?:[\p{Script=Han}（）()\s　]*(?:厅|局|委|委员会|总工会|银行|分行|人民政府|办公室|办公厅|部|法院|检察院)|\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|[（(]此件[^）)]*[）)])[\s　]*$/u;

/** Where the signatures, the date and 「此件主动公开」 at the end begin. */
function closingStart(body: string): number {
  const lines = body.split(/(?<=\n)/);
  let start = body.length;
  let found = body.length;
  for (let index = lines.length - 1; index >= 0; index--) {
    const line = lines[index]!;
    start -= line.length;
    if (line.trim() === '') continue;
    if (!SIGNATURE.test(line.trimEnd()) || /[：:。]/.test(line)) break;
    found = start;
  }
  return found;
}
