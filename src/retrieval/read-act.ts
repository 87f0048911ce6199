import { type Act, DANGER_ACTS, REQUEST_ACTS, TALK_ACTS } from '../knowledge/act.ts';
import type { MessageReading } from './message-reader.ts';

/** Kinds of acts, the one that matters most first. */
export const ACT_KINDS = { danger: DANGER_ACTS, request: REQUEST_ACTS, talk: TALK_ACTS } as const;

export type ActKind = keyof typeof ACT_KINDS;

/** Probabilities of a kind of act from which a message is taken to do it. */
export type ActThresholds = Record<ActKind, number>;

/** From here on it is likelier than not. */
export const SURE = 0.5;

/** What a message does. */
export interface ActReading {
  act: Act;
  kind: ActKind;
  /** Of the kind, from 0 to 1. */
  probability: number;
}

/** How likely a message does something of a kind, from 0 to 1. */
export function kindProbability({ acts }: MessageReading, kind: ActKind): number {
  return ACT_KINDS[kind].reduce((sum, act) => sum + (acts.get(act) ?? 0), 0);
}

/** The likeliest act of the first kind that is likely enough; null for a message that more likely asks. */
export function readAct(reading: MessageReading, thresholds: ActThresholds): ActReading | null {
  for (const kind of ['danger', 'request', 'talk'] as const) {
    const probability = kindProbability(reading, kind);
    if (probability < thresholds[kind]) continue;
    const act = ACT_KINDS[kind].reduce<Act>(
      (best, each) => ((reading.acts.get(each) ?? 0) > (reading.acts.get(best) ?? 0) ? each : best),
      ACT_KINDS[kind][0],
    );
    return { act, kind, probability };
  }
  return null;
}
