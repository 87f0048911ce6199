import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Reads the case files in `tuned` and `unseen` of a folder: path → text. A folder that isn't there has none. */
export async function readEvalsFolder(folder: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const part of ['tuned', 'unseen']) {
    const names = await readdir(join(folder, part)).catch(() => []);
    for (const name of names.sort()) {
      if (/\.ya?ml$/.test(name)) files.set(`${part}/${name}`, await readFile(join(folder, part, name), 'utf8'));
    }
  }
  return files;
}
