import table from './pinyin-table.json' with { type: 'json' };

const syllablesOf = new Map<string, string[]>();
for (const [syllable, characters] of Object.entries(table)) {
  for (const character of characters) {
    const known = syllablesOf.get(character);
    if (known) known.push(syllable);
    else syllablesOf.set(character, [syllable]);
  }
}
const SYLLABLES = new Set(Object.keys(table));
const LONGEST_SYLLABLE = 6;

/** Toneless readings of a character; empty for one outside GB 2312. */
export function readingsOf(character: string): readonly string[] {
  return syllablesOf.get(character) ?? [];
}

/**
 * Cuts a run of letters into pinyin syllables: "gongzi" → gong, zi. Null if it can't be cut, or gives fewer than two syllables.
 * The cut with the fewest syllables wins.
 */
export function cutPinyin(run: string): string[] | null {
  const cut = cutSyllables(run);
  return cut && cut.length >= 2 ? cut : null;
}

/** Whether a run of letters is one or more whole pinyin syllables. */
export function isPinyin(run: string): boolean {
  return cutSyllables(run) !== null;
}

function cutSyllables(run: string): string[] | null {
  const letters = run
    .toLowerCase()
    .replace(/[^a-zü]/g, '')
    .replaceAll('ü', 'v');
  const best: (string[] | null)[] = [[]];
  for (let end = 1; end <= letters.length; end++) {
    best[end] = null;
    for (let start = Math.max(0, end - LONGEST_SYLLABLE); start < end; start++) {
      const before = best[start];
      const syllable = letters.slice(start, end);
      if (!before || !SYLLABLES.has(syllable)) continue;
      if (best[end] === null || before.length + 1 < best[end]!.length) best[end] = [...before, syllable];
    }
  }
  return letters.length === 0 ? null : (best[letters.length] ?? null);
}
