import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';

const KINDS = ['answer', 'clarify', 'abstain', 'handoff', 'urgent', 'chat'] as const;

const caseSchema = z.strictObject({
  id: z.string(),
  region: z.string().nullable(),
  ask: z.string(),
  kind: z.union([z.enum(KINDS), z.array(z.enum(KINDS))]).transform((kind) => (Array.isArray(kind) ? kind : [kind])),
  /** Clauses that may stand first; empty when nothing must be cited. */
  clause: z.array(z.string()).default([]),
  /** Each must stand in the text; alternatives are parted by |. */
  facts: z.array(z.string()).default([]),
  not: z.array(z.string()).default([]),
  group: z.string(),
});

export type EvalCase = z.infer<typeof caseSchema>;
export type EvalSet = 'tuned' | 'unseen';

/** Reads every case of a set, with unique ids. Nothing is ever tuned on `unseen`. */
export async function readCases(set: EvalSet): Promise<EvalCase[]> {
  const folder = fileURLToPath(new URL(`./${set}/`, import.meta.url));
  const files = (await readdir(folder)).filter((file) => file.endsWith('.yaml')).sort();
  const cases: EvalCase[] = [];
  for (const file of files) {
    const { cases: read } = z
      .object({ cases: z.array(caseSchema) })
      .parse(parse(await readFile(`${folder}${file}`, 'utf8')));
    cases.push(...read);
  }
  const ids = new Set(cases.map((each) => each.id));
  if (ids.size !== cases.length) throw new Error(`${set}: case ids are not unique`);
  return cases;
}
