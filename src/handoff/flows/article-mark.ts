const MARK = /⟦([^⟧]+)⟧/g;

/** Stands in a text where it rests on an article; whoever sends the text puts the citation's marker there. */
export function articleMark(id: string): string {
  return `⟦${id}⟧`;
}

/** The text with each mark made into what `marker` gives for its article; an empty string leaves nothing behind. */
export function replaceArticleMarks(text: string, marker: (id: string) => string): string {
  return text.replace(MARK, (_, id: string) => marker(id));
}
