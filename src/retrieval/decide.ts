import type { Feature } from './features.ts';
import type { Hit } from './hit.ts';
import { rankClauses } from './rank-clauses.ts';

/** Whether the corpus answers: `answers`, `near` (it speaks of something like it), `nothing`. */
export type Decision = 'answers' | 'near' | 'nothing';

/** What the decision looks at: the best hit, what stands beside it, and how near a known gap comes. */
export const DECISION_FEATURES = [
  'score',
  'question',
  'unitCoverage',
  'coverage',
  'concepts',
  'subjectMissing',
  'dense',
  'whole',
  'topic',
  'inside',
  /** How far it is ahead of the next clause. */
  'margin',
  /** How likely it is the right one, of all clauses. */
  'certainty',
  /** How far the best gap is ahead of it, from −1 to 1: in score, and in single features, whatever unit has most of each. */
  'gap',
  'gapQuestion',
  'gapDense',
  'gapWhole',
  'gapTopic',
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
      whole: 0,
      topic: 0,
      inside: -1,
      margin: 0,
      certainty: 0,
      gap: 1,
      gapQuestion: 1,
      gapDense: 1,
      gapWhole: 1,
      gapTopic: 1,
      law: 0,
      city: 0,
      aspect: 0,
    };
  const other = hits.find((hit) => !hit.unit.gap && hit.unit.clause.id !== best.unit.clause.id);
  const gap = hits.find((hit) => hit.unit.gap);
  const { question, unitCoverage, coverage, concepts, subjectMissing, dense, whole, topic, inside, law, city, aspect } =
    best.features;
  return {
    score: best.score / 10,
    question,
    unitCoverage,
    coverage,
    concepts,
    subjectMissing,
    dense,
    whole,
    topic,
    inside,
    margin: Math.min(1, (best.score - (other?.score ?? 0)) / 5),
    certainty: rankClauses(hits.filter((hit) => !hit.unit.gap))[0]!.probability,
    gap: gap ? Math.max(-1, Math.min(1, (gap.score - best.score) / 5)) : -1,
    gapQuestion: lead(hits, 'question'),
    gapDense: lead(hits, 'dense'),
    gapWhole: lead(hits, 'whole'),
    gapTopic: lead(hits, 'topic'),
    law,
    city,
    aspect,
  };
}

/** The most that a gap has of a feature, less the most that a clause has. */
function lead(hits: readonly Hit[], feature: Feature): number {
  let ofGaps = 0;
  let ofClauses = 0;
  for (const { unit, features } of hits) {
    if (unit.gap) ofGaps = Math.max(ofGaps, features[feature]);
    else ofClauses = Math.max(ofClauses, features[feature]);
  }
  return ofGaps - ofClauses;
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
export function decide(probability: number, model: DecisionModel): Decision {
  if (probability >= model.answers) return 'answers';
  return probability >= model.near ? 'near' : 'nothing';
}
