import mammoth from 'mammoth';
import { assertZipUnpacksWithin } from './bounded-zip.ts';
import { htmlToText } from './html-to-text.ts';
import { importFailure } from './import-failure.ts';

/** A Word file's text is a few hundred kilobytes; pictures make the rest. */
const UNPACKED_LIMIT = 60 * 1024 * 1024;

/**
 * The text of a .docx file, a line for each paragraph. `autoNumbered` when Word counts paragraphs by itself: those numbers are
 * not in the text, so its clauses may be missed. @throws GongyouError `knowledge/unreadable-file`.
 */
export async function readDocx(bytes: Uint8Array): Promise<{ text: string; autoNumbered: boolean }> {
  assertZipUnpacksWithin(bytes, UNPACKED_LIMIT);
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      {
        ignoreEmptyParagraphs: false,
        externalFileAccess: false,
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      },
    );
    return { text: htmlToText(value, { keepSpaces: true }).text, autoNumbered: value.includes('<ol>') };
  } catch (cause) {
    throw importFailure('damaged', 'not a Word file that can be read', cause);
  }
}
