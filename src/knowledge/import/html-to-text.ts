import { decodeEntities } from './html-entities.ts';
import { htmlTokens } from './html-tokens.ts';

/** Never part of a document's text. */
const DROPPED = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'head',
  'nav',
  'footer',
  'aside',
  'select',
  'button',
  'textarea',
  'svg',
  'iframe',
  'object',
  'canvas',
  'audio',
  'video',
]);
const VOID = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'param',
  'source',
  'track',
  'wbr',
]);
const BLOCK = new Set([
  'p',
  'div',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'li',
  'ul',
  'ol',
  'dl',
  'dt',
  'dd',
  'table',
  'tbody',
  'thead',
  'tr',
  'section',
  'article',
  'main',
  'header',
  'blockquote',
  'pre',
  'figure',
  'figcaption',
  'center',
  'form',
  'fieldset',
  'body',
  'br',
  'hr',
]);
const HIDDEN = /(?:^|\s)hidden(?:\s|=|$)|display\s*:\s*none|visibility\s*:\s*hidden|aria-hidden\s*=\s*["']?true/i;

export interface HtmlText {
  text: string;
  /** Of the page; the site's name often trails it. */
  pageTitle: string | null;
}

/**
 * The text of an HTML page: a line for each block, a tab between cells. Scripts, navigation, forms' controls and what is hidden
 * from a reader are left out. Nothing is executed or fetched. `keepSpaces` keeps runs of spaces, for HTML made from a Word file.
 */
export function htmlToText(html: string, { keepSpaces = false }: { keepSpaces?: boolean } = {}): HtmlText {
  const lines: string[] = [''];
  let isLineEmpty = true;
  let endsInSpace = false;
  // Looking at the growing line itself would take time with its square.
  const add = (text: string) => {
    if (text === '') return;
    lines[lines.length - 1] += text;
    isLineEmpty = false;
    endsInSpace = /[ \t]$/.test(text.slice(-1));
  };
  const startLine = () => {
    lines.push('');
    isLineEmpty = true;
    endsInSpace = false;
  };
  let dropping: { name: string; depth: number } | null = null;
  const closes = createClosingLookup(html);
  for (const token of htmlTokens(html)) {
    if (dropping) {
      if (token.kind === 'open' && token.name === dropping.name) dropping.depth++;
      if (token.kind === 'close' && token.name === dropping.name && --dropping.depth === 0) dropping = null;
      continue;
    }
    if (token.kind === 'text') {
      const spaced = keepSpaces ? token.text.replaceAll('\n', ' ') : token.text.replace(/[ \t\r\n\f]+/g, ' ');
      const text = decodeEntities(spaced);
      add(!keepSpaces && (isLineEmpty || endsInSpace) ? text.replace(/^ /, '') : text);
      continue;
    }
    const { name } = token;
    if (
      token.kind === 'open' &&
      !VOID.has(name) &&
      (DROPPED.has(name) || HIDDEN.test(token.attributes)) &&
      closes(name, token.end)
    ) {
      dropping = { name, depth: 1 };
      continue;
    }
    if ((name === 'td' || name === 'th') && token.kind === 'open' && !isLineEmpty) add('\t');
    // An empty paragraph of a Word file is a blank line; on a web page it is none.
    if (BLOCK.has(name) && (!isLineEmpty || (keepSpaces && name === 'p' && token.kind === 'close'))) startLine();
  }
  const pageTitle = /<title[^>]*>([^<]{1,300})/i.exec(html)?.[1];
  return {
    text: lines.join('\n'),
    pageTitle: pageTitle ? decodeEntities(pageTitle).replace(/\s+/g, ' ').trim() || null : null,
  };
}

/** Whether an element is closed after a position. One that never is must not swallow the rest of the page. */
function createClosingLookup(html: string): (name: string, from: number) => boolean {
  const last = new Map<string, number>();
  for (const match of html.matchAll(/<\/([a-zA-Z][a-zA-Z0-9]{0,20})/g)) last.set(match[1]!.toLowerCase(), match.index);
  return (name, from) => (last.get(name) ?? -1) >= from;
}
