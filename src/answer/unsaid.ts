import type { Card, Unsaid } from '../knowledge/card.ts';
import type { Aspect } from '../knowledge/topics.ts';
import { characterBigrams } from '../retrieval/bigrams.ts';

const NOT_WRITTEN: Partial<Record<Aspect, string>> = {
  amount: '具体是多少钱',
  rate: '比例是多少',
  deadline: '具体的时间',
  materials: '要带什么材料',
  where: '去哪个窗口',
  phone: '办这件事的电话',
};

/** The aspects a document is often silent about, and that must not be guessed. */
export const OFTEN_UNSAID = Object.keys(NOT_WRITTEN) as Aspect[];

const SHARED_BIGRAMS = 2;

/**
 * Of these aspects, those the card itself says the clause is silent about, in words that the question shares. An entry that
 * has questions of its own is found by the search, or isn't what was asked.
 */
export function saidToBeMissing(card: Card, aspects: readonly Aspect[], asked: string): Aspect[] {
  return aspects.filter((aspect) => entriesFor(card, [aspect], asked).some((entry) => entry.questions.length === 0));
}

/** The card's own sentences on what is missing that speak of what was asked, the closest first. */
function entriesFor(card: Card, aspects: readonly Aspect[], asked: string): Card['unsaid'] {
  const terms = new Set(characterBigrams(asked));
  const shared = (text: string) =>
    characterBigrams(text.replace('文件里没写', '')).filter((term) => terms.has(term)).length;
  return card.unsaid
    .filter((entry) => aspects.includes(entry.about) && shared(entry.say) >= SHARED_BIGRAMS)
    .sort((a, b) => shared(b.say) - shared(a.say));
}

/** The card's own sentence on what is missing, and whom to ask. */
export function sayUnsaid(card: Card, { say }: Unsaid): string {
  return /\d{5}/.test(say) ? say : `${say.replace(/。$/, '')}，${askOf(card)}`;
}

function askOf({ desk }: Card): string {
  return `要问${desk.name}，打 ${desk.line}。`;
}

/**
 * 「文件里没写…，要问…」: what the clause doesn't say, and whom to ask. The card's own sentence is taken where it speaks of
 * what was asked: a clause may be silent about several sums.
 */
export function unsaidSentence(card: Card, aspects: readonly Aspect[], asked: string): string {
  const [written] = entriesFor(card, aspects, asked);
  if (written && aspects.length === 1) return sayUnsaid(card, written);
  const missing = aspects.map((aspect) => NOT_WRITTEN[aspect]).filter((text) => text !== undefined);
  return `文件里没写${missing.join('、')}，${askOf(card)}`;
}
