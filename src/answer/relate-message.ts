import type { Region } from '../knowledge/regions.ts';
import { asks } from '../language/asking.ts';
import type { Search } from '../retrieval/search.ts';
import { namesPaper } from './clause-reference.ts';
import { createFindAnswer, type Finding } from './find-answer.ts';

/**
 * How a message stands to the question before it: `alone` it asks or tells something of its own; `together` with that question it
 * asks; as a `remark` it adds to the story and asks nothing.
 */
export type Relation = 'alone' | 'together' | 'remark';

export interface RelateRequest {
  /** Normalised. */
  text: string;
  /** The question before it, as it was resolved. */
  before: string;
  place: Region | null;
  /** Clauses that were told for it. */
  told: readonly string[];
}

export type RelateMessage = (request: RelateRequest) => Promise<Relation>;

/** Of Chinese characters: longer than this, a message says itself what it is about. */
const LONGEST = 16;
/** One of so few seldom names its subject: 7 in 100 of 400 first questions have seven or fewer, and 47 of 48 follow-ups. */
const FEW = 8;
/** Cosines to a known way of asking: from which the message is one, is much like one, or somewhat. */
const KNOWN = 0.86;
const WELL_LIKE = 0.75;
const LIKE = 0.64;
/** Probabilities (0 to 1) from which there is little doubt, and hardly any. */
const SURE = 0.75;
const BEYOND_DOUBT = 0.9;

const POINTS_BACK = /^(?:那|这|他|她|它|你说|你讲|刚才|上面|要是|如果|万一|不然)|呢$/;

/** Reads how a message stands to the question before it. Two searches at most. */
export function createRelateMessage(search: Search): RelateMessage {
  const find = createFindAnswer(search);
  return async ({ text, before, place, told }) => {
    const length = (text.match(/\p{Script=Han}/gu) ?? []).length;
    // Pinyin names its subject in letters; a paper or a clause is named exactly.
    if (length < 2 || length > LONGEST || namesPaper(text)) return 'alone';
    const question = search.read(text);
    const earlier = search.read(before);
    const alone = await find(question, { place });
    const isAsking = asks(text);
    const pointsBack = POINTS_BACK.test(text);
    if (isAsking && !pointsBack && alone.gap !== null) return 'alone';
    // A matter that wasn't spoken of: 「社保能退吗」 after wages.
    const news = question.concepts.filter(({ name }) => earlier.concepts.every((known) => known.name !== name));
    const isNews = news.length > 0;
    // 「没交够一年」 only tells how long: of what, the question before it says.
    const isMatter = isAsking ? isNews : news.some(({ subject }) => subject);
    const saying = { isAsking, pointsBack, isNews: isMatter, isShort: length <= FEW };
    if (alone.decision === 'answers' && saysItself(alone, saying)) return 'alone';
    if (isAsking && !pointsBack && length > FEW) return 'alone';
    const together = await find(search.read(`${before}，${text}`), { place });
    if (isAsking) return together.decision === 'answers' ? 'together' : 'alone';
    const clause = together.hits[0]?.unit.clause.id;
    const isNew = clause !== undefined && !told.includes(clause);
    return isNew && isNews && together.decision === 'answers' && together.probability >= SURE ? 'together' : 'remark';
  };
}

interface Saying {
  isAsking: boolean;
  pointsBack: boolean;
  isNews: boolean;
  isShort: boolean;
}

/** Whether what was found for the message alone is what it is about. */
function saysItself(alone: Finding, { isAsking, pointsBack, isNews, isShort }: Saying): boolean {
  const near = nearness(alone);
  const { probability } = alone;
  if (pointsBack) return isNews && probability >= SURE && near >= WELL_LIKE && !isShort;
  if (!isAsking) {
    if (isNews && probability >= SURE && (!isShort || near >= WELL_LIKE)) return true;
    return probability >= BEYOND_DOUBT && near >= (isShort ? KNOWN : LIKE);
  }
  const least = isNews ? (probability >= BEYOND_DOUBT ? LIKE : WELL_LIKE) : KNOWN;
  return !isShort || (probability >= SURE && near >= least);
}

/** How near the best of what was found is to what it answers, or to a known way of asking for it. */
function nearness({ hits: [best] }: Finding): number {
  return best === undefined ? 0 : Math.max(best.features.question, best.features.dense);
}
