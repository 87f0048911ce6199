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

/** The characters read as a toneless syllable; none for what is no syllable. */
export function charactersOf(syllable: string): readonly string[] {
  return SYLLABLES.has(syllable) ? [...(table as Record<string, string>)[syllable]!] : [];
}

/** Toneless readings of a character; empty for one outside GB 2312. */
export function readingsOf(character: string): readonly string[] {
  return syllablesOf.get(character) ?? [];
}

/**
 * Cuts letters, with spaces or without, into pinyin syllables: "gongzi tuo" → gong, zi, tuo. Null if a word of them can't be cut,
 * or all together give fewer than two syllables. The cut with the fewest syllables wins.
 */
export function cutPinyin(run: string): string[] | null {
  const cut: string[] = [];
  for (const word of run.split(' ')) {
    const syllables = cutSyllables(word);
    if (syllables === null) return null;
    cut.push(...syllables);
  }
  return cut.length >= 2 ? cut : null;
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
