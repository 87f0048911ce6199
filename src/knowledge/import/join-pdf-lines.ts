/** A printed line of a PDF page. Lengths in points; y grows upwards. */
export interface PrintedLine {
  text: string;
  left: number;
  right: number;
  y: number;
  fontSize: number;
  page: number;
}

/** How a clause's line starts; after a full stop such a line starts a paragraph even where the one before it is full. */
const MARKER =
  /^(?:第[零〇一二三四五六七八九十百\d]+[章节条]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|\d{1,2}[.．、](?!\d))/;
const SENTENCE_END = /[。！？；：”」）)]$/;

/**
 * Joins printed lines into the paragraphs they were broken from. A paragraph ends where a line stops short of the right margin,
 * where the next one is indented, where the gap or the type size changes. The left-out line break leaves a space only between Latin letters.
 */
export function joinPrintedLines(lines: readonly PrintedLine[]): string[] {
  if (lines.length === 0) return [];
  const right = quantile(
    lines.map((line) => line.right),
    0.9,
  );
  const left = quantile(
    lines.map((line) => line.left),
    0.2,
  );
  const gap = quantile(
    lines.flatMap((line, index) => gapTo(lines[index - 1], line) ?? []),
    0.3,
  );
  const paragraphs: string[] = [];
  lines.forEach((line, index) => {
    const previous = lines[index - 1];
    const starts = !previous || startsParagraph(previous, line, { left, right, gap });
    if (starts) paragraphs.push(line.text.trim());
    else {
      const before = paragraphs.at(-1)!;
      const space = /[A-Za-z,.]$/.test(before) && /^[A-Za-z]/.test(line.text.trim()) ? ' ' : '';
      paragraphs[paragraphs.length - 1] = before + space + line.text.trim();
    }
  });
  return paragraphs;
}

function startsParagraph(
  previous: PrintedLine,
  line: PrintedLine,
  margins: { left: number; right: number; gap: number },
): boolean {
  const size = line.fontSize || 12;
  if (Math.abs(previous.fontSize - line.fontSize) > size * 0.15) return true;
  if (previous.right < margins.right - 2.5 * size) return true;
  if (line.left > margins.left + 1.2 * size) return true;
  const gap = gapTo(previous, line);
  if (gap !== null && gap > margins.gap * 1.45) return true;
  return MARKER.test(line.text.trim()) && SENTENCE_END.test(previous.text.trim());
}

function gapTo(previous: PrintedLine | undefined, line: PrintedLine): number | null {
  return previous && previous.page === line.page && previous.y > line.y ? previous.y - line.y : null;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
