import { characterBigrams } from './bigrams.ts';
import { type Bm25Index, createBm25Index } from './bm25.ts';
import type { ConceptReader } from './concepts.ts';
import { normaliseText } from './normalise.ts';
import { createQuestionIndex, type QuestionIndex } from './question-index.ts';
import type { Unit } from './units.ts';

/** The lexical indexes over units and their clauses. */
export interface UnitIndex {
  /** BM25 over each unit's title, plain words, quote and questions. */
  units: Bm25Index;
  /** BM25 over each clause's headings and text. */
  clauses: Bm25Index;
  clauseOfUnit: Int32Array;
  questions: QuestionIndex;
  /** Units that hold a term themselves. */
  unitsWith(term: string): readonly number[];
  /** Units whose clause holds a term, whether or not they do. */
  unitsByClauseWith(term: string): readonly number[];
  /** How telling a term is: its inverse document frequency, and for an unknown one a share of the rarest. */
  rarity(term: string): number;
  isKnown(term: string): boolean;
  /** Chinese bigrams of the corpus and in how many places each stands. */
  vocabulary(): Map<string, number>;
}

const UNKNOWN_SHARE = 0.6;
const NONE: readonly number[] = [];

export function createUnitIndex(units: readonly Unit[], concepts: ConceptReader): UnitIndex {
  const questionTerms = units.map((unit) => (unit.point?.questions ?? []).map((question) => [...new Set(textTerms(question, concepts))]));
  const unitTerms = units.map((unit, index) => [
    ...textTerms([unit.card?.title ?? unit.clause.headings.at(-1) ?? '', unit.point?.say ?? '', unit.quote].join('\n'), concepts),
    ...questionTerms[index]!.flat(),
  ]);
  const clauseIds = [...new Set(units.map((unit) => unit.clause.id))];
  const position = new Map(clauseIds.map((id, index) => [id, index]));
  const clauseOfUnit = Int32Array.from(units, (unit) => position.get(unit.clause.id)!);
  const clauseTerms: string[][] = [];
  for (const unit of units) clauseTerms[position.get(unit.clause.id)!] ??= textTerms([...unit.clause.headings, unit.clause.text].join('\n'), concepts);

  const byUnit = invert(unitTerms);
  const unitsOfClause: number[][] = clauseIds.map(() => []);
  clauseOfUnit.forEach((clause, unit) => unitsOfClause[clause]!.push(unit));
  const byClause = invert(clauseTerms);
  const expanded = new Map<string, number[]>();
  for (const [term, clauses] of byClause) expanded.set(term, clauses.flatMap((clause) => unitsOfClause[clause]!));

  const unitBm25 = createBm25Index(unitTerms);
  const clauseBm25 = createBm25Index(clauseTerms);
  const unknown = Math.log(1 + (units.length + 0.5) / 0.5) * UNKNOWN_SHARE;
  return {
    units: unitBm25,
    clauses: clauseBm25,
    clauseOfUnit,
    questions: createQuestionIndex(questionTerms),
    unitsWith: (term) => byUnit.get(term) ?? NONE,
    unitsByClauseWith: (term) => expanded.get(term) ?? NONE,
    rarity: (term) => unitBm25.inverseDocumentFrequency(term) || clauseBm25.inverseDocumentFrequency(term) || unknown,
    isKnown: (term) => byUnit.has(term) || byClause.has(term),
    vocabulary: () => {
      const counts = new Map<string, number>();
      for (const index of [byUnit, byClause]) {
        for (const [term, places] of index) if (/^\p{Script=Han}{2}$/u.test(term)) counts.set(term, (counts.get(term) ?? 0) + places.length);
      }
      return counts;
    },
  };
}

/** Terms of a text of the corpus: bigrams, and a # term for each concept in it. */
function textTerms(text: string, concepts: ConceptReader): string[] {
  const normalised = normaliseText(text);
  return [...characterBigrams(normalised), ...concepts.read(normalised).map((concept) => `#${concept.name}`)];
}

function invert(documents: readonly (readonly string[])[]): Map<string, number[]> {
  const index = new Map<string, number[]>();
  documents.forEach((terms, document) => {
    for (const term of terms) {
      const places = index.get(term);
      if (places === undefined) index.set(term, [document]);
      else if (places.at(-1) !== document) places.push(document);
    }
  });
  return index;
}
