import { type Card, effectiveCard } from '../knowledge/card.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { NATION, type Region } from '../knowledge/regions.ts';
import type { Citation, Notice, NoticeCode } from '../message.ts';
import { type Unit, unitKey } from '../retrieval/units.ts';
import type { Answer } from './answer.ts';
import { pickServices } from './pick-services.ts';

export interface AnswerParts {
  kind: 'answer' | 'abstain';
  /** Lines of text, with markers. */
  text: readonly string[];
  citations: Citation[];
  notices: Notice[];
  /** What the lines rest on. */
  units: readonly Unit[];
  place: Region | null;
  /** Beside something else that is said: of the notices only what changes the sense is spoken. */
  brief?: boolean;
}

/** Notices that belong in the text itself, since a channel may show nothing else. */
const SPOKEN: ReadonlySet<NoticeCode> = new Set<NoticeCode>([
  'draft',
  'other-region',
  'province-document',
  'no-local-document',
]);

/** Said even where there is room for one sentence only. */
const ALWAYS_SPOKEN: ReadonlySet<NoticeCode> = new Set<NoticeCode>(['draft', 'other-region']);

/** That of what is told first; a complaint also where only what is told next leads to one. */
function nextStep([first, second]: readonly Card[]): Answer['next'] {
  if (first !== undefined && first.next !== 'none') return first.next;
  return second?.next === 'complaint' ? 'complaint' : 'none';
}

/** Joins rendered lines, what must be said of their documents, and the next steps into an answer. */
export function buildAnswer(
  base: KnowledgeBase,
  { kind, text, citations, notices, units, place, brief = false }: AnswerParts,
): Answer {
  const cards = units.flatMap((unit) => (unit.card ? [effectiveCard(unit.card, unit.point)] : []));
  const noLocal = place !== null && place.code !== NATION && base.nearestWithDocument(place.code) === null;
  const all: Notice[] = noLocal
    ? [...notices, { code: 'no-local-document', text: `手头没有${place.shortName}的文件，上面说的是全国的规定。` }]
    : notices;
  const aloud = brief ? ALWAYS_SPOKEN : SPOKEN;
  const spoken = all.filter((notice) => aloud.has(notice.code)).map((notice) => notice.text);
  return {
    kind,
    text: [...text, ...spoken].join('\n'),
    citations,
    notices: all,
    services: pickServices(base, place?.code ?? null, cards, cards[0]?.desk.line ?? null),
    suggestions: [],
    next: nextStep(cards),
    topic: cards[0]?.topic ?? null,
    needsRegion: place === null && citations.every((citation) => citation.document.region === NATION),
    said: units.map(unitKey),
  };
}
