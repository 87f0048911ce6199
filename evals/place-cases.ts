import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import type { EvalSet } from './cases.ts';

const placeCaseSchema = z.strictObject({
  /** Where the worker is, as the client or an earlier message told it. */
  known: z.string().nullable(),
  text: z.string(),
  /** Whose rules are asked for: one place, two to be told side by side, none where no place can be told. */
  about: z
    .union([z.string(), z.array(z.string()), z.null()])
    .transform((about) => (about === null ? [] : Array.isArray(about) ? about : [about])),
});

export type PlaceCase = z.infer<typeof placeCaseSchema>;

/** Reads every case of a set of places. The model is learned from `tuned`, never from `unseen`. */
export async function readPlaceCases(set: EvalSet): Promise<PlaceCase[]> {
  const folder = fileURLToPath(new URL(`./places/${set}/`, import.meta.url));
  const files = (await readdir(folder)).filter((file) => file.endsWith('.yaml')).sort();
  const read = await Promise.all(
    files.map(async (file) => {
      const { places } = z
        .object({ places: z.array(placeCaseSchema) })
        .parse(parse(await readFile(`${folder}${file}`, 'utf8')));
      return places;
    }),
  );
  return read.flat();
}
