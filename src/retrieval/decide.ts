import type { Hit } from './search.ts';

/** Whether the corpus answers: `answers`, `near` (it speaks of something like it), `nothing`. */
export type Decision = 'answers' | 'near' | 'nothing';

/** What the decision looks at: the best hit, how far ahead of the next clause it is, and how near a known gap comes (−1 far behind, 1 far ahead). */
export const DECISION_FEATURES = [
  'score',
  'question',
  'unitCoverage',
  'coverage',
  'concepts',
  'subjectMissing',
  'dense',
  'margin',
  'gap',
  'law',
  'city',
  'aspect',
] as const;

export type DecisionFeature = (typeof DECISION_FEATURES)[number];

export type DecisionModel = Record<DecisionFeature | 'bias', number> & {
  /** Probabilities from which it answers, and from which something is near. */
  answers: number;
  near: number;
};

/** `hits`: best first. */
export function decisionFeatures(hits: readonly Hit[]): Record<DecisionFeature, number> {
  const best = hits.find((hit) => !hit.unit.gap);
  if (!best)
    return {
      score: 0,
      question: 0,
      unitCoverage: 0,
      coverage: 0,
      concepts: 0,
      subjectMissing: 1,
      dense: 0,
      margin: 0,
      gap: 1,
      law: 0,
      city: 0,
      aspect: 0,
    };
  const other = hits.find((hit) => !hit.unit.gap && hit.unit.clause.id !== best.unit.clause.id);
  const gap = hits.find((hit) => hit.unit.gap);
  const { question, unitCoverage, coverage, concepts, subjectMissing, dense, law, city, aspect } = best.features;
  return {
    score: best.score / 10,
    question,
    unitCoverage,
    coverage,
    concepts,
    subjectMissing,
    dense,
    margin: Math.min(1, (best.score - (other?.score ?? 0)) / 5),
    gap: gap ? Math.max(-1, Math.min(1, (gap.score - best.score) / 5)) : -1,
    law,
    city,
    aspect,
  };
}

/** The probability, from 0 to 1, that the corpus answers: logistic regression fitted on the tuned evals. */
export function answerProbability(hits: readonly Hit[], model: DecisionModel): number {
  if (hits.length === 0) return 0;
  const features = decisionFeatures(hits);
  let score = model.bias;
  for (const name of DECISION_FEATURES) score += model[name] * features[name];
  return 1 / (1 + Math.exp(-score));
}

/** The thresholds are never lowered to have something to cite. */
export function decide(hits: readonly Hit[], model: DecisionModel): Decision {
  const probability = answerProbability(hits, model);
  if (probability >= model.answers) return 'answers';
  return probability >= model.near ? 'near' : 'nothing';
}
