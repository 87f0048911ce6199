import { cutPinyin, readingsOf } from './pinyin.ts';

/** Finds known words behind a typo (拖欠公资) or pinyin (gongzi): both share the syllables of the word that was meant. */
export interface Spelling {
  /** Known bigrams that sound like the unknown one, best known first. */
  homophones(bigram: string): string[];
  /** Known bigrams behind a run of Latin letters; empty if it is not pinyin. */
  fromPinyin(run: string): string[];
}

const MOST = 3;
const LEAST = 3;

/** `vocabulary`: each known bigram and in how many passages it stands; asked for when the first unknown word comes, and not at start. */
export function createSpelling(vocabulary: () => ReadonlyMap<string, number>): Spelling {
  let bySound: Map<string, string[]> | null = null;
  const known = (sound: string) => {
    bySound ??= groupBySound(vocabulary());
    return (bySound.get(sound) ?? []).slice(0, MOST);
  };
  return {
    homophones: (bigram) => [...new Set(soundsOf(bigram).flatMap(known))].slice(0, MOST),
    fromPinyin: (run) => {
      const syllables = cutPinyin(run) ?? [];
      return syllables.slice(1).flatMap((syllable, index) => known(`${syllables[index]} ${syllable}`));
    },
  };
}

function groupBySound(vocabulary: ReadonlyMap<string, number>): Map<string, string[]> {
  const bySound = new Map<string, string[]>();
  for (const [bigram, count] of vocabulary) {
    // What stands once or twice is seldom what a typo meant.
    if (count < LEAST) continue;
    for (const sound of soundsOf(bigram)) {
      const known = bySound.get(sound);
      if (known) known.push(bigram);
      else bySound.set(sound, [bigram]);
    }
  }
  for (const bigrams of bySound.values()) bigrams.sort((a, b) => vocabulary.get(b)! - vocabulary.get(a)!);
  return bySound;
}

/** Every way to read the two characters, joined by a space. */
function soundsOf(bigram: string): string[] {
  const [first, second] = bigram;
  if (first === undefined || second === undefined) return [];
  return readingsOf(first).flatMap((a) => readingsOf(second).map((b) => `${a} ${b}`));
}
