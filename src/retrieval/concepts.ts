import type { LexiconEntry } from '../knowledge/lexicon.ts';

/** A concept found in a text: its name (the first policy word), how sure, and whether a question with it is about it. */
export interface ConceptMention {
  name: string;
  weight: number;
  subject: boolean;
  /** The words that were found. */
  surface: string;
  start: number;
  end: number;
}

export interface ConceptReader {
  /** Concepts in a normalised text; at each place the longest words win, and one concept is told once. */
  read(text: string): ConceptMention[];
  /** Policy words of a concept. */
  wordsOf(name: string): readonly string[];
}

interface Sense {
  name: string;
  weight: number;
  subject: boolean;
}

const NO_LENGTHS: readonly number[] = [];

/** Builds a reader from the lexicon: workers' words and policy words lead to the same concept. */
export function createConceptReader(entries: readonly LexiconEntry[]): ConceptReader {
  const senses = new Map<string, readonly Sense[]>();
  const words = new Map<string, Set<string>>();
  /** The lengths of the words of two characters and more that begin with these two, longest first; most begin none. */
  const lengths = new Map<string, readonly number[]>();
  /** Thousands of words share a few lists of lengths, as those of one entry share its sense. */
  const lists = new Map<string, readonly number[]>();
  const shared = (list: readonly number[]): readonly number[] => {
    const known = lists.get(list.join()) ?? list;
    lists.set(list.join(), known);
    return known;
  };
  const add = (surface: string, alone: readonly [Sense]) => {
    const word = surface.toLowerCase();
    const start = word.slice(0, 2);
    const others = lengths.get(start) ?? [];
    if (word.length > 1 && !others.includes(word.length))
      lengths.set(start, shared([...others, word.length].sort((one, other) => other - one)));
    const known = senses.get(word);
    if (known === undefined) senses.set(word, alone);
    else senses.set(word, withSense(known, alone[0]));
  };
  for (const entry of entries) {
    const name = entry.means[0]!;
    const known = words.get(name) ?? new Set<string>();
    words.set(name, known);
    const meant = [{ name, weight: 1, subject: entry.subject }] as const;
    const said = [{ name, weight: entry.weight, subject: entry.subject }] as const;
    for (const word of entry.means) {
      known.add(word);
      add(word, meant);
    }
    for (const word of entry.say) add(word, said);
  }
  return {
    wordsOf: (name) => [...(words.get(name) ?? [])],
    read: (text) => {
      const found = new Map<string, ConceptMention>();
      let covered = 0;
      for (let start = 0; start < text.length; start++) {
        const possible = lengths.get(text.slice(start, start + 2)) ?? NO_LENGTHS;
        for (let at = 0; at <= possible.length; at++) {
          // A word of one character comes last.
          const length = possible[at] ?? 1;
          if (start + length > text.length) continue;
          // A word inside a longer one that was read is not read again: 工资 in 最低工资.
          if (start + length <= covered) break;
          const surface = text.slice(start, start + length);
          const meanings = senses.get(surface);
          if (!meanings) continue;
          for (const sense of meanings) {
            const earlier = found.get(sense.name);
            if (!earlier || earlier.weight < sense.weight)
              found.set(sense.name, { ...sense, surface, start, end: start + length });
          }
          covered = start + length;
          break;
        }
      }
      return [...found.values()];
    },
  };
}

/** Of one concept told twice the surer counts. */
function withSense(known: readonly Sense[], { name, weight, subject }: Sense): readonly Sense[] {
  const same = known.find((other) => other.name === name);
  if (same === undefined) return [...known, { name, weight, subject }];
  const both = { name, weight: Math.max(same.weight, weight), subject: same.subject || subject };
  return known.map((other) => (other === same ? both : other));
}
