import { cutPinyin, readingsOf } from './pinyin.ts';

/** Finds known words behind a typo (拖欠公资) or pinyin (gongzi): both share the syllables of the word that was meant. */
export interface Spelling {
  /** Known bigrams that sound like the unknown one, best known first. */
  homophones(bigram: string): string[];
  /** Known bigrams behind a run of Latin letters; empty if it is not pinyin. */
  fromPinyin(run: string): string[];
  /** Groups the vocabulary by sound now, and not when the first unknown word comes. */
  prepare(): void;
}

const MOST = 3;
const LEAST = 3;

/** A known bigram, and in how many passages it stands. */
export type Counted = readonly [bigram: string, count: number];

/** `vocabulary` is asked for when the first unknown word comes, and not at start. */
export function createSpelling(vocabulary: () => Iterable<Counted>): Spelling {
  let bySound: Map<string, string> | null = null;
  const sounds = () => {
    bySound ??= groupBySound(vocabulary());
    return bySound;
  };
  const known = (sound: string) => sounds().get(sound)?.match(/../g) ?? [];
  return {
    prepare: () => void sounds(),
    homophones: (bigram) => [...new Set(soundsOf(bigram).flatMap(known))].slice(0, MOST),
    fromPinyin: (run) => {
      const syllables = cutPinyin(run) ?? [];
      return syllables.slice(1).flatMap((syllable, index) => known(`${syllables[index]} ${syllable}`));
    },
  };
}

/** For each sound the best known bigrams in one string, the best first: less to keep than lists, and no more than are ever told. */
function groupBySound(vocabulary: Iterable<Counted>): Map<string, string> {
  const bySound = new Map<string, Counted[]>();
  for (const counted of vocabulary) {
    const [bigram, count] = counted;
    // What stands once or twice is seldom what a typo meant.
    if (count < LEAST || bigram.length !== 2) continue;
    for (const sound of soundsOf(bigram)) {
      const known = bySound.get(sound);
      if (known === undefined) {
        bySound.set(sound, [counted]);
        continue;
      }
      const place = known.findIndex((other) => other[1] < count);
      known.splice(place < 0 ? known.length : place, 0, counted);
      if (known.length > MOST) known.pop();
    }
  }
  return new Map([...bySound].map(([sound, known]) => [sound, known.map(([bigram]) => bigram).join('')]));
}

/** Every way to read the two characters, joined by a space. */
function soundsOf(bigram: string): string[] {
  const [first, second] = bigram;
  if (first === undefined || second === undefined) return [];
  return readingsOf(first).flatMap((a) => readingsOf(second).map((b) => `${a} ${b}`));
}
