import { type Act, DANGER_ACTS } from '../knowledge/act.ts';
import type { Hit } from './hit.ts';

/** What tells a message that does something from one that asks: how near an act is, and how far ahead of all that may be asked. */
export const ACT_FEATURES = [
  'question',
  'dense',
  'whole',
  'leadQuestion',
  'leadDense',
  'leadWhole',
  'brevity',
] as const;

export type ActFeature = (typeof ACT_FEATURES)[number];

export type ActModel = Record<ActFeature | 'bias', number> & {
  /** Probabilities from which a danger is taken as told, and any other act as done. */
  danger: number;
  other: number;
};

export interface ActReading {
  act: Act;
  /** From 0 to 1. */
  probability: number;
}

const LONG = 40;

/** The act whose examples are nearest; null if there is none. */
export function nearestAct(acts: readonly Hit[]): Hit | null {
  return acts.reduce<Hit | null>((best, hit) => (best === null || nearness(hit) > nearness(best) ? hit : best), null);
}

/** `length`: characters of the message. */
export function actFeatures(hits: readonly Hit[], act: Hit, length: number): Record<ActFeature, number> {
  const most = (feature: 'question' | 'dense' | 'whole') =>
    hits.reduce((best, hit) => Math.max(best, hit.features[feature]), 0);
  const { question, dense, whole } = act.features;
  return {
    question,
    dense,
    whole,
    leadQuestion: question - most('question'),
    leadDense: dense - most('dense'),
    leadWhole: whole - most('whole'),
    brevity: Math.max(0, 1 - length / LONG),
  };
}

/** Reads what a message does; null where it more likely asks. */
export function readAct(
  { hits, acts, act: model }: { hits: readonly Hit[]; acts: readonly Hit[]; act: ActModel },
  length: number,
): ActReading | null {
  const best = nearestAct(acts);
  if (best === null) return null;
  const probability = actProbability(actFeatures(hits, best, length), model);
  const act = best.unit.act!;
  const isDanger = (DANGER_ACTS as readonly Act[]).includes(act);
  return probability >= (isDanger ? model.danger : model.other) ? { act, probability } : null;
}

export function actProbability(
  features: Record<ActFeature, number>,
  model: Record<ActFeature | 'bias', number>,
): number {
  let score = model.bias;
  for (const name of ACT_FEATURES) score += model[name] * features[name];
  return 1 / (1 + Math.exp(-score));
}

function nearness({ features }: Hit): number {
  return features.question + features.dense + features.whole;
}
