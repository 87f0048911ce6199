import type { Card, Gap, Point, Unsaid } from '../knowledge/card.ts';
import type { Clause, PolicyDocument } from '../knowledge/document.ts';
import type { Knowledge } from '../knowledge/load-knowledge.ts';
import { NATION } from '../knowledge/regions.ts';

/**
 * What a search finds: one point of a clause's card, or, where a clause has no card that is fresh, one of its sentences.
 * It always leads to a clause.
 */
export interface Unit {
  index: number;
  clause: Clause;
  document: PolicyDocument;
  card: Card | null;
  point: Point | null;
  /** The verbatim part of the clause that this unit rests on. */
  quote: string;
  /** Set when this stands for a detail that the clause doesn't tell: a question like it is of this clause, and is told so. */
  unsaid: Unsaid | null;
  /** Set when this stands for something no document answers; then clause and document are placeholders and are never cited. */
  gap: Gap | null;
}

/** Documents that may be answered from: in force, or a draft (told as one). */
export function createUnits(knowledge: Knowledge): Unit[] {
  const cards = new Map(knowledge.cards.map((card) => [card.clauseId, card]));
  const units: Unit[] = [];
  for (const document of knowledge.documents) {
    if (document.status === 'repealed' || document.status === 'superseded') continue;
    for (const clause of document.clauses) {
      const card = cards.get(clause.id) ?? null;
      if (card) {
        for (const unit of cardUnits(card, clause, document)) units.push({ ...unit, index: units.length });
      } else {
        for (const sentence of clause.sentences) {
          if (sentence.trim().length >= 6)
            units.push({
              index: units.length,
              clause,
              document,
              card,
              point: null,
              quote: sentence.trim(),
              unsaid: null,
              gap: null,
            });
        }
      }
    }
  }
  for (const gap of knowledge.gaps) units.push(gapUnit(gap, units.length));
  return units;
}

/** What a card tells, point by point, and what it knows to be missing. */
function cardUnits(card: Card, clause: Clause, document: PolicyDocument): Omit<Unit, 'index'>[] {
  const told = card.points.map((point) => ({ point, quote: point.quote, unsaid: null }));
  const untold = card.unsaid
    .filter((unsaid) => unsaid.questions.length > 0)
    .map((unsaid, position) => {
      const { about, say, questions } = unsaid;
      const point: Point = { id: `unsaid-${position + 1}`, quote: '', say, gives: [about], questions };
      return { point, quote: card.points[0]!.quote, unsaid };
    });
  return [...told, ...untold].map((each) => ({ ...each, clause, document, card, gap: null }));
}

function gapUnit(gap: Gap, index: number): Unit {
  return { ...placeholder(`gap/${gap.id}`, gap.title, gap.say, gap.questions), index, gap };
}

function placeholder(id: string, title: string, say: string, questions: string[]): Omit<Unit, 'index'> {
  const clause: Clause = { id, documentId: 'none', place: '', headings: [title], text: '', sentences: [], hash: '' };
  const point: Point = { id: id.split('/')[1]!, quote: '', say, gives: [], questions };
  return { clause, document: NO_DOCUMENT, card: null, point, quote: '', unsaid: null, gap: null };
}

const NO_DOCUMENT: PolicyDocument = {
  id: 'none',
  kind: 'policy',
  title: '',
  number: null,
  issuers: [],
  region: NATION,
  level: 'nation',
  issued: null,
  effective: null,
  status: 'in-force',
  supersededBy: null,
  source: { kind: 'official', name: '', url: null },
  body: '',
  cuts: [],
  clauses: [],
};

/** A unit's own words: its title, its plain words, its quote (of what is missing there is none). */
export function unitTexts(unit: Unit): string[] {
  const title = unit.card?.title ?? unit.clause.headings.at(-1) ?? '';
  return [title, unit.point?.say ?? '', unit.unsaid ? '' : unit.quote].filter((text) => text !== '');
}

/** Names a unit across restarts: its clause, and its point (or its place among the clause's sentences). */
export function unitKey(unit: Unit): string {
  return `${unit.clause.id}#${unit.point?.id ?? unit.quote.slice(0, 12)}`;
}
