import type { Knowledge } from '../knowledge/load-knowledge.ts';
import { NATION, type Regions } from '../knowledge/regions.ts';
import { createConceptReader } from './concepts.ts';
import { type FeatureVector, type Weights, weigh } from './features.ts';
import { createQuestionReader, type Question } from './question.ts';
import { createSpelling } from './spelling.ts';
import { createUnitIndex, type UnitIndex } from './unit-index.ts';
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

/** Builds the lexical indexes of a knowledge base and joins them with a vector search. */
export function createSearch({ knowledge, regions, weights, embed = null, vectors = null }: SearchParts): Search {
  const concepts = createConceptReader(knowledge.lexicon);
  const units = createUnits(knowledge);
  const index = createUnitIndex(units, concepts);
  const read = createQuestionReader({
    regions,
    concepts,
    spelling: createSpelling(index.vocabulary()),
    properNames: knowledge.services.flatMap((service) => [service.name, ...service.aliases]).filter((name) => regions.mentions(name).length > 0).map((name) => name.toLowerCase()),
    isKnown: index.isKnown,
  });

  return {
    units,
    read,
    find: async (question, { region, everywhere = false, limit = 20 }) => {
      const path = new Set(regions.path(region ?? NATION).map((step) => step.code));
      const allowed = units.filter((unit) => everywhere || path.has(unit.document.region));
      if (allowed.length === 0) return [];
      const dense = embed && vectors ? await vectors.nearest(embed(question.core), [...new Set(allowed.map((unit) => unit.document.id))]) : null;
      const scores = scoreLexically(question, index, allowed);
      const hits = allowed.map((unit): Hit => {
        const level = regions.get(unit.document.region)?.level;
        const features: FeatureVector = {
          ...scores.of(unit.index),
          dense: Math.max(0, dense?.[unit.index] ?? 0),
          aspect: unit.point?.gives.some((aspect) => question.aspects.includes(aspect)) ? 1 : 0,
          law: unit.document.kind === 'law-summary' ? 1 : 0,
          city: path.has(unit.document.region) && (level === 'city' || level === 'county') ? 1 : 0,
        };
        return { unit, features, score: weigh(features, weights) };
      });
      return hits.sort((a, b) => b.score - a.score || a.unit.index - b.unit.index).slice(0, limit);
    },
  };
}

type LexicalFeatures = Omit<FeatureVector, 'dense' | 'aspect' | 'law' | 'city'>;

/** Every lexical feature, computed term by term over the postings and read off unit by unit. */
function scoreLexically(question: Question, index: UnitIndex, allowed: readonly Unit[]): { of: (unit: number) => LexicalFeatures } {
  const terms = lexicalTerms(question);
  const unitScores = index.units.scores(terms);
  const clauseScores = index.clauses.scores(terms);
  const asked = new Map([...question.terms, ...question.concepts.map((concept) => [`#${concept.name}`, concept.weight] as const)]);
  const questionScores = index.questions.nearest(asked);
  const bestUnit = allowed.reduce((best, unit) => Math.max(best, unitScores[unit.index]!), 1e-9);
  const bestClause = allowed.reduce((best, unit) => Math.max(best, clauseScores[index.clauseOfUnit[unit.index]!]!), 1e-9);

  const unitCoverage = share(index, question.terms, (term) => [index.unitsWith(term)]);
  const coverage = share(index, question.terms, (term) => [index.unitsWith(term), index.unitsByClauseWith(term)]);
  const conceptWeights = new Map(question.concepts.map((concept) => [`#${concept.name}`, concept.weight]));
  const subjectWeights = new Map(question.concepts.filter((concept) => concept.subject).map((concept) => [`#${concept.name}`, concept.weight]));
  const everywhere = (term: string) => [index.unitsWith(term), index.unitsByClauseWith(term)];
  const conceptShare = share(index, conceptWeights, everywhere, () => 1);
  const subjectShare = share(index, subjectWeights, everywhere, () => 1);
  return {
    of: (unit) => {
      const near = questionScores[unit]!;
      return {
        question: near,
        questionSquared: near * near,
        unit: unitScores[unit]! / bestUnit,
        clause: clauseScores[index.clauseOfUnit[unit]!]! / bestClause,
        unitCoverage: unitCoverage[unit]!,
        coverage: coverage[unit]!,
        concepts: conceptShare[unit]!,
        subjectMissing: subjectWeights.size === 0 ? 0 : 1 - subjectShare[unit]!,
      };
    },
  };
}

/** For each unit, the share of the terms' weight that stands in it. */
function share(index: UnitIndex, terms: ReadonlyMap<string, number>, placesOf: (term: string) => (readonly number[])[], rarity: (term: string) => number = index.rarity): Float32Array {
  const found = new Float32Array(index.clauseOfUnit.length);
  const seen = new Int32Array(index.clauseOfUnit.length).fill(-1);
  let total = 0;
  let round = 0;
  for (const [term, weight] of terms) {
    const value = weight * rarity(term);
    total += value;
    for (const places of placesOf(term)) {
      for (const unit of places) {
        if (seen[unit] === round) continue;
        seen[unit] = round;
        found[unit]! += value;
      }
    }
    round += 1;
  }
  if (total > 0) for (let unit = 0; unit < found.length; unit++) found[unit]! /= total;
  return found;
}

function lexicalTerms(question: Question): Map<string, number> {
  const terms = new Map(question.terms);
  for (const [term, weight] of question.expansions) terms.set(term, Math.max(terms.get(term) ?? 0, weight * EXPANSION_WEIGHT));
  for (const concept of question.concepts) terms.set(`#${concept.name}`, concept.weight * CONCEPT_WEIGHT);
  return terms;
}
