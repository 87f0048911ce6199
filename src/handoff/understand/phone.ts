import { found, missed, type Understood } from './understood.ts';

export interface Phone {
  /** Digits; a landline keeps a hyphen after its area code: 13800008000, 0591-87654321. */
  number: string;
  kind: 'mobile' | 'landline' | 'service';
}

export type PhoneReason = 'wrong-length' | 'unknown-kind';

export interface PhoneHit {
  value: Phone;
  start: number;
  end: number;
}

const CHINESE: Record<string, string> = {
  〇: '0',
  零: '0',
  一: '1',
  幺: '1',
  二: '2',
  两: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
};
const RUN = /(?<![\d.])(?:\+?86[- ]?|0086[- ]?)?(?:\(\d{3,4}\)|\d)(?:[ -]{0,2}\d){4,19}(?![\d]|[- ]?[xX](?![a-zA-Z]))/g;
const SPOKEN = /[〇零一幺二两三四五六七八九]{7,13}/g;

function classify(digits: string, raw: string): Phone | PhoneReason {
  const bare = digits.replace(/^(?:0086|86)(?=1[3-9]\d{9}$)/, '');
  if (/^1[3-9]\d{9}$/.test(bare)) return { number: bare, kind: 'mobile' };
  if (/^[48]00\d{7}$/.test(bare)) return { number: bare, kind: 'service' };
  const area = /^(0(?:10|2\d))(\d{8})$/.exec(bare) ?? /^(0[3-9]\d{2})(\d{7,8})$/.exec(bare);
  if (area !== null) return { number: `${area[1]}-${area[2]}`, kind: 'landline' };
  if (/^1/.test(bare) && bare.length >= 8 && bare.length <= 13) return 'wrong-length';
  if (bare.length >= 7 && bare.length <= 12 && !raw.includes('.'))
    return bare.length === 11 ? 'unknown-kind' : 'wrong-length';
  return 'unknown-kind';
}

/** The same text with runs of spoken digits (幺三八零零零零八零零零) written as figures; the length stays. */
function figures(text: string): string {
  return text.replace(SPOKEN, (run) => [...run].map((character) => CHINESE[character] ?? character).join(''));
}

/** Every phone number in a normalised text; an 18-digit identity number is none. */
export function findPhones(text: string): PhoneHit[] {
  const hits: PhoneHit[] = [];
  for (const match of figures(text).matchAll(RUN)) {
    const value = classify(match[0].replace(/\D/g, ''), match[0]);
    if (typeof value !== 'string') hits.push({ value, start: match.index, end: match.index + match[0].length });
  }
  return hits;
}

/** The first phone number in a normalised text, or what is wrong with the digits that look like one. */
export function readPhone(text: string): Understood<Phone, PhoneReason> {
  const hit = findPhones(text)[0];
  if (hit !== undefined) return found(hit.value, hit.start, hit.end);
  let reason: PhoneReason | 'absent' = 'absent';
  for (const match of figures(text).matchAll(RUN)) {
    const value = classify(match[0].replace(/\D/g, ''), match[0]);
    if (typeof value === 'string') reason = value;
  }
  return missed(reason);
}

/** 138****8000: a number shown so that its owner knows it and nobody else does. */
export function maskPhone(number: string): string {
  const digits = number.replace(/\D/g, '');
  return digits.length < 7 ? '****' : `${digits.slice(0, 3)}****${digits.slice(-4)}`;
}
