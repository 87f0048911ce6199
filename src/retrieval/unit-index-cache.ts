import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { UnitIndexData } from './unit-index.ts';

/** Raised when the terms or the shape of the index change, so that an older one is not opened. */
const FORMAT = 4;

/**
 * Opens the lexical index that was kept in a directory, or builds and keeps it. `fingerprint` is that of the knowledge it
 * was built from; a damaged, older or other index is built anew.
 */
export async function openUnitIndexData(
  directory: string,
  fingerprint: string,
  build: () => UnitIndexData,
): Promise<UnitIndexData> {
  const path = join(directory, 'unit-index.bin');
  const key = `${FORMAT}/${fingerprint}`;
  try {
    const kept = deserialize(await readFile(path)) as { key: string; data: UnitIndexData };
    if (kept.key === key) return kept.data;
  } catch {
    // Not there, or damaged: built below.
  }
  const data = build();
  await mkdir(directory, { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  await writeFile(temporary, serialize({ key, data }));
  await rename(temporary, path);
  return data;
}
