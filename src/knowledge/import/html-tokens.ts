export type HtmlToken =
  | { kind: 'text'; text: string }
  | { kind: 'open'; name: string; attributes: string; end: number }
  | { kind: 'close'; name: string };

/** Elements whose content is no markup. */
const RAW = new Set(['script', 'style', 'textarea', 'title', 'xmp']);

/** Cuts HTML into texts and tags, in one pass and in time linear in its length. Comments, doctypes and raw content (scripts) are left out. */
export function* htmlTokens(html: string): Generator<HtmlToken> {
  const lower = html.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  const tagEnd = createTagEndFinder(html);
  let position = 0;
  while (position < html.length) {
    const open = html.indexOf('<', position);
    if (open < 0) break;
    if (open > position) yield { kind: 'text', text: html.slice(position, open) };
    if (html.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open + 4);
      position = end < 0 ? html.length : end + 3;
      continue;
    }
    const isTag = /[a-zA-Z/!?]/.test(html[open + 1] ?? '');
    const end = isTag ? tagEnd(open + 1) : -1;
    if (end < 0) {
      yield { kind: 'text', text: '<' };
      position = open + 1;
      continue;
    }
    position = end + 1;
    const name = /^\/?([a-z][a-z0-9:-]*)/.exec(lower.slice(open + 1, Math.min(end, open + 40)))?.[1];
    if (!name) continue;
    if (html[open + 1] === '/') {
      yield { kind: 'close', name };
      continue;
    }
    yield { kind: 'open', name, attributes: html.slice(open + 1 + name.length, end), end: position };
    if (RAW.has(name)) {
      const close = lower.indexOf(`</${name}`, position);
      position = close < 0 ? html.length : close;
    }
  }
  if (position < html.length) yield { kind: 'text', text: html.slice(position) };
}

/** Finds the `>` that ends a tag, stepping over quoted attributes. A kind of quote that stops closing is no longer looked for. */
function createTagEndFinder(html: string): (from: number) => number {
  const dead = new Set<string>();
  let noEndAfter = html.length;
  return (from) => {
    if (from >= noEndAfter) return -1;
    let position = from;
    for (; position < html.length; position++) {
      const character = html[position]!;
      if (character === '>') return position;
      if ((character !== '"' && character !== "'") || dead.has(character) || html[position - 1] !== '=') continue;
      const close = html.indexOf(character, position + 1);
      if (close < 0) dead.add(character);
      else position = close;
    }
    noEndAfter = Math.min(noEndAfter, from);
    return -1;
  };
}
