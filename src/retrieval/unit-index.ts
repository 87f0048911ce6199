import { characterBigrams } from './bigrams.ts';
import { type Bm25Index, bm25FromPostings } from './bm25.ts';
import type { ConceptReader } from './concepts.ts';
import { foldCorpusText } from './normalise.ts';
import { createNumberedPostings, type DocumentNumbers, type Postings, termNumbering } from './postings.ts';
import { buildQuestionIndex, openQuestionIndex, type QuestionIndex, type QuestionIndexData } from './question-index.ts';
import type { Counted } from './spelling.ts';
import { createTermTable, type TermTable } from './term-table.ts';
import { type Unit, unitTexts } from './units.ts';

/** The lexical indexes over units and their clauses. */
export interface UnitIndex {
  /** BM25 over each unit's title, plain words, quote and questions. */
  units: Bm25Index;
  /** BM25 over each clause's headings and text. */
  clauses: Bm25Index;
  clauseOfUnit: Int32Array;
  questions: QuestionIndex;
  /** Units that hold a term themselves. */
  unitsWith(term: string): DocumentNumbers;
  /** Clauses that hold a term, by position. */
  clausesWith(term: string): DocumentNumbers;
  unitsOfClause(clause: number): readonly number[];
  /** How telling a term is: its inverse document frequency, and for an unknown one a share of the rarest. */
  rarity(term: string): number;
  /** In how many units and clauses a term stands. */
  countOf(term: string): number;
  /** Chinese bigrams of the corpus and in how many places each stands. */
  vocabulary(): Iterable<Counted>;
}

const UNKNOWN_SHARE = 0.6;
const NONE: DocumentNumbers = new Uint32Array(0);

/** What a unit index is made of. All three number terms alike. */
export interface UnitIndexData {
  terms: TermTable;
  units: Postings;
  clauses: Postings;
  clauseOfUnit: Int32Array;
  questions: QuestionIndexData;
}

export function buildUnitIndex(units: readonly Unit[], concepts: ConceptReader): UnitIndexData {
  // One numbering of terms for all three: a map of a hundred thousand terms is what costs most memory here. Each text is
  // read once, into numbers.
  const termIds = new Map<string, number>();
  const numberOf = termNumbering(termIds);
  const read = (text: string) => textTerms(text, concepts).map(numberOf);
  const questionTerms = units.map((unit) =>
    (unit.point?.questions ?? []).map((question) => [...new Set(read(question))]),
  );
  const ofUnits = units.map((unit, index) => [...read(unitTexts(unit).join('\n')), ...questionTerms[index]!.flat()]);
  const firstOfClause = new Map<string, Unit>();
  for (const unit of units) if (!firstOfClause.has(unit.clause.id)) firstOfClause.set(unit.clause.id, unit);
  const position = new Map([...firstOfClause.keys()].map((id, index) => [id, index]));
  const ofClauses = [...firstOfClause.values()].map(({ clause }) => read([...clause.headings, clause.text].join('\n')));
  const terms = createTermTable(termIds.keys());
  return {
    terms,
    units: createNumberedPostings(ofUnits, terms),
    clauses: createNumberedPostings(ofClauses, terms),
    clauseOfUnit: Int32Array.from(units, (unit) => position.get(unit.clause.id)!),
    questions: buildQuestionIndex(questionTerms, terms),
  };
}

export function openUnitIndex(data: UnitIndexData): UnitIndex {
  const { clauseOfUnit } = data;
  const unitsOfClause: number[][] = [];
  clauseOfUnit.forEach((clause, unit) => {
    unitsOfClause[clause] ??= [];
    unitsOfClause[clause].push(unit);
  });
  const units = bm25FromPostings(data.units);
  const clauses = bm25FromPostings(data.clauses);
  const unknown = Math.log(1 + (clauseOfUnit.length + 0.5) / 0.5) * UNKNOWN_SHARE;
  return {
    units,
    clauses,
    clauseOfUnit,
    unitsOfClause: (clause) => unitsOfClause[clause]!,
    questions: openQuestionIndex(data.questions, clauseOfUnit.length),
    unitsWith: (term) => placesOf(data.units, term),
    clausesWith: (term) => placesOf(data.clauses, term),
    rarity: (term) => units.inverseDocumentFrequency(term) || clauses.inverseDocumentFrequency(term) || unknown,
    countOf: (term) => placesOf(data.units, term).length + placesOf(data.clauses, term).length,
    vocabulary: () => bigramsOf(data),
  };
}

function placesOf({ termIds, offsets, documents }: Postings, term: string): DocumentNumbers {
  const id = termIds.get(term);
  return id === undefined ? NONE : documents.subarray(offsets[id], offsets[id + 1]);
}

function* bigramsOf({ terms, units, clauses }: UnitIndexData): Iterable<Counted> {
  let id = 0;
  for (const term of terms.keys()) {
    const count = units.offsets[id + 1]! - units.offsets[id]! + clauses.offsets[id + 1]! - clauses.offsets[id]!;
    if (count > 0 && HAN_BIGRAM.test(term)) yield [term, count];
    id += 1;
  }
}

const HAN_BIGRAM = /^\p{Script=Han}{2}$/u;

/** Terms of a text of the corpus: bigrams, and a # term for each concept in it. */
function textTerms(text: string, concepts: ConceptReader): string[] {
  const normalised = foldCorpusText(text);
  return [...characterBigrams(normalised), ...concepts.read(normalised).map((concept) => `#${concept.name}`)];
}
