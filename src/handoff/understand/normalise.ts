import { toSimplified } from '../../language/simplified.ts';

/** Zero-width, directional, tag and variation characters: invisible, and used to smuggle text. */
const INVISIBLE =
  /[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|[\ufe00-\ufe0f]|[\u{e0000}-\u{e01ef}]/gu;
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const COMBINING_PILE = /(\p{M}{2})\p{M}+/gu;

/** Takes out what cannot be seen and makes white space plain; the words stay as they were written. Length never grows. */
export function clean(text: string): string {
  return text
    .replace(LONE_SURROGATE, '')
    .replace(INVISIBLE, '')
    .replace(CONTROL, ' ')
    .replace(COMBINING_PILE, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * The form every reader works on: cleaned, full-width letters, digits and punctuation made half-width (NFKC), traditional
 * characters made simplified. Chinese numerals stay, since they stand in names too.
 */
export function normalise(text: string): string {
  return toSimplified(clean(clean(text).normalize('NFKC')))
    .replace(/[“”「」『』]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[～〜]/g, '~')
    .replace(/[—–―－]+/g, '-')
    .replace(/著(?=[急呢])/g, '着');
}
