import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Region } from '../knowledge/regions.ts';
import type { Citation, Notice } from '../message.ts';
import { toCitation } from './citation.ts';
import type { AnswerLine } from './compose.ts';
import { noticesFor } from './notices.ts';

export interface RenderedLines {
  /** One line of text for each sentence, each with its [n]. */
  text: string[];
  citations: Citation[];
  notices: Notice[];
}

/** Numbers the clauses in the order they are first used and gives every line its marker. `citations` may hold those of earlier lines. */
export function renderLines(
  lines: readonly AnswerLine[],
  base: KnowledgeBase,
  place: Region | null,
  citations: Citation[] = [],
): RenderedLines {
  const all = [...citations];
  const notices: Notice[] = [];
  const at = {
    place,
    path: place ? base.regions.path(place.code) : [],
    documented: place ? base.nearestWithDocument(place.code) : null,
  };
  const text = lines.map(({ text: said, unit }) => {
    let citation = all.find((each) => each.clauseId === unit.clause.id);
    if (!citation) {
      citation = toCitation(all.length + 1, unit.document, unit.clause, unit.quote, base.regions);
      all.push(citation);
    } else if (!citation.quote.includes(unit.quote)) {
      citation.quote = joinQuotes(citation.quote, unit.quote);
    }
    const region = base.regions.get(unit.document.region);
    for (const notice of region ? noticesFor(unit.document, region, at) : []) {
      if (!notices.some((each) => each.code === notice.code && each.text === notice.text)) notices.push(notice);
    }
    return `${said}[${citation.marker}]`;
  });
  return { text, citations: all, notices };
}

/** Several parts of one clause are quoted with … between them. */
export function joinQuotes(first: string, second: string): string {
  return first.split('……').includes(second) ? first : `${first}……${second}`;
}
