import { extractTextItems, getDocumentProxy, type StructuredTextItem } from 'unpdf';
import { stripInvisible } from './clean-text.ts';
import { importFailure } from './import-failure.ts';
import { joinPrintedLines, type PrintedLine } from './join-pdf-lines.ts';

const PAGE_LIMIT = 400;
const PAGE_NUMBER =
  /^(?:[-—–－·\s]*\d{1,3}[-—–－·\s]*|第\s*\d{1,3}\s*页(?:\s*[,，]?\s*共\s*\d{1,3}\s*页)?|\d{1,3}\s*[/／]\s*\d{1,3})$/;

/**
 * The text of a PDF, its printed lines joined to paragraphs. Page numbers and lines that head or foot most pages are cut.
 * @throws GongyouError `knowledge/unreadable-file`: damaged, locked by a password, too many pages, pictures without text, or a wrong character map.
 */
export async function readPdf(bytes: Uint8Array): Promise<{ text: string; cuts: string[] }> {
  const pages = await readItems(bytes);
  const lines = pages.map((items, page) => printedLines(items, page));
  const { kept, cuts } = cutPageFurniture(lines);
  if (
    kept
      .map((line) => line.text)
      .join('')
      .replace(/\s/g, '').length < 20
  )
    throw importFailure('no-text', 'the PDF has no text, only pictures');
  if (isGarbled(kept)) throw importFailure('garbled', 'the PDF maps its glyphs to wrong characters');
  return { text: joinPrintedLines(kept).join('\n'), cuts };
}

/** A PDF without a right character map gives letters such as à, ú, ÿ among the Chinese: a reader would see other words than we. */
function isGarbled(lines: readonly PrintedLine[]): boolean {
  const text = lines.map((line) => line.text).join('');
  const odd = text.match(/[\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u024F\uE000-\uF8FF]/g)?.length ?? 0;
  const chinese = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return odd >= 5 && odd > chinese / 500;
}

async function readItems(bytes: Uint8Array): Promise<StructuredTextItem[][]> {
  try {
    const pdf = await getDocumentProxy(Uint8Array.from(bytes), {
      isEvalSupported: false,
      stopAtErrors: false,
      verbosity: 0,
    });
    if (pdf.numPages > PAGE_LIMIT) throw importFailure('too-large', `the PDF has ${pdf.numPages} pages`);
    return (await extractTextItems(pdf)).items;
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'GongyouError') throw cause;
    throw importFailure(
      cause instanceof Error && cause.name === 'PasswordException' ? 'locked' : 'damaged',
      'not a PDF that can be read',
      cause,
    );
  }
}

function printedLines(items: readonly StructuredTextItem[], page: number): PrintedLine[] {
  const lines: PrintedLine[] = [];
  for (const item of items) {
    // PDF writers confuse the horizontal bar with the dash, which share a glyph.
    const text = stripInvisible(item.str.replaceAll('\n', ' ')).replaceAll('―', '—');
    const line = lines.at(-1);
    if (text === '' || (text.trim() === '' && !line)) continue;
    const size = item.fontSize || item.height || 12;
    if (line && Math.abs(line.y - item.y) < size * 0.5 && item.x >= line.left) {
      const apart = item.x - line.right;
      line.text +=
        apart > size * 0.8 ? `  ${text}` : apart > size * 0.25 && /[A-Za-z]$/.test(line.text) ? ` ${text}` : text;
      line.right = Math.max(line.right, item.x + item.width);
      line.fontSize = Math.max(line.fontSize, size);
    } else {
      lines.push({ text, left: item.x, right: item.x + item.width, y: item.y, fontSize: size, page });
    }
  }
  return lines;
}

function cutPageFurniture(pages: readonly PrintedLine[][]): { kept: PrintedLine[]; cuts: string[] } {
  const repeated = new Map<string, number>();
  for (const page of pages) {
    for (const text of new Set(edges(page).map((line) => line.text.trim())))
      repeated.set(text, (repeated.get(text) ?? 0) + 1);
  }
  const cuts: string[] = [];
  const kept = pages.flatMap((page) => {
    const edge = new Set(edges(page));
    return page.filter((line) => {
      const text = line.text.trim();
      const isFurniture =
        edge.has(line) &&
        (PAGE_NUMBER.test(text) || (pages.length >= 3 && (repeated.get(text) ?? 0) > pages.length / 2));
      if (isFurniture) cuts.push(text);
      return !isFurniture;
    });
  });
  return { kept, cuts: [...new Set(cuts)] };
}

/** The two highest and the two lowest lines: where headers, footers and page numbers stand. */
function edges(page: readonly PrintedLine[]): PrintedLine[] {
  const byHeight = [...page].sort((a, b) => b.y - a.y);
  return [...byHeight.slice(0, 2), ...byHeight.slice(-2)];
}
