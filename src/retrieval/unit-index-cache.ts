import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeArrays, encodeArrays, type FileArray } from './array-file.ts';
import type { DocumentNumbers, Postings } from './postings.ts';
import { openTermTable } from './term-table.ts';
import type { UnitIndexData } from './unit-index.ts';

/** Raised when the terms or the shape of the index change, so that an older one is not opened. */
const FORMAT = 7;

/**
 * Opens the lexical index that was kept in a directory, or builds and keeps it. `fingerprint` is that of the knowledge it
 * was built from; a damaged, older or other index is built anew.
 */
export async function openUnitIndexData(
  directory: string,
  fingerprint: string,
  build: () => Promise<UnitIndexData>,
): Promise<UnitIndexData> {
  const path = join(directory, 'unit-index.bin');
  const key = `${FORMAT}/${fingerprint}`;
  try {
    return fromArrays(decodeArrays<UnitIndexArrays>(key, await readFile(path)));
  } catch {
    // Not there, or damaged: built below.
  }
  const data = await build();
  await mkdir(directory, { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  await writeFile(temporary, encodeArrays(key, toArrays(data)));
  await rename(temporary, path);
  return data;
}

interface UnitIndexArrays extends Record<string, FileArray> {
  'terms.units': Uint16Array;
  'terms.ends': Uint32Array;
  'terms.slots': Uint32Array;
  'units.offsets': Uint32Array;
  'units.documents': DocumentNumbers;
  'units.frequencies': Uint8Array;
  'units.lengths': Uint32Array;
  'clauses.offsets': Uint32Array;
  'clauses.documents': DocumentNumbers;
  'clauses.frequencies': Uint8Array;
  'clauses.lengths': Uint32Array;
  'questions.offsets': Uint32Array;
  'questions.questions': Uint16Array;
  'questions.unitOf': Int32Array;
  'questions.norms': Float32Array;
  clauseOfUnit: Int32Array;
}

function toArrays({ terms, units, clauses, questions, clauseOfUnit }: UnitIndexData): UnitIndexArrays {
  return {
    'terms.units': terms.data.units,
    'terms.ends': terms.data.ends,
    'terms.slots': terms.data.slots,
    'units.offsets': units.offsets,
    'units.documents': units.documents,
    'units.frequencies': units.frequencies,
    'units.lengths': units.lengths,
    'clauses.offsets': clauses.offsets,
    'clauses.documents': clauses.documents,
    'clauses.frequencies': clauses.frequencies,
    'clauses.lengths': clauses.lengths,
    'questions.offsets': questions.offsets,
    'questions.questions': questions.questions,
    'questions.unitOf': questions.unitOf,
    'questions.norms': questions.norms,
    clauseOfUnit,
  };
}

function fromArrays(arrays: UnitIndexArrays): UnitIndexData {
  const termIds = openTermTable({
    units: arrays['terms.units'],
    ends: arrays['terms.ends'],
    slots: arrays['terms.slots'],
  });
  const postings = (name: 'units' | 'clauses'): Postings => ({
    documentCount: arrays[`${name}.lengths`].length,
    termIds,
    offsets: arrays[`${name}.offsets`],
    documents: arrays[`${name}.documents`],
    frequencies: arrays[`${name}.frequencies`],
    lengths: arrays[`${name}.lengths`],
  });
  return {
    terms: termIds,
    units: postings('units'),
    clauses: postings('clauses'),
    questions: {
      termIds,
      offsets: arrays['questions.offsets'],
      questions: arrays['questions.questions'],
      unitOf: arrays['questions.unitOf'],
      norms: arrays['questions.norms'],
    },
    clauseOfUnit: arrays.clauseOfUnit,
  };
}
