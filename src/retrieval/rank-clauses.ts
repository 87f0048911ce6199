import type { Hit } from './hit.ts';

/** A clause, how likely it is the one (0 to 1), and its hits, best first. */
export interface RankedClause {
  clauseId: string;
  probability: number;
  hits: Hit[];
}

/**
 * Groups hits by clause. The ranking was learned as a softmax over units in which every unit of the right clause counts, so a
 * clause is as likely as its units together. Best first.
 */
export function rankClauses(hits: readonly Hit[]): RankedClause[] {
  const best = hits.reduce((most, hit) => Math.max(most, hit.score), Number.NEGATIVE_INFINITY);
  const clauses = new Map<string, RankedClause>();
  let total = 0;
  for (const hit of hits) {
    const weight = Math.exp(hit.score - best);
    const clause = clauses.get(hit.unit.clause.id) ?? { clauseId: hit.unit.clause.id, probability: 0, hits: [] };
    clause.probability += weight;
    clause.hits.push(hit);
    clauses.set(clause.clauseId, clause);
    total += weight;
  }
  for (const clause of clauses.values()) clause.probability /= total;
  return [...clauses.values()].sort((a, b) => b.probability - a.probability);
}
