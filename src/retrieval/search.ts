import { NATION, type Regions } from '../knowledge/regions.ts';
import type { Knowledge } from '../knowledge/load-knowledge.ts';
import { createBm25Index } from './bm25.ts';
import { createConceptReader } from './concepts.ts';
import { type FeatureVector, type Weights, weigh } from './features.ts';
import { createQuestionReader, type Question } from './question.ts';
import { createQuestionIndex, textTerms } from './question-index.ts';
import { createSpelling } from './spelling.ts';
import { createUnits, type Unit } from './units.ts';
import type { VectorSearch } from './vector-search.ts';

export interface Hit {
  unit: Unit;
  features: FeatureVector;
  score: number;
}

export interface SearchOptions {
  /** GB/T 2260 code of the worker's place; null where it is not known: then only what holds everywhere is searched. */
  region: string | null;
  /** Search every region's documents, whatever the place. */
  everywhere?: boolean;
  limit?: number;
  /** Positions of card questions to leave out (for training and honest evaluation on card questions). */
  withoutQuestions?: ReadonlySet<number>;
}

export interface Search {
  readonly units: readonly Unit[];
  read(text: string): Question;
  /** The units that fit best, best first. */
  find(question: Question, options: SearchOptions): Promise<Hit[]>;
}

export interface SearchParts {
  knowledge: Knowledge;
  regions: Regions;
  weights: Weights;
  embed?: ((text: string) => Float32Array) | null;
  vectors?: VectorSearch | null;
}

const EXPANSION_WEIGHT = 0.35;
const CONCEPT_WEIGHT = 1.2;
const UNKNOWN_TERM_RARITY = 0.6;

