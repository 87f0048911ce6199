import { isMap, isScalar, isSeq, type Pair, parseDocument, type YAMLMap } from 'yaml';

/**
 * Binds the card of a clause to the clause's text: writes `hash: "…"` on the line after `clause:`, or over the hash that
 * stands there. All else in the file stays as it was, character for character. Null when the file has no card for the clause.
 */
export function stampCard(text: string, clauseId: string, hash: string): string | null {
  const card = findCard(text, clauseId);
  const clause = card && pairOf(card, 'clause');
  if (!card || !clause || !isScalar(clause.key) || !clause.key.range) return null;
  const stamped = pairOf(card, 'hash');
  if (stamped && isScalar(stamped.value) && stamped.value.range) {
    const [start, end] = stamped.value.range;
    return `${text.slice(0, start)}"${hash}"${text.slice(end)}`;
  }
  const keyStart = clause.key.range[0];
  const lineStart = text.lastIndexOf('\n', keyStart - 1) + 1;
  const lineEnd = text.indexOf('\n', keyStart);
  const end = lineEnd < 0 ? text.length : lineEnd;
  const lineBreak = text[end - 1] === '\r' ? '\r\n' : '\n';
  const insertAt = lineBreak === '\r\n' ? end - 1 : end;
  return `${text.slice(0, insertAt)}${lineBreak}${' '.repeat(keyStart - lineStart)}hash: "${hash}"${text.slice(insertAt)}`;
}

function findCard(text: string, clauseId: string): YAMLMap | null {
  const cards = parseDocument(text).get('cards');
  if (!isSeq(cards)) return null;
  const card = cards.items.find((item) => isMap(item) && item.get('clause') === clauseId);
  return isMap(card) ? card : null;
}

function pairOf(map: YAMLMap, name: string): Pair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && pair.key.value === name);
}
