const NUMBER =
  /([\p{Script=Han}]{1,14})\s*[〔［[（(【﹝]\s*((?:19|20)\d{2})\s*[〕］\]）)】﹞]\s*(?:第\s*)?(\d{1,5})\s*号/u;
const ORDER = /^[（(]?((?:[\p{Script=Han}]{0,20}令)?\s*第\s*\d{1,4}\s*号)[）)]?$/u;

/** Reads a document number (文号) as it is written in official documents: 闽人社文〔2025〕28号. Null if the text is none. */
export function readNumber(text: string): string | null {
  const match = NUMBER.exec(text);
  if (match && match[0].length >= text.trim().length - 4) return `${match[1]}〔${match[2]}〕${match[3]}号`;
  return ORDER.exec(text.trim())?.[1]?.replace(/\s/g, '') ?? null;
}

/** Finds the document's own number: on a line by itself above the first clause. Numbers of other documents stand inside sentences. */
export function findNumber(head: string): string | null {
  for (const line of head.split('\n').slice(0, 40)) {
    const content = line.trim();
    if (content.length > 40) continue;
    const number = readNumber(content);
    if (number) return number;
  }
  return null;
}

/** Year and serial of a number, and the character its issuer's region is known by: 闽人社文〔2025〕28号 → 闽, 2025, 28. */
export function numberParts(number: string): { prefix: string; year: string; serial: string } | null {
  const match = NUMBER.exec(number);
  return match ? { prefix: match[1]!, year: match[2]!, serial: match[3]! } : null;
}
