/**
 * The tokens the built-in index and the embedding table share: Chinese runs as overlapping character bigrams
 * (a run of one character is that character), Latin and digit runs as whole tokens.
 *
 * The text is folded to NFKC and lower case first. Punctuation and spaces part runs and are never tokens, so no
 * bigram reaches across a comma.
 *
 * @returns tokens in the order of the text, repeated as often as they occur; empty for a text with no letter or digit
 */
export function characterBigrams(text: string): string[] {
  const tokens: string[] = [];
  const folded = text.normalize('NFKC').toLowerCase();
  let kind: CharacterKind = 'other';
  let start = 0;
  let previous = 0;
  for (let at = 0; at <= folded.length; ) {
    const code = folded.codePointAt(at);
    const next: CharacterKind = code === undefined ? 'other' : kindOf(code);
    if (next !== kind) {
      if (kind === 'alphanumeric') tokens.push(folded.slice(start, at));
      else if (kind === 'han' && previous === start) tokens.push(folded.slice(start, at));
      kind = next;
      start = at;
    } else if (kind === 'han') {
      tokens.push(folded.slice(previous, at + (code! > 0xffff ? 2 : 1)));
    }
    previous = at;
    at += code !== undefined && code > 0xffff ? 2 : 1;
  }
  return tokens;
}

const hanCharacter = /\p{Script=Han}/u;

/**
 * `characterBigrams` and, after them, each Chinese character alone. A word a table has never seen in this company still
 * says something by its characters: 跑腿 shares 跑 with 跑单.
 */
export function bigramsAndCharacters(text: string): string[] {
  const folded = text.normalize('NFKC').toLowerCase();
  return [...characterBigrams(folded), ...[...folded].filter((character) => hanCharacter.test(character))];
}

/** How often each token occurs, in the order of its first occurrence. */
export function countTokens(tokens: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
  return counts;
}

type CharacterKind = 'han' | 'alphanumeric' | 'other';

const alphanumericPattern = /[\p{L}\p{N}]/u;
const rareKinds = new Map<number, CharacterKind>();

function kindOf(code: number): CharacterKind {
  if (code >= 0x4e00 && code <= 0x9fff) return 'han';
  if (code < 0x80) {
    const isDigit = code >= 0x30 && code <= 0x39;
    return isDigit || (code >= 0x61 && code <= 0x7a) ? 'alphanumeric' : 'other';
  }
  let kind = rareKinds.get(code);
  if (kind === undefined) {
    const character = String.fromCodePoint(code);
    kind = hanCharacter.test(character) ? 'han' : alphanumericPattern.test(character) ? 'alphanumeric' : 'other';
    rareKinds.set(code, kind);
  }
  return kind;
}
