/** Splits at 。！？；, keeping the mark and any closing quotation mark or bracket with its sentence. The pieces, joined, are the input. */
export function splitSentences(text: string): string[] {
  const pieces = text.match(/[^。！？!?；;\n]*(?:[。！？!?；;]+[”’」』）)]*|\n+|$)/gu) ?? [];
  return pieces.filter((piece) => piece.length > 0);
}
