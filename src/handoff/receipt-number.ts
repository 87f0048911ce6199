/**
 * Receipt numbers: eleven random digits and a check digit, grouped by four as on a bank card, such as 4821 7735 9064.
 * Digits alone, because letters are hard to say over the phone and easy to mistake (0 and O, 1 and I).
 */

/** Totally anti-symmetric quasigroup of order 10: H. M. Damm, doctoral thesis, Marburg 2004. */
const quasigroup = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
];

const payloadLength = 11;

/** The check digit after a run of digits. It finds every single wrong digit and every swap of two neighbours. */
export function checkDigit(digits: string): string {
  let interim = 0;
  for (const digit of digits) interim = Number(quasigroup[interim]?.[Number(digit)]);
  return String(interim);
}

/**
 * Makes a receipt number, digits only as it is stored.
 * @param randomInteger gives a whole number from 0 to below its argument, from a cryptographic source.
 */
export function createReceiptNumber(randomInteger: (below: number) => number): string {
  // The first digit is never 0: spreadsheets drop it.
  let digits = String(1 + randomInteger(9));
  while (digits.length < payloadLength) digits += String(randomInteger(10));
  return digits + checkDigit(digits);
}

/** As a person reads it: 4821 7735 9064. */
export function formatReceiptNumber(receiptNumber: string): string {
  return receiptNumber.replace(/(\d{4})(?=\d)/g, '$1 ');
}

/** Digits as people type, dictate and paste them; 幺 and 洞 are 1 and 0 on the phone. */
const spokenDigits: Record<string, string> = Object.fromEntries(
  ['零〇洞oO', '一幺壹lI', '二两贰', '三叁', '四肆', '五伍', '六陆', '七拐柒', '八捌', '九勾玖'].flatMap(
    (forms, digit) => [...forms].map((form) => [form, String(digit)]),
  ),
);

/**
 * Reads a receipt number out of what a person wrote: any spacing, full-width digits, digits in words.
 * Null when there are not twelve digits or the check digit is wrong.
 */
export function parseReceiptNumber(text: string): string | null {
  const digits = [...text.normalize('NFKC')]
    .map((character) => spokenDigits[character] ?? character)
    .filter((character) => !/[\s\-_.,,。、·]/.test(character))
    .join('');
  if (!/^[1-9]\d{11}$/.test(digits)) return null;
  return checkDigit(digits) === '0' ? digits : null;
}
