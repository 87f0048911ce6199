import type { Clause } from '../document.ts';

/** Ids of clauses, by what became of them. */
export interface ClauseChanges {
  changed: string[];
  added: string[];
  gone: string[];
}

/** Compares two readings of one document by clause id and hash. */
export function compareClauses(before: readonly Clause[], after: readonly Clause[]): ClauseChanges {
  const old = new Map(before.map((clause) => [clause.id, clause.hash]));
  const now = new Set(after.map((clause) => clause.id));
  return {
    changed: after
      .filter((clause) => old.has(clause.id) && old.get(clause.id) !== clause.hash)
      .map((clause) => clause.id),
    added: after.filter((clause) => !old.has(clause.id)).map((clause) => clause.id),
    gone: before.filter((clause) => !now.has(clause.id)).map((clause) => clause.id),
  };
}
