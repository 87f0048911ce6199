import { type Random, shuffle } from './random.ts';

/** For each of `count` questions the number of its fold, from 0; folds differ in size by one at most. */
export function randomFolds(count: number, folds: number, random: Random): number[] {
  const result = new Array<number>(count).fill(0);
  shuffle(
    Uint32Array.from({ length: count }, (_, index) => index),
    random,
  ).forEach((question, place) => {
    result[question] = place % folds;
  });
  return result;
}

/**
 * The same, but questions that share an article are in one fold, so that no question of a fold is answered by an
 * article the other folds know: what a corpus nobody asked about yet looks like. The largest group goes first, each to
 * the fold with the fewest questions.
 */
export function articleDisjointFolds(gold: readonly (readonly number[])[], folds: number, random: Random): number[] {
  const groups = groupsSharing(gold);
  const order = Array.from(
    shuffle(
      Uint32Array.from(groups, (_, index) => index),
      random,
    ),
    (at) => groups[at]!,
  );
  order.sort((left, right) => right.length - left.length);
  const sizes = new Array<number>(folds).fill(0);
  const result = new Array<number>(gold.length).fill(0);
  for (const group of order) {
    const smallest = sizes.indexOf(Math.min(...sizes));
    sizes[smallest]! += group.length;
    for (const question of group) result[question] = smallest;
  }
  return result;
}

function groupsSharing(gold: readonly (readonly number[])[]): number[][] {
  const parents = gold.map((_, question) => question);
  function rootOf(question: number): number {
    let root = question;
    while (parents[root] !== root) root = parents[root]!;
    parents[question] = root;
    return root;
  }
  const firstWith = new Map<number, number>();
  gold.forEach((articles, question) => {
    for (const article of articles) {
      const other = firstWith.get(article);
      if (other === undefined) firstWith.set(article, question);
      else parents[rootOf(question)] = rootOf(other);
    }
  });
  const groups = new Map<number, number[]>();
  gold.forEach((_, question) => {
    const root = rootOf(question);
    groups.set(root, [...(groups.get(root) ?? []), question]);
  });
  return [...groups.values()];
}
