import type { Weights } from '../../src/retrieval/features.ts';
import { type Example, FOLDS } from './examples.ts';
import { answerable, learnDecision } from './learn-decision.ts';
import { learnWeights, rankHits } from './learn-weights.ts';

export interface CrossValidation {
  /** Shares of the cases with a right clause where it came first, or among the first three. */
  first: number;
  three: number;
  /** Of the answerable, the probabilities that they are. */
  positives: number[];
  /** What each threshold would refuse. */
  curve: string[];
}

export interface CrossValidateOptions {
  without?: ReadonlySet<string>;
  /** Print every mistake. */
  show?: boolean;
}

const THRESHOLDS = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7];

/** Each fold judged by weights and a decision learned on the others. */
export function crossValidate(
  examples: readonly Example[],
  { without = new Set(), show = false }: CrossValidateOptions = {},
): CrossValidation {
  const ranked: boolean[][] = [];
  const positives: number[] = [];
  const negatives: number[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const training = examples.filter((example) => example.fold !== fold);
    const weights = learnWeights(training, without);
    const model = learnDecision(training, weights);
    for (const example of examples.filter((each) => each.fold === fold)) {
      const best = () => rankHits(example.hits, weights)[0]?.unit.clause.id;
      if (example.answerable !== false && example.gold.some(Boolean)) {
        const right = firstClauses(example, weights);
        ranked.push(right);
        if (!right[0] && show) console.log(`rank ✗ ${example.id} ${example.ask} → ${best()}`);
      }
      if (example.answerable === null) continue;
      const probability = answerable(example, weights, model);
      (example.answerable ? positives : negatives).push(probability);
      if (show && example.answerable !== probability > 0.3)
        console.log(
          `decide ✗ ${example.answerable} ${probability.toFixed(2)} ${example.id} ${example.ask} → ${best()}`,
        );
    }
  }
  const below = (probabilities: number[], threshold: number) =>
    (probabilities.filter((each) => each < threshold).length / probabilities.length).toFixed(3);
  return {
    first: ranked.filter((right) => right[0]).length / ranked.length,
    three: ranked.filter((right) => right.includes(true)).length / ranked.length,
    positives,
    curve: THRESHOLDS.map(
      (threshold) =>
        `${threshold}: refuses ${below(positives, threshold)} of the answerable, ${below(negatives, threshold)} of the rest`,
    ),
  };
}

/** For the first three clauses, whether each is right. */
function firstClauses(example: Example, weights: Weights): boolean[] {
  const isRight = new Map(example.hits.map((hit, index) => [hit.unit.clause.id, example.gold[index]!]));
  const ids = new Set(rankHits(example.hits, weights).map((hit) => hit.unit.clause.id));
  return [...ids].slice(0, 3).map((id) => isRight.get(id)!);
}
