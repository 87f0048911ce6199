import type { Region } from '../knowledge/regions.ts';
import type { Search } from '../retrieval/search.ts';
import { createFindAnswer } from './find-answer.ts';

/**
 * Whether a normalised message is, beyond doubt, a question that the corpus answers, whatever its words may be taken for beside.
 * `nearness`: how near (a cosine) it must come to a known way of asking.
 */
export type AsksPlainly = (text: string, place: Region | null, nearness: number) => Promise<boolean>;

/** Of the tuned messages that only talk none is answered as surely as this and comes as near as .7 to a way of asking. */
const BEYOND_DOUBT = 0.85;

export function createAsksPlainly(search: Search): AsksPlainly {
  const find = createFindAnswer(search);
  return async (text, place, nearness) => {
    const { decision, probability, hits } = await find(search.read(text), { place });
    const best = hits[0]?.features;
    if (decision !== 'answers' || best === undefined || probability < BEYOND_DOUBT) return false;
    return Math.max(best.dense, best.question) >= nearness;
  };
}