/** Builds the lexical indexes of a knowledge base and joins them with a vector search. */
export function createSearch({ knowledge, regions, weights, embed = null, vectors = null }: SearchParts): Search {
  const concepts = createConceptReader(knowledge.lexicon);
  const units = createUnits(knowledge);
  const unitTerms = units.map((unit) => {
    const { point, card } = unit;
    return textTerms([card?.title ?? unit.clause.headings.at(-1) ?? '', point?.say ?? '', unit.quote, ...(point?.questions ?? [])].join('\n'), concepts);
  });
  const clauseIds = [...new Set(units.map((unit) => unit.clause.id))];
  const clausePosition = new Map(clauseIds.map((id, position) => [id, position]));
  const clauseOfUnit = units.map((unit) => clausePosition.get(unit.clause.id)!);
  const clauseTerms: string[][] = clauseIds.map(() => []);
  units.forEach((unit, index) => {
    const position = clauseOfUnit[index]!;
    if (clauseTerms[position]!.length === 0) clauseTerms[position] = textTerms([...unit.clause.headings, unit.clause.text].join('\n'), concepts);
  });
  const unitIndex = createBm25Index(unitTerms);
  const clauseIndex = createBm25Index(clauseTerms);
  const questionIndex = createQuestionIndex(units.map((unit) => unit.point?.questions ?? []), concepts);
  const unitSets = unitTerms.map((terms) => new Set(terms));
  const clauseSets = clauseTerms.map((terms) => new Set(terms));
  const frequencies = new Map<string, number>();
  for (const sets of [unitSets, clauseSets]) {
    for (const set of sets) for (const term of set) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
  }
  const rarest = Math.log(1 + (units.length + 0.5) / 0.5) * UNKNOWN_TERM_RARITY;
  const rarity = (term: string) => unitIndex.inverseDocumentFrequency(term) || clauseIndex.inverseDocumentFrequency(term) || rarest;
  const read = createQuestionReader({
    regions,
    concepts,
    spelling: createSpelling(new Map([...frequencies].filter(([term]) => /^\p{Script=Han}{2}$/u.test(term)))),
    properNames: knowledge.services.flatMap((service) => [service.name, ...service.aliases]).filter((name) => regions.mentions(name).length > 0).map((name) => name.toLowerCase()),
    isKnown: (term) => frequencies.has(term),
  });

  return {
    units,
    read,
    find: async (question, { region, everywhere = false, limit = 20, withoutQuestions }) => {
      const path = regions.path(region ?? NATION).map((step) => step.code);
      const allowed = units.filter((unit) => everywhere || path.includes(unit.document.region));
      if (allowed.length === 0) return [];
      const lexical = lexicalTerms(question);
      const unitScores = unitIndex.scores(lexical);
      const clauseScores = clauseIndex.scores(lexical);
      const asked = new Map([...question.terms, ...question.concepts.map((concept) => [`#${concept.name}`, concept.weight] as const)]);
      const questionScores = questionIndex.nearestWithout(asked, withoutQuestions ?? NONE);
      const documentIds = [...new Set(allowed.map((unit) => unit.document.id))];
      const vector = embed && vectors ? embed(question.core) : null;
      const denseScores = vector && vectors ? await vectors.nearest(vector, documentIds) : null;
      const bestUnit = Math.max(...allowed.map((unit) => unitScores[unit.index]!), 1e-9);
      const bestClause = Math.max(...allowed.map((unit) => clauseScores[clauseOfUnit[unit.index]!]!), 1e-9);
      const termTotal = sum(question.terms, rarity) || 1;
      const conceptTotal = question.concepts.reduce((total, concept) => total + concept.weight, 0);
      const subjects = question.concepts.filter((concept) => concept.subject);
      const subjectTotal = subjects.reduce((total, concept) => total + concept.weight, 0);
      const cityCodes = new Set(path.filter((code) => regions.get(code)?.level === 'city' || regions.get(code)?.level === 'county'));
      const hits = allowed.map((unit): Hit => {
        const inUnit = unitSets[unit.index]!;
        const inClause = clauseSets[clauseOfUnit[unit.index]!]!;
        const has = (term: string) => inUnit.has(term) || inClause.has(term);
        const near = questionScores[unit.index]!;
        const features: FeatureVector = {
          question: near,
          questionSquared: near * near,
          unit: unitScores[unit.index]! / bestUnit,
          clause: clauseScores[clauseOfUnit[unit.index]!]! / bestClause,
          coverage: sum(question.terms, (term) => (has(term) ? rarity(term) : 0)) / termTotal,
          concepts: conceptTotal === 0 ? 0 : question.concepts.reduce((total, concept) => total + (has(`#${concept.name}`) ? concept.weight : 0), 0) / conceptTotal,
          subjectMissing: subjectTotal === 0 ? 0 : subjects.reduce((total, concept) => total + (has(`#${concept.name}`) ? 0 : concept.weight), 0) / subjectTotal,
          dense: Math.max(0, denseScores?.[unit.index] ?? 0),
          aspect: unit.point?.gives.some((aspect) => question.aspects.includes(aspect)) ? 1 : 0,
          law: unit.document.kind === 'law-summary' ? 1 : 0,
          city: cityCodes.has(unit.document.region) ? 1 : 0,
        };
        return { unit, features, score: weigh(features, weights) };
      });
      return hits.sort((a, b) => b.score - a.score || a.unit.index - b.unit.index).slice(0, limit);
    },
  };
}

const NONE: ReadonlySet<number> = new Set();

function lexicalTerms(question: Question): Map<string, number> {
  const terms = new Map(question.terms);
  for (const [term, weight] of question.expansions) terms.set(term, Math.max(terms.get(term) ?? 0, weight * EXPANSION_WEIGHT));
  for (const concept of question.concepts) terms.set(`#${concept.name}`, concept.weight * CONCEPT_WEIGHT);
  return terms;
}

function sum(terms: ReadonlyMap<string, number>, value: (term: string) => number): number {
  let total = 0;
  for (const [term, weight] of terms) total += weight * value(term);
  return total;
}
