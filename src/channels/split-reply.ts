/** Cuts a reply's text into sentences, each with its [n] markers; joined, they are the text. */
export function splitReply(text: string): string[] {
  return text.match(/[^。！？；\n]*(?:[。！？；](?:\[\d+\])*\n*|\n+|$)/g)?.filter((piece) => piece !== '') ?? [];
}
