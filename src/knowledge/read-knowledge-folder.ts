import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { GongyouError } from '../errors.ts';

/** Reads the text files (.md, .yaml) of a knowledge folder: path inside it, with forward slashes → text without a byte-order mark. */
export async function readKnowledgeFolder(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((cause: unknown) => {
    throw new GongyouError(
      'knowledge/unreadable-file',
      `cannot read the knowledge folder ${folder}`,
      { folder },
      cause,
    );
  });
  const read = entries
    .filter((entry) => entry.isFile() && /\.(?:md|yaml)$/.test(entry.name) && entry.name !== 'README.md')
    .map(async (entry) => {
      const path = join(entry.parentPath, entry.name);
      const text = await readFile(path, 'utf8');
      return [
        relative(folder, path).split(sep).join('/'),
        text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'),
      ] as const;
    });
  return new Map(await Promise.all(read));
}
