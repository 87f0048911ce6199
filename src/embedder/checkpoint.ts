import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Keeps a training's progress, so that one that was stopped goes on where it was. */
export interface Checkpoint {
  /** The blocks of pretraining done, and the arrays as they were; null where there is none for this training. */
  read(): { blocks: number; arrays: Float32Array[] } | null;
  write(blocks: number, arrays: readonly Float32Array[]): void;
  remove(): void;
}

/** @param key tells this training from any other: its data and every setting that matters */
export function createCheckpoint(directory: string, key: string): Checkpoint {
  const path = join(directory, 'pretraining.json');
  const arraysPath = (blocks: number): string => join(directory, `pretraining-${blocks}.f32`);
  function state(): { key: string; blocks: number; lengths: number[] } | null {
    return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
  }
  return {
    read() {
      const found = state();
      if (found === null || found.key !== key) return null;
      const bytes = readFileSync(arraysPath(found.blocks));
      const all = new Float32Array(new Uint8Array(bytes).buffer);
      let at = 0;
      const arrays = found.lengths.map((length) => {
        at += length;
        return all.subarray(at - length, at);
      });
      return { blocks: found.blocks, arrays };
    },
    write(blocks, arrays) {
      mkdirSync(directory, { recursive: true });
      const earlier = state();
      writeFileSync(
        arraysPath(blocks),
        Buffer.concat(arrays.map((array) => Buffer.from(array.buffer, array.byteOffset, array.byteLength))),
      );
      // The small file is put in place last, whole: a stop at any moment leaves a state that can be read.
      writeFileSync(`${path}.new`, JSON.stringify({ key, blocks, lengths: arrays.map(({ length }) => length) }));
      renameSync(`${path}.new`, path);
      if (earlier !== null && earlier.blocks !== blocks) rmSync(arraysPath(earlier.blocks), { force: true });
    },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}
