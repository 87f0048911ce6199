import { parse } from 'yaml';
import { readYaml } from '../read-yaml.ts';
import type { Regions } from '../regions.ts';
import { servicesFileSchema } from '../service.ts';
import { readCardEntries } from './card-entries.ts';
import type { ClauseChanges } from './compare-clauses.ts';

/** What a person has to look at after a document changed. */
export interface Touched {
  /** Cards whose clause changed or is gone: out of use until they are compared and accepted. */
  cards: { clauseId: string; file: string; line: number }[];
  /** New clauses that no card explains yet. */
  withoutCard: string[];
  services: { name: string; clauseId: string }[];
  /** Cases that expect a clause which changed or is gone. */
  cases: { id: string; file: string; clauseId: string }[];
}

/** `files`: the knowledge folder, `evals`: the case files; both path → text. A case file that can't be read is passed over. */
export function findTouched(
  changes: ClauseChanges,
  files: ReadonlyMap<string, string>,
  evals: ReadonlyMap<string, string>,
  regions: Regions,
): Touched {
  const stale = new Set([...changes.changed, ...changes.gone]);
  const entries = readCardEntries(files, regions);
  const withCard = new Set(entries.map((entry) => entry.card.clause));
  const services = [...files].flatMap(([file, text]) =>
    file.startsWith('services') ? (readYaml(file, text, servicesFileSchema).value?.services ?? []) : [],
  );
  return {
    cards: entries
      .filter((entry) => stale.has(entry.card.clause))
      .map(({ card, file, line }) => ({ clauseId: card.clause, file, line })),
    withoutCard: changes.added.filter((clauseId) => !withCard.has(clauseId)),
    services: services.flatMap(({ name, clause }) =>
      clause !== null && stale.has(clause) ? [{ name, clauseId: clause }] : [],
    ),
    cases: [...evals].flatMap(([file, text]) =>
      casesIn(text).flatMap(({ id, clauses }) =>
        clauses.filter((clauseId) => stale.has(clauseId)).map((clauseId) => ({ id, file, clauseId })),
      ),
    ),
  };
}

function casesIn(text: string): { id: string; clauses: string[] }[] {
  try {
    const file: unknown = parse(text);
    const cases = isRecord(file) && Array.isArray(file.cases) ? (file.cases as unknown[]) : [];
    return cases.filter(isRecord).map((each) => ({
      id: String(each.id),
      clauses: [each.clause].flat().filter((clause) => typeof clause === 'string'),
    }));
  } catch {
    return [];
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
