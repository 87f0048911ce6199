import { readFile } from 'node:fs/promises';
import { createMessageReader, type MessageReader } from './message-reader.ts';

const READER = new URL('../../knowledge/embedder/message-reader.bin', import.meta.url);

/** Opens the shipped reader. @throws GongyouError embedder/corrupt-table or embedder/unsupported-version. */
export async function openMessageReader(): Promise<MessageReader> {
  return createMessageReader(await readFile(READER));
}
