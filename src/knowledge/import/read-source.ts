import type { FrontMatter } from '../policy-file.ts';
import { cleanText } from './clean-text.ts';
import { decodeText } from './decode-text.ts';
import { htmlToText } from './html-to-text.ts';
import { importFailure } from './import-failure.ts';
import { readFrontMatter } from './kept-documents.ts';
import { markdownToText } from './markdown-to-text.ts';
import { readDocx } from './read-docx.ts';
import { readPdf } from './read-pdf.ts';

export const SOURCE_LIMIT = 10 * 1024 * 1024;

export interface SourceText {
  /** Clean text, page furniture still in it. */
  text: string;
  /** What the reader had to leave out already, such as page numbers. */
  cuts: string[];
  pageTitle: string | null;
  /** Word numbers the paragraphs by itself, and the numbers are not in the text. */
  autoNumbered: boolean;
  /** Of a policy file that was kept before, such as one from another installation. */
  front: FrontMatter | null;
}

/**
 * Reads a document by the ending of its name: .txt, .md, .html, .docx, .pdf.
 * @throws GongyouError `knowledge/unreadable-file`, with an ImportFailureReason in `data.reason`.
 */
export async function readSource(name: string, bytes: Uint8Array): Promise<SourceText> {
  if (bytes.length > SOURCE_LIMIT)
    throw importFailure('too-large', `${name} has ${bytes.length} bytes; the limit is ${SOURCE_LIMIT}`);
  const read = await readByKind(name, bytes);
  const source = { cuts: [], pageTitle: null, autoNumbered: false, front: null, ...read, text: cleanText(read.text) };
  if (source.text.trim() === '') throw importFailure('no-text', `${name} has no text`);
  return source;
}

async function readByKind(name: string, bytes: Uint8Array): Promise<{ text: string } & Partial<SourceText>> {
  const kind = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase();
  switch (kind) {
    case 'txt':
      return { text: decodeText(bytes) };
    case 'md':
    case 'markdown':
      return readMarkdown(cleanText(decodeText(bytes)));
    case 'html':
    case 'htm':
      return htmlToText(decodeText(bytes));
    case 'docx':
      return readDocx(bytes);
    case 'pdf':
      return readPdf(bytes);
    case 'doc':
    case 'wps':
      throw importFailure('old-word', `${name} is in the old Word format`);
    default:
      throw importFailure('unknown-kind', `${name} is none of .txt, .md, .html, .docx, .pdf`);
  }
}

/** A policy file's body is a published text, not Markdown: its marks stay. */
function readMarkdown(text: string): { text: string; front?: FrontMatter } {
  const front = readFrontMatter(text);
  return front ? { text: text.replace(/^---\n[\s\S]*?\n---\n/, ''), front } : { text: markdownToText(text) };
}
