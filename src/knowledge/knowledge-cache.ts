import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Knowledge } from './load-knowledge.ts';
import { readKnowledgeFolder } from './read-knowledge-folder.ts';
import type { Regions } from './regions.ts';

/** Raised when the shape of Knowledge changes, so that an older cache is not read. */
const FORMAT = 6;

/**
 * Loads a knowledge folder. What was parsed is kept in `cacheDirectory` under the fingerprint of every file, since parsing
 * the YAML of the cards takes longer than all else at start; a damaged or older cache is made anew. `beforeParsing` is
 * awaited before that: somebody else may have done it by then.
 */
export async function openKnowledge(
  folder: string,
  cacheDirectory: string,
  regions: Regions,
  beforeParsing?: () => Promise<void>,
): Promise<{ knowledge: Knowledge; fingerprint: string; cached: boolean }> {
  const files = await readKnowledgeFolder(folder);
  const fingerprint = fingerprintOf(files);
  const path = join(cacheDirectory, 'knowledge.json');
  const kept = await readCache(path, fingerprint);
  if (kept) return { knowledge: kept, fingerprint, cached: true };
  if (beforeParsing) {
    await beforeParsing();
    const keptMeanwhile = await readCache(path, fingerprint);
    if (keptMeanwhile) return { knowledge: keptMeanwhile, fingerprint, cached: false };
  }
  // A start from the cache needs neither of the YAML libraries.
  const { loadKnowledge } = await import('./load-knowledge.ts');
  const knowledge = loadKnowledge(files, regions);
  await mkdir(cacheDirectory, { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  await writeFile(temporary, JSON.stringify({ fingerprint, knowledge }));
  await rename(temporary, path);
  return { knowledge, fingerprint, cached: false };
}

async function readCache(path: string, fingerprint: string): Promise<Knowledge | null> {
  try {
    const cache = JSON.parse(await readFile(path, 'utf8')) as { fingerprint: string; knowledge: Knowledge };
    return cache.fingerprint === fingerprint ? cache.knowledge : null;
  } catch {
    return null;
  }
}

function fingerprintOf(files: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256').update(`format ${FORMAT}\n`);
  for (const [file, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(`${file}\n${text.length}\n`).update(text);
  return hash.digest('hex').slice(0, 32);
}
