import { integerBelow, type Random } from './random.ts';

/** Where the right documents of one question were found: 0 is first; Infinity is not at all. */
export type GoldRanks = readonly number[];

/** The mean share of a question's right documents among the first `depth`. */
export function recallAt(questions: readonly GoldRanks[], depth: number): number {
  return mean(questions.map((ranks) => ranks.filter((rank) => rank < depth).length / ranks.length));
}

/** The mean of 1 / place of the first right document, 0 where it is not among the first `depth`. */
export function reciprocalRankAt(questions: readonly GoldRanks[], depth: number): number {
  return mean(
    questions.map((ranks) => {
      const first = Math.min(...ranks);
      return first < depth ? 1 / (first + 1) : 0;
    }),
  );
}

/** What is reported of every system. */
export function rankingFigures(questions: readonly GoldRanks[]): Record<string, number> {
  const recalls = [5, 10, 20, 50, 100].map((depth) => [`R@${depth}`, rounded(recallAt(questions, depth))]);
  return { ...Object.fromEntries(recalls), 'MRR@10': rounded(reciprocalRankAt(questions, 10)) };
}

/** The middle 95 in a hundred of a figure over `samples` draws of the questions with replacement. */
export function bootstrapInterval(
  questions: readonly GoldRanks[],
  figure: (sample: readonly GoldRanks[]) => number,
  random: Random,
  samples = 1000,
): [number, number] {
  const values = Array.from({ length: samples }, () =>
    figure(questions.map(() => questions[integerBelow(questions.length, random)]!)),
  ).sort((left, right) => left - right);
  return [rounded(values[Math.floor(samples * 0.025)]!), rounded(values[Math.ceil(samples * 0.975) - 1]!)];
}

/** Where each of `gold` stands in a ranking. */
export function ranksOf(ranking: readonly number[], gold: readonly number[]): GoldRanks {
  return gold.map((document) => {
    const place = ranking.indexOf(document);
    return place === -1 ? Number.POSITIVE_INFINITY : place;
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
