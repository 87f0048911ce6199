import type { z } from 'zod';
import { cardFileSchema } from '../card.ts';
import type { Clause } from '../document.ts';
import { readPolicyFile } from '../policy-file.ts';
import { readYaml } from '../read-yaml.ts';
import type { Regions } from '../regions.ts';

/** A card as its file has it, with the clause it was written for (null when no document has it). */
export interface CardEntry {
  /** Path inside the knowledge folder. */
  file: string;
  /** From 1: where its `clause:` stands. */
  line: number;
  card: z.infer<typeof cardFileSchema>['cards'][number];
  clause: Clause | null;
}

/** Every card of the folder, the ones that are not in use as well. `files`: path inside the folder → text. */
export function readCardEntries(files: ReadonlyMap<string, string>, regions: Regions): CardEntry[] {
  const clauses = new Map<string, Clause>();
  for (const [file, text] of files) {
    if (!file.startsWith('policies/')) continue;
    for (const part of readPolicyFile(file, text, regions).parts)
      if (part.clause) clauses.set(part.clause.id, part.clause);
  }
  return [...files].flatMap(([file, text]) => {
    if (!file.startsWith('cards/')) return [];
    const yaml = readYaml(file, text, cardFileSchema);
    return (yaml.value?.cards ?? []).map((card, index) => ({
      file,
      line: yaml.lineOf(['cards', index, 'clause']),
      card,
      clause: clauses.get(card.clause) ?? null,
    }));
  });
}
