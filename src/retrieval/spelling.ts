import { charactersOf, cutPinyin, readingsOf } from './pinyin.ts';

/** Reads what was meant where a text has pinyin (gongzi) or characters that only sound right (公资 for 工资). */
export interface Spelling {
  /** The text with its pinyin as characters; other letters stay. */
  fromPinyin(text: string): string;
  /** The text with characters that no known word has replaced by ones that sound like them and make known words. */
  mend(text: string): string;
  /** Counts the characters of the vocabulary now, and not when the first unknown word comes. */
  prepare(): void;
}

/** A known bigram, and in how many passages it stands. */
export type Counted = readonly [bigram: string, count: number];

export interface SpellingParts {
  /** Asked for when the first unknown word comes, and not at start. */
  vocabulary: () => Iterable<Counted>;
  /** In how many passages a bigram stands; 0 for an unknown one. */
  countOf: (bigram: string) => number;
  /** In how many ways of asking two bigrams stand together; 0 where that can't be more than `least`, which costs little. */
  countTogether: (one: string, other: string, least: number) => number;
}

/** A character that may have been meant, and what it costs (nats) to believe so. */
interface Candidate {
  character: string;
  cost: number;
}

/** They stand beside anything, and are hardly ever written wrong. */
const COLOURLESS = '的地得一不个人给在是有了着他她它就这那吗呢吧啊也还要和跟会去来到说什才没我你';
/** So many times oftener must what is meant stand between its neighbours, or beside one of them, than what was written. */
const OFTEN_BETWEEN = 10;
const OFTEN_BESIDE = 40;
/** What stands in so many passages with either neighbour is meant. */
const WELL_KNOWN = 31;
/** A pair that stands in no more passages may be a slip. */
const FEW = 2;
/** Weight of what is known of a character alone beside what is known of it behind another. */
const SMOOTHING = 2;
const HAN = /\p{Script=Han}/u;
const LETTERS = /[a-z]+(?: [a-z]+)*/g;
/** Longer texts are stories; a slip in one costs little. */
const LONGEST_MENDED = 200;

/** A noisy channel (Shannon 1948): characters weighed by bigrams of the corpus, the likeliest way found by Viterbi's algorithm (1967). */
export function createSpelling({ vocabulary, countOf, countTogether }: SpellingParts): Spelling {
  let counted: Characters | null = null;
  const characters = () => {
    counted ??= countCharacters(vocabulary());
    return counted;
  };

  /** Kept as strings: all that are ever asked for take less than half a megabyte. */
  const alike = new Map<string, string>();
  const soundingLike = (character: string): string => {
    const others = alike.get(character) ?? charactersSoundingLike(character);
    alike.set(character, others);
    return others;
  };

  /** ln P(next | before), before being '' at a beginning. */
  const chance = (before: string, next: string): number => {
    const { followers, total } = characters();
    const alone = ((followers.get(next) ?? 0) + 0.1) / total;
    const behind = followers.get(before);
    return before === '' || behind === undefined
      ? Math.log(alone)
      : Math.log((countOf(before + next) + SMOOTHING * alone) / (behind + SMOOTHING));
  };

  /** The likeliest characters, one of each position's candidates. */
  const likeliest = (positions: readonly (readonly Candidate[])[]): string => {
    let ways: { text: string; last: string; cost: number }[] = [{ text: '', last: '', cost: 0 }];
    for (const candidates of positions) {
      ways = candidates.map(({ character, cost }) => {
        const isHan = HAN.test(character);
        let best = ways[0]!;
        let least = Number.POSITIVE_INFINITY;
        for (const way of ways) {
          const sum = way.cost + (isHan ? -chance(way.last, character) : 0);
          if (sum >= least) continue;
          best = way;
          least = sum;
        }
        return { text: best.text + character, last: isHan ? character : '', cost: least + cost };
      });
    }
    return ways.reduce((best, way) => (way.cost < best.cost ? way : best)).text;
  };

  /**
   * How well a character is known between its neighbours: in how many ways of asking all three stand, or the two that there
   * are. 0 where it can't be more than `least`.
   */
  const support = (before: string, character: string, after: string, least: number): number => {
    if (before === '') return countOf(character + after);
    return after === '' ? countOf(before + character) : countTogether(before + character, character + after, least);
  };

  /** The character, or one that sounds like it where that is known between its neighbours and this one isn't. */
  const mended = (character: string, before: string, after: string): string => {
    if (before === '' && after === '') return character;
    const isBetween = before !== '' && after !== '';
    if (isBetween && Math.min(countOf(before + character), countOf(character + after)) >= WELL_KNOWN) return character;
    const own = support(before, character, after, 0);
    let best = character;
    let most = (own + 1) * (isBetween && own <= 1 ? OFTEN_BETWEEN : OFTEN_BESIDE);
    for (const other of soundingLike(character)) {
      const found = support(before, other, after, most);
      if (found <= most) continue;
      best = other;
      most = found;
    }
    if (best !== character || !isBetween) return best;
    // The next one may be a slip as well.
    const beside = countOf(before + character);
    most = (beside + 1) * OFTEN_BESIDE;
    for (const other of soundingLike(character)) {
      const found = countOf(before + other);
      if (found <= most || countOf(character + after) > FEW) continue;
      best = other;
      most = found;
    }
    return best;
  };

  return {
    prepare: () => void characters(),
    fromPinyin: (text) =>
      text.replace(LETTERS, (run) => {
        const syllables = cutPinyin(run);
        if (syllables === null) return run;
        return likeliest(
          syllables.map((syllable) => charactersOf(syllable).map((character) => ({ character, cost: 0 }))),
        );
      }),
    mend: (text) => {
      if (text.length > LONGEST_MENDED) return text;
      const meant = Array.from(text);
      meant.forEach((character, at) => {
        if (HAN.test(character)) meant[at] = mended(character, hanAt(meant, at - 1), hanAt(meant, at + 1));
      });
      return meant.join('');
    },
  };
}

interface Characters {
  /** For each character, in how many passages a known pair begins with it. */
  followers: Map<string, number>;
  total: number;
}

function countCharacters(vocabulary: Iterable<Counted>): Characters {
  const followers = new Map<string, number>();
  let total = 0;
  for (const [bigram, count] of vocabulary) {
    const first = bigram[0]!;
    followers.set(first, (followers.get(first) ?? 0) + count);
    total += count;
  }
  return { followers, total: Math.max(1, total) };
}

function hanAt(characters: readonly string[], at: number): string {
  const character = characters[at] ?? '';
  return HAN.test(character) ? character : '';
}

function charactersSoundingLike(character: string): string {
  const others = new Set(readingsOf(character).flatMap(charactersOf));
  others.delete(character);
  return [...others].filter((other) => !COLOURLESS.includes(other)).join('');
}
