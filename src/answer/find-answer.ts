import type { Gap } from '../knowledge/card.ts';
import type { Region } from '../knowledge/regions.ts';
import { answerProbability, type Decision, type DecisionModel, decide } from '../retrieval/decide.ts';
import type { Hit } from '../retrieval/hit.ts';
import type { Question } from '../retrieval/question.ts';
import type { Found, Search } from '../retrieval/search.ts';
import { unitKey } from '../retrieval/units.ts';

/** What a search says to a question. */
export interface Finding {
  /** Of clauses only, best first. */
  hits: Hit[];
  /** Of what the best of these clauses are known not to tell, best first. */
  silences: readonly Hit[];
  decision: Decision;
  /** That the corpus answers, from 0 to 1. */
  probability: number;
  model: DecisionModel;
  /** What no document answers and this question seems to be about; null where a clause is nearer. */
  gap: Gap | null;
}

export interface FindOptions {
  /** Null where it is not known: then only what holds everywhere is searched. */
  place: Region | null;
  /** Search every region's documents. */
  everywhere?: boolean;
  /** Unit keys told before, to be left out. */
  told?: readonly string[];
}

export type FindAnswer = (question: Question, options: FindOptions) => Promise<Finding>;

export function createFindAnswer(search: Search): FindAnswer {
  /** Several looks at one question in a turn search once; with the turn the question is forgotten, and this with it. */
  const searched = new WeakMap<Question, Map<string, Promise<Found>>>();
  const find = (question: Question, region: string | null, everywhere: boolean) => {
    const before = searched.get(question) ?? new Map<string, Promise<Found>>();
    searched.set(question, before);
    const where = `${region}/${everywhere}`;
    const found = before.get(where) ?? search.find(question, { region, everywhere, limit: 40 });
    before.set(where, found);
    return found;
  };

  return async (question, { place, everywhere = false, told = [] }) => {
    const { hits, silences, decision } = await find(question, place?.code ?? null, everywhere);
    const fresh = hits.filter((hit) => !told.includes(unitKey(hit.unit)));
    return toFinding(fresh, decision, silences);
  };
}

/** From so near a gap is what was asked (a cosine; of words alone, the nearness of a question): further off its sentence would speak of something else. */
const SAME = { dense: 0.7, words: 0.3 };

function isNear({ features: { dense, question } }: Hit): boolean {
  return dense > 0 ? dense >= SAME.dense : question >= SAME.words;
}

/** By so much what a clause is known not to tell must be nearer than any gap to be what was asked. */
const AHEAD_OF_GAPS = 1.5;
const SURELY_THE_SAME = 0.8;

/** Whether the nearest of all is a detail that a clause is known not to tell, and near enough to need no weighing. */
function isSilence(best: Hit | undefined, gap: Hit | undefined): boolean {
  if (!best?.unit.unsaid || best.features.dense < SURELY_THE_SAME) return false;
  return gap === undefined || best.score >= gap.score + AHEAD_OF_GAPS;
}

/** From here on the message is one of the ways of asking itself. */
const WORD_FOR_WORD = 0.98;

function isWordForWord({ features }: Hit): boolean {
  return Math.max(features.question, features.dense) >= WORD_FOR_WORD;
}

/** By so much a point that is asked for in just these words leads. */
const LEAD = 1;

/**
 * The point that is known to be asked for in just these words, at the head of all: then neither what is like them nor the
 * reader's doubt counts for anything. Null where there is none, or a gap is asked for in the same words.
 */
function askedWordForWord(everything: readonly Hit[]): Hit | null {
  const exact = everything.filter(isWordForWord);
  const [best] = exact;
  if (best === undefined || exact.some((hit) => hit.unit.gap !== null)) return null;
  return { ...best, score: Math.max(best.score, everything[0]!.score + LEAD) };
}

/** Decides over hits, gaps among them. */
export function toFinding(all: readonly Hit[], model: DecisionModel, silences: readonly Hit[] = []): Finding {
  const byScore = (one: Hit, other: Hit) => other.score - one.score;
  // That a clause is known not to tell it is an answer too.
  const found = [...all, ...silences].sort(byScore);
  const exact = askedWordForWord(found);
  const lifted = (list: readonly Hit[]) =>
    exact === null ? list : list.map((hit) => (hit.unit === exact.unit ? exact : hit)).sort(byScore);
  const everything = lifted(found);
  const hits = lifted(all).filter((hit) => hit.unit.gap === null);
  const gap = all.find((hit) => hit.unit.gap !== null);
  const probability = answerProbability(everything, model);
  const best = everything.find((hit) => hit.unit.gap === null);
  const ahead = gap !== undefined && (best === undefined || gap.score >= best.score);
  const named = ahead && isNear(gap) ? gap.unit.gap : null;
  const isPlain = isSilence(everything[0], gap) || exact !== null;
  const decision = isPlain ? 'answers' : decide(probability, model);
  return { hits, silences: lifted(silences), decision, probability, model, gap: named };
}
