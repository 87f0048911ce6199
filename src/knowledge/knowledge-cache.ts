import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GongyouError } from '../errors.ts';
import type { Knowledge } from './load-knowledge.ts';
import { readKnowledgeFolder } from './read-knowledge-folder.ts';
import type { Regions } from './regions.ts';

/** Raised when the shape of Knowledge changes, so that an older cache is not read. */
const FORMAT = 7;

/** For everyday use: of a hundred thousand ways of asking those that are shown. */
const LEAN = 'knowledge.json';
/** As it was parsed, for who builds an index. */
const WHOLE = 'knowledge-whole.json';

export interface OpenedKnowledge {
  /**
   * Of the ways of asking each point, silence and gap has its first alone: an index knows them all, and as text they are
   * half of what a start reads and keeps.
   */
  knowledge: Knowledge;
  /**
   * The same with every way of asking, read when it is called.
   *
   * @throws GongyouError 'knowledge/changed' when it isn't kept and the folder holds something else by now
   */
  whole: () => Promise<Knowledge>;
  /** Of every file of the folder. */
  fingerprint: string;
  /** Whether it was parsed before, by another start. */
  cached: boolean;
}

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
): Promise<OpenedKnowledge> {
  const files = await readKnowledgeFolder(folder);
  const fingerprint = fingerprintOf(files);
  const read = (name: string) => readCache(join(cacheDirectory, name), fingerprint);
  const parse = async (of: ReadonlyMap<string, string>) => {
    // A start from the cache needs neither of the YAML libraries.
    const { loadKnowledge } = await import('./load-knowledge.ts');
    return loadKnowledge(of, regions);
  };
  /** The files of before are gone from memory; others would not fit what was opened. */
  const parseAgain = async () => {
    const now = await readKnowledgeFolder(folder);
    if (fingerprintOf(now) !== fingerprint)
      throw new GongyouError('knowledge/changed', 'The knowledge was changed while it was being indexed; start again');
    return parse(now);
  };
  const opened = (knowledge: Knowledge, cached: boolean, parsed?: WeakRef<Knowledge>): OpenedKnowledge => ({
    knowledge,
    // Who builds right after parsing mostly finds it still there.
    whole: async () => parsed?.deref() ?? (await read(WHOLE)) ?? parseAgain(),
    fingerprint,
    cached,
  });
  const kept = await read(LEAN);
  if (kept) return opened(kept, true);
  if (beforeParsing) {
    await beforeParsing();
    const keptMeanwhile = await read(LEAN);
    if (keptMeanwhile) return opened(keptMeanwhile, false);
  }
  const whole = await parse(files);
  const lean = withFirstWays(whole);
  await mkdir(cacheDirectory, { recursive: true });
  // The whole first: who finds the lean one finds both.
  await writeCache(join(cacheDirectory, WHOLE), fingerprint, whole);
  await writeCache(join(cacheDirectory, LEAN), fingerprint, lean);
  return opened(lean, false, new WeakRef(whole));
}

function withFirstWays(knowledge: Knowledge): Knowledge {
  const first = <Asked extends { questions: string[] }>(asked: Asked): Asked => ({
    ...asked,
    questions: asked.questions.slice(0, 1),
  });
  const cards = knowledge.cards.map((card) => ({
    ...card,
    points: card.points.map(first),
    unsaid: card.unsaid.map(first),
  }));
  return { ...knowledge, cards, gaps: knowledge.gaps.map(first) };
}

async function writeCache(path: string, fingerprint: string, knowledge: Knowledge): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  await writeFile(temporary, JSON.stringify({ fingerprint, knowledge }));
  await rename(temporary, path);
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
