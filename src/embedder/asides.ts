import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const asidesSchema = z.strictObject({ before: z.array(z.string()).min(1), after: z.array(z.string()).min(1) });

/** What people say around what they mean: 「大爷我在工地贴砖头」 before, 「急等着回话」 after. */
export type Asides = z.infer<typeof asidesSchema>;

/** Reads `embedder/asides.yaml` of a knowledge folder. @throws if it is missing or not as the schema wants it. */
export async function readAsides(knowledgeFolder: string): Promise<Asides> {
  return asidesSchema.parse(parse(await readFile(resolve(knowledgeFolder, 'embedder/asides.yaml'), 'utf8')));
}
