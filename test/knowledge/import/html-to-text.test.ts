import fc from 'fast-check';
import { expect, test } from 'vitest';
import { htmlToText } from '../../../src/knowledge/import/html-to-text.ts';

const textOf = (html: string) => htmlToText(html).text.trim();

test('blocks are lines, cells are apart, references are read', () => {
  expect(
    textOf(
      '<div><p>一、甲&nbsp;乙</p><p>二、&#x300C;丙&#12301;<br>丁</p><table><tr><td>文号</td><td>闽1号</td></tr></table></div>',
    ),
  ).toBe('一、甲 乙\n二、「丙」\n丁\n文号\t闽1号');
});

test('scripts, navigation and hidden text are left out', () => {
  const html =
    '<head><title>页 - 站</title></head><nav>首页<nav>内</nav></nav><script>alert("</p>甲")</script><style>p{}</style><p>正文</p><p style="display: none">藏</p><span hidden>藏</span><div aria-hidden="true">藏<div>藏</div></div><!-- 藏 --><footer>尾</footer>';
  expect(textOf(html)).toBe('正文');
  expect(htmlToText(html).pageTitle).toBe('页 - 站');
});

test('an element that is never closed swallows nothing', () => {
  expect(textOf('<p>甲</p><nav><p>乙</p>')).toBe('甲\n乙');
  expect(textOf('甲 < 乙 <p>丙<a href="x>丁')).toContain('甲 < 乙');
});

test('text survives any markup around it, and no tag does', () => {
  const tag = fc.constantFrom(
    '<p>',
    '</p>',
    '<b class="x>y">',
    '</div>',
    '<br/>',
    '<!-- x -->',
    '<img src=x onerror="alert(1)">',
    '<',
    '>',
    '"',
    '<script>',
    '</script>',
    '<td>',
    '<![CDATA[',
    '&amp;',
    '&#0;',
    '&#xD800;',
  );
  fc.assert(
    fc.property(fc.array(tag, { maxLength: 30 }), (parts) => {
      const text = htmlToText(parts.join('')).text;
      expect(text).not.toMatch(/<(?:p|b|img|td|br)\b/);
      expect(text.isWellFormed()).toBe(true);
    }),
  );
});

test('unclosed quotes and tags in a large page are read in one pass', () => {
  expect(htmlToText('<a title="'.repeat(50_000)).text).toBeTypeOf('string');
  expect(htmlToText('<nav>'.repeat(50_000)).text.trim()).toBe('');
  expect(htmlToText(`<a b='c' d="`.repeat(50_000)).text).toBeTypeOf('string');
});
