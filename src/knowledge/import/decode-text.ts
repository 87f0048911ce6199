import { importFailure } from './import-failure.ts';

/**
 * Decodes a text or HTML file. A byte-order mark decides; else UTF-8 where the bytes are valid UTF-8, else GB 18030, which
 * older government sites still use and which contains GBK and GB 2312. A declared charset is not asked: it is often wrong.
 * @throws GongyouError `knowledge/unreadable-file` when the bytes are neither.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (!text.includes('\0')) return text;
    } catch {}
  }
  throw importFailure('unknown-encoding', 'the bytes are neither UTF-8, UTF-16 nor GB 18030');
}
