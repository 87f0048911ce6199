import type { FeatureVector } from './features.ts';
import type { Question } from './question.ts';
import type { UnitIndex } from './unit-index.ts';
import type { Unit } from './units.ts';

export interface LexicalScores {
  of: (unit: number) => LexicalFeatures;
  /** A first guess, to leave out what no weights would bring to the top. */
  rough: (unit: number) => number;
}

export type LexicalFeatures = Omit<
  FeatureVector,
  'dense' | 'whole' | 'topic' | 'inside' | 'aspect' | 'law' | 'gap' | 'city'
>;

/** Scores a question's words against every unit. What it returns is good until it is called again. */
export type LexicalScorer = (question: Question, allowed: readonly Unit[]) => LexicalScores;

const EXPANSION_WEIGHT = 0.35;
const CONCEPT_WEIGHT = 1.2;

/**
 * Every lexical feature, computed term by term over the postings and read off unit by unit. A dozen numbers for each of
 * thousands of units would be garbage after every question: the arrays are kept from one to the next.
 */
export function createLexicalScorer(index: UnitIndex): LexicalScorer {
  const units = index.clauseOfUnit.length;
  const unitScores = new Float32Array(units);
  const clauseScores = new Float32Array(index.clauses.documentCount);
  const clauseVotes = new Float32Array(index.clauses.documentCount);
  const shareOfTerms = createShares(index);
  const shareOfConcepts = createShares(index);
  const shareOfSubject = createShares(index);
  const even = () => 1;

  return (question, allowed) => {
    const terms = lexicalTerms(question);
    index.units.scores(terms, unitScores);
    index.clauses.scores(terms, clauseScores);
    const concepts = weightsOf(question.concepts);
    const asked = new Map([...question.terms, ...concepts]);
    const { best: questionScores, votes } = index.questions.nearest(asked);
    clauseVotes.fill(0);
    for (let unit = 0; unit < units; unit += 1)
      if (votes[unit]! > 0) clauseVotes[index.clauseOfUnit[unit]!]! += votes[unit]!;
    let bestUnit = 1e-9;
    let bestClause = 1e-9;
    for (const { index: unit } of allowed) {
      bestUnit = Math.max(bestUnit, unitScores[unit]!);
      bestClause = Math.max(bestClause, clauseScores[index.clauseOfUnit[unit]!]!);
    }

    const subject = weightsOf(question.concepts.filter((concept) => concept.subject));
    const ofTerms = shareOfTerms(question.terms, index.rarity);
    const ofConcepts = shareOfConcepts(concepts, even);
    const ofSubject = shareOfSubject(subject, even);
    return {
      rough: (unit) => unitScores[unit]! / bestUnit + questionScores[unit]! + ofTerms.withClause(unit),
      of: (unit) => {
        const near = questionScores[unit]!;
        return {
          question: near,
          questionSquared: near * near,
          votes: votes[unit]!,
          clauseVotes: clauseVotes[index.clauseOfUnit[unit]!]!,
          unit: unitScores[unit]! / bestUnit,
          clause: clauseScores[index.clauseOfUnit[unit]!]! / bestClause,
          unitCoverage: ofTerms.alone(unit),
          coverage: ofTerms.withClause(unit),
          concepts: ofConcepts.withClause(unit),
          subjectMissing: subject.size === 0 ? 0 : 1 - ofSubject.withClause(unit),
        };
      },
    };
  };
}

/** What share (0 to 1) of the terms' weight stands in a unit. */
interface Shares {
  alone: (unit: number) => number;
  /** In it or in its clause. */
  withClause: (unit: number) => number;
}

/** `rarity`: how much a term counts, beside its weight. */
type CountShares = (terms: ReadonlyMap<string, number>, rarity: (term: string) => number) => Shares;

function createShares(index: UnitIndex): CountShares {
  const { clauseOfUnit } = index;
  const alone = new Float32Array(clauseOfUnit.length);
  const withClause = new Float32Array(clauseOfUnit.length);
  const seen = new Int32Array(clauseOfUnit.length);
  return (terms, rarity) => {
    alone.fill(0);
    withClause.fill(0);
    seen.fill(-1);
    let total = 0;
    let round = 0;
    for (const [term, weight] of terms) {
      const value = weight * rarity(term);
      total += value;
      for (const unit of index.unitsWith(term)) {
        seen[unit] = round;
        alone[unit]! += value;
        withClause[unit]! += value;
      }
      for (const clause of index.clausesWith(term))
        for (const unit of index.unitsOfClause(clause)) if (seen[unit] !== round) withClause[unit]! += value;
      round += 1;
    }
    const whole = total || 1;
    return { alone: (unit) => alone[unit]! / whole, withClause: (unit) => withClause[unit]! / whole };
  };
}

function weightsOf(concepts: Question['concepts']): Map<string, number> {
  return new Map(concepts.map((concept) => [`#${concept.name}`, concept.weight]));
}

function lexicalTerms(question: Question): Map<string, number> {
  const terms = new Map(question.terms);
  for (const [term, weight] of question.expansions)
    terms.set(term, Math.max(terms.get(term) ?? 0, weight * EXPANSION_WEIGHT));
  for (const concept of question.concepts) terms.set(`#${concept.name}`, concept.weight * CONCEPT_WEIGHT);
  return terms;
}
