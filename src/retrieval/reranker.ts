import * as z from 'zod';
import { GongyouError } from '../errors.ts';
import { type FeatureName, featureNames } from './ranking-features.ts';

const weightSchema = z.object({
  /** Subtracted first: the feature's mean over the candidates in training. */
  mean: z.number(),
  /** Divided by then: its standard deviation. */
  deviation: z.number().positive(),
  weight: z.number(),
});

export const rerankerSchema = z.object({
  version: z.literal(1),
  features: z.record(z.string(), weightSchema),
});

export type RerankerWeights = z.infer<typeof rerankerSchema>;

/** A candidate's score: Σ weight · (value − mean) / deviation over the named features. */
export interface Reranker {
  /** @param features candidates × `featureNames`, row after row */
  scores(features: Float32Array): Float32Array;
}

/** @throws GongyouError 'embedder/corrupt-table' when a name in the file is no feature, or the file has another shape */
export function createReranker(json: unknown): Reranker {
  const parsed = rerankerSchema.safeParse(json);
  const unknown = Object.keys(parsed.data?.features ?? {}).filter(
    (name) => !featureNames.includes(name as FeatureName),
  );
  if (!parsed.success || unknown.length > 0) {
    const reason = parsed.success ? `no such feature: ${unknown.join(', ')}` : parsed.error.message;
    throw new GongyouError(
      'embedder/corrupt-table',
      `The re-ranker's weights cannot be used (${reason}). Train them again with \`npm run embedder:train\`, or restore ` +
        'the shipped file with `git checkout -- knowledge/embedder`.',
      { reason },
    );
  }
  const factors = new Float64Array(featureNames.length);
  let constant = 0;
  featureNames.forEach((name, column) => {
    const feature = parsed.data.features[name];
    if (feature === undefined) return;
    factors[column] = feature.weight / feature.deviation;
    constant -= (feature.weight * feature.mean) / feature.deviation;
  });
  return {
    scores(features) {
      const width = factors.length;
      const result = new Float32Array(features.length / width);
      for (let row = 0; row < result.length; row += 1) {
        let score = constant;
        for (let column = 0; column < width; column += 1) score += factors[column]! * features[row * width + column]!;
        result[row] = score;
      }
      return result;
    },
  };
}

/** A quick look at every candidate, and a closer one at the best of them. */
export interface TwoLooks {
  broad: Reranker;
  close: Reranker;
}

export function createTwoLooks(weights: { broad: unknown; close: unknown }): TwoLooks {
  return { broad: createReranker(weights.broad), close: createReranker(weights.close) };
}

/** How many of the candidates get the closer look. */
export const closeCount = 30;

/**
 * The candidates' places in their new order.
 *
 * @param prepare fills in what only the closer look needs, for the candidates at these places
 */
export function rankByTwoLooks(
  { broad, close }: TwoLooks,
  features: Float32Array,
  prepare: (places: readonly number[]) => void,
): number[] {
  const order = sortedPlaces(broad.scores(features));
  const best = order.slice(0, closeCount);
  prepare(best);
  const closer = close.scores(features);
  best.sort((left, right) => closer[right]! - closer[left]! || left - right);
  return [...best, ...order.slice(closeCount)];
}

function sortedPlaces(scores: Float32Array): number[] {
  return Array.from(scores.keys()).sort((left, right) => scores[right]! - scores[left]! || left - right);
}
