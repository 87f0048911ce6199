import type { RankingModel } from '../../src/retrieval/ranking-model.ts';
import { type Example, FOLDS } from './examples.ts';
import { type DecisionRow, decisionRow, learnDecision, probabilityOf } from './learn-decision.ts';
import { learnRanking, rankHits } from './learn-ranking.ts';

export interface CrossValidation {
  /** Shares of the cases with a right clause where it came first, or among the first three. */
  first: number;
  three: number;
  /** What the decision sees of every example, each ranked by a model that has not learned from it. */
  rows: DecisionRow[];
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

/** Each fold judged by a ranking and a decision learned on the others. */
export function crossValidate(
  examples: readonly Example[],
  { without = new Set(), show = false }: CrossValidateOptions = {},
): CrossValidation {
  const ranked: boolean[][] = [];
  const judged: { example: Example; row: DecisionRow; best: string | undefined }[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const ranking = learnRanking(
      examples.filter((example) => example.fold !== fold),
      without,
    );
    for (const example of examples.filter((each) => each.fold === fold)) {
      const best = rankHits(example.hits, ranking)[0]?.unit.clause.id;
      if (example.answerable !== false && example.gold.some(Boolean)) {
        const right = firstClauses(example, ranking);
        ranked.push(right);
        if (!right[0] && show) console.log(`rank ✗ ${example.id} ${example.ask} → ${best}`);
      }
      const row = decisionRow(example, ranking);
      if (row) judged.push({ example, row, best });
    }
  }
  const positives: number[] = [];
  const negatives: number[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const model = learnDecision(judged.filter(({ example }) => example.fold !== fold).map(({ row }) => row));
    for (const { example, row, best } of judged.filter((each) => each.example.fold === fold)) {
      const probability = probabilityOf(row, model);
      (row.label === 1 ? positives : negatives).push(probability);
      if (show && (row.label === 1) !== probability > 0.3)
        console.log(`decide ✗ ${example.answerable} ${probability.toFixed(2)} ${example.id} ${example.ask} → ${best}`);
    }
  }
  const below = (probabilities: number[], threshold: number) =>
    (probabilities.filter((each) => each < threshold).length / probabilities.length).toFixed(3);
  return {
    first: ranked.filter((right) => right[0]).length / ranked.length,
    three: ranked.filter((right) => right.includes(true)).length / ranked.length,
    rows: judged.map(({ row }) => row),
    positives,
    curve: THRESHOLDS.map(
      (threshold) =>
        `${threshold}: refuses ${below(positives, threshold)} of the answerable, ${below(negatives, threshold)} of the rest`,
    ),
  };
}

/** For the first three clauses, whether each is right. */
function firstClauses(example: Example, ranking: RankingModel): boolean[] {
  const isRight = new Map(example.hits.map((hit, index) => [hit.unit.clause.id, example.gold[index]!]));
  const ids = new Set(rankHits(example.hits, ranking).map((hit) => hit.unit.clause.id));
  return [...ids].slice(0, 3).map((id) => isRight.get(id)!);
}
