import { ACT_KINDS, type ActKind, type ActThresholds, kindProbability } from '../../src/retrieval/read-act.ts';
import type { Example } from './examples.ts';

/** Of messages that only ask, so many may be read as each kind of act. */
const MISTAKEN: Record<ActKind, number> = { danger: 0.004, request: 0.002, talk: 0.002 };
/** What is less likely than this is never read, however seldom it would be mistaken. */
const LEAST: Record<ActKind, number> = { danger: 0.25, request: 0.45, talk: 0.45 };

export interface ActLearning {
  thresholds: ActThresholds;
  /** Shares of the messages of each kind that are read as it. */
  read: Record<ActKind, number>;
}

/** Sets the thresholds of the acts by how often a message that only asks would be mistaken. The reader never saw the cases. */
export function learnActThresholds(examples: readonly Example[]): ActLearning {
  const thresholds = {} as ActThresholds;
  const read = {} as Record<ActKind, number>;
  for (const kind of Object.keys(ACT_KINDS) as ActKind[]) {
    const of = (does: Example['does']) =>
      examples
        .filter((example) => example.does === does)
        .map(({ reading }) => (reading === null ? 0 : kindProbability(reading, kind)));
    const asking = of('none').sort((a, b) => b - a);
    thresholds[kind] = Math.max(LEAST[kind], asking[Math.floor(asking.length * MISTAKEN[kind])] ?? 0);
    const doing = of(kind);
    read[kind] = doing.filter((probability) => probability >= thresholds[kind]).length / doing.length;
  }
  return { thresholds, read };
}
