import { isoDate } from './calendar.ts';
import { found, missed, type Understood } from './understood.ts';

/** An 18-character citizen identity number (GB 11643-1999) and what it tells. */
export interface IdNumber {
  /** 17 digits and a check character, X in capitals. */
  number: string;
  /** ISO date. */
  born: string;
  sex: 'male' | 'female';
}

export type IdNumberReason = 'old-15' | 'wrong-length' | 'birth-date' | 'check-digit' | 'region';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';
const PROVINCES = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;
const RUN = /(?<!\d)\d(?: ?\d){13,20}/;
const SPOKEN_X =
  /^[ ,:.。、]*(?:(?:最)?后(?:面|边|头)?|末尾|尾号|末位|尾巴)?(?:的)?(?:一?位|那位|一个)?(?:数|字母)?(?:是|为|个)? ?(?:大写|小写|字母)?(?:的)? ?[xX×叉](?![a-zA-Z])/;

/** The check character of the first 17 digits: ISO 7064 MOD 11-2, as GB 11643 gives it. */
export function checkCharacter(digits: string): string {
  let sum = 0;
  for (let index = 0; index < 17; index += 1) sum += Number(digits[index]) * WEIGHTS[index]!;
  return CHECKS[sum % 11]!;
}

/** Whole years of age on a day. */
export function ageOn(born: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(born.slice(0, 4));
  return today.slice(5) < born.slice(5) ? years - 1 : years;
}

/**
 * The first citizen identity number in a normalised text. The X may be told in words (后面是X). Refused with a reason: the
 * old 15-digit numbers, a birth date that does not exist or lies ahead, an unknown province, a wrong check character.
 */
export function readIdNumber(text: string, today: string): Understood<IdNumber, IdNumberReason> {
  const run = RUN.exec(text);
  if (run === null)
    return missed(
      /身份证/.test(text) && /\d{6,}/.test(text) && !/1[3-9]\d{9}(?!\d)/.test(text) ? 'wrong-length' : 'absent',
    );
  let digits = run[0].replaceAll(' ', '');
  let end = run.index + run[0].length;
  if (digits.length === 17) {
    const mark = SPOKEN_X.exec(text.slice(end));
    if (mark === null) return missed('wrong-length');
    digits += 'X';
    end += mark[0].length;
  }
  if (digits.length === 15) return missed('old-15');
  if (digits.length !== 18) return missed('wrong-length');
  if (!PROVINCES.test(digits)) return missed('region');
  const born = isoDate(Number(digits.slice(6, 10)), Number(digits.slice(10, 12)), Number(digits.slice(12, 14)));
  if (born === null || born > today || ageOn(born, today) > 110) return missed('birth-date');
  if (checkCharacter(digits) !== digits[17]) return missed('check-digit');
  return found({ number: digits, born, sex: Number(digits[16]) % 2 === 1 ? 'male' : 'female' }, run.index, end);
}

/** 350***********002X. */
export function maskIdNumber(number: string): string {
  return `${number.slice(0, 3)}***********${number.slice(-4)}`;
}
