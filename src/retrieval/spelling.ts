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
}

/** A character that may have been meant, and what it costs (nats) to believe so. */
interface Candidate {
  character: string;
  cost: number;
}

/** To believe in a slip of the pen, what is meant must be so many nats likelier than what was written. */
const SLIP = 12;
/** Weight of what is known of a character alone beside what is known of it behind another. */
const SMOOTHING = 2;
/** A pair that stands in fewer passages may be a slip itself. */
const RARE = 3;
const HAN = /\p{Script=Han}/u;
const LETTERS = /[a-z]+(?: [a-z]+)*/g;
/** Longer texts are stories; a slip in one costs little. */
const LONGEST_MENDED = 200;

/** A noisy channel (Shannon 1948): characters weighed by bigrams of the corpus, the likeliest way found by Viterbi's algorithm (1967). */
export function createSpelling({ vocabulary, countOf }: SpellingParts): Spelling {
  let counted: Characters | null = null;
  const characters = () => {
    counted ??= countCharacters(vocabulary());
    return counted;
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

  const isStrange = (text: string, at: number): boolean => {
    const pairs = [text.slice(Math.max(0, at - 1), at + 1), text.slice(at, at + 2)].filter(
      (pair) => pair.length === 2 && HAN.test(pair[0]!) && HAN.test(pair[1]!),
    );
    return pairs.length > 0 && pairs.every((pair) => countOf(pair) < RARE);
  };

  /** Whether a character in this place makes known words with both its neighbours, as far as those stand. */
  const fits = (text: string, at: number, character: string, strange: readonly boolean[]): boolean => {
    const known = (neighbour: number, pair: string) =>
      strange[neighbour] !== false || !HAN.test(text[neighbour] ?? '') || countOf(pair) >= RARE;
    return known(at - 1, text[at - 1] + character) && known(at + 1, character + text[at + 1]);
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
      const strange = Array.from(text, (character, at) => HAN.test(character) && isStrange(text, at));
      if (!strange.includes(true)) return text;
      return likeliest(
        Array.from(text, (character, at) => [
          { character, cost: 0 },
          ...(strange[at]
            ? soundingLike(character)
                .filter((other) => fits(text, at, other, strange))
                .map((other) => ({ character: other, cost: SLIP }))
            : []),
        ]),
      );
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

function soundingLike(character: string): string[] {
  const others = new Set(readingsOf(character).flatMap(charactersOf));
  others.delete(character);
  return [...others];
}
