import type { EvalCase } from './cases.ts';
import type { Judgement } from './judge.ts';

export interface Measures {
  cases: number;
  firstCitation: number;
  amongThree: number;
  facts: number;
  kinds: number;
  /** Cases that expect abstention only: the share that abstained. */
  abstainsRightly: number;
  /** Cases that expect an answer only: the share that abstained. */
  abstainsWrongly: number;
  /** Replies with something that must not be there. */
  forbidden: number;
  medianLength: number;
}

export function measure(cases: readonly EvalCase[], judgements: readonly Judgement[]): Measures {
  const expectsOnly = (index: number, kind: string) =>
    cases[index]!.kind.length === 1 && cases[index]!.kind[0] === kind;
  const mustAbstain = judgements.filter((_, index) => expectsOnly(index, 'abstain'));
  const mustAnswer = judgements.filter((_, index) => expectsOnly(index, 'answer'));
  const answers = judgements.filter((each) => each.kind === 'answer');
  return {
    cases: cases.length,
    firstCitation: share(judgements.map((each) => each.firstRight)),
    amongThree: share(judgements.map((each) => each.amongThree)),
    facts: share(judgements.map((each) => each.factsRight)),
    kinds: share(judgements.map((each) => each.kindRight)),
    abstainsRightly: share(mustAbstain.map((each) => each.abstained)),
    abstainsWrongly: share(mustAnswer.map((each) => each.abstained)),
    forbidden: judgements.filter((each) => each.forbidden.length > 0).length,
    medianLength: median(answers.map((each) => each.length)),
  };
}

/** Share of true among what is not null; NaN for none. */
export function share(values: readonly (boolean | null)[]): number {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? Number.NaN : known.filter(Boolean).length / known.length;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
