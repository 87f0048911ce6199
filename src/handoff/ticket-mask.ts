import type { TicketFact } from './ticket-draft.ts';

/** A text that points to a person, for lists and logs: 138****8000, 王*明, 350***********1234. */
export function maskText(text: string): string {
  const characters = [...text];
  if (/^\+?[\d\s-]{7,15}$/.test(text)) return maskBetween(text.replace(/[\s-]/g, ''), 3, 4);
  if (/^\d{17}[\dXx]$/.test(text)) return maskBetween(text, 3, 4);
  if (characters.length <= 1) return '*'.repeat(characters.length);
  if (characters.length <= 4) return `${characters[0]}${'*'.repeat(characters.length - 1)}`;
  return `${characters.slice(0, 2).join('')}${'*'.repeat(Math.min(characters.length - 2, 8))}`;
}

/** What a list may show of a fact. */
export function maskFact(fact: TicketFact): string {
  return fact.personal ? maskText(fact.text) : fact.text;
}

function maskBetween(text: string, start: number, end: number): string {
  return text.slice(0, start) + '*'.repeat(Math.max(1, text.length - start - end)) + text.slice(-end);
}
