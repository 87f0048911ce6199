import { effectiveCard } from '../knowledge/card.ts';
import type { Aspect } from '../knowledge/topics.ts';
import { characterBigrams } from '../retrieval/bigrams.ts';
import type { Question } from '../retrieval/question.ts';
import type { Hit } from '../retrieval/search.ts';
import type { Unit } from '../retrieval/units.ts';
import { OFTEN_UNSAID, unsaidSentence } from './unsaid.ts';

/** One sentence (or two) of an answer and the unit it rests on. */
export interface AnswerLine {
  text: string;
  unit: Unit;
}

export interface ComposedAnswer {
  lines: AnswerLine[];
  /** True when all that was asked for is what the clause doesn't say. */
  onlyUnsaid: boolean;
  /** Whom to ring, where that was asked and no point says it; it rests on no clause. */
  line: string | null;
}

export interface ComposeLimits {
  /** Characters of plain words, without citations and notices. */
  characters: number;
  lines: number;
  /** How far below the best one of its clause a further point of it may score. */
  sameClause: number;
  /** Clauses are told until it is this likely (0 to 1) that the right one is among them. */
  certainty: number;
}

const REPETITION = 0.6;

/** Asked for one of these and nothing else, a clause that is silent about it doesn't answer. */
const FIGURES: ReadonlySet<Aspect> = new Set<Aspect>(['amount', 'rate', 'deadline']);

const CONTACTS: ReadonlySet<Aspect> = new Set<Aspect>(['phone', 'where']);

/** Chooses the points to say: the best one, what was asked for and stands beside it, then what else is as near. */
export function compose(question: Question, hits: readonly Hit[], limits: ComposeLimits): ComposedAnswer {
  const [best, ...others] = hits;
  if (!best) return { lines: [], onlyUnsaid: false, line: null };
  const lines: AnswerLine[] = [toLine(best.unit)];
  const wanted = question.aspects.filter((aspect) => OFTEN_UNSAID.includes(aspect));
  const given = new Set(best.unit.point?.gives);
  const likely = likelyClauses(hits, limits.certainty);
  const bestOf = new Map<string, number>();
  for (const hit of hits) if (!bestOf.has(hit.unit.clause.id)) bestOf.set(hit.unit.clause.id, hit.score);
  const inReach = (hit: Hit, slack = 0) =>
    likely.has(hit.unit.clause.id) && hit.score >= bestOf.get(hit.unit.clause.id)! - slack - limits.sameClause;
  const fits = (text: string) => lines.length < limits.lines && length(lines) + text.length <= limits.characters;
  const add = (hit: Hit) => {
    const line = toLine(hit.unit);
    if (!fits(line.text) || lines.some((earlier) => repeats(earlier.text, line.text))) return;
    lines.push(line);
    for (const aspect of hit.unit.point?.gives ?? []) given.add(aspect);
  };
  for (const aspect of wanted.filter((each) => !given.has(each))) {
    const giver = others.find(
      (hit) => hit.unit.clause.id === best.unit.clause.id && hit.unit.point?.gives.includes(aspect) && inReach(hit, 1),
    );
    if (giver) add(giver);
  }
  const unsaid = wanted.filter((aspect) => !given.has(aspect));
  const onlyUnsaid =
    unsaid.some((aspect) => FIGURES.has(aspect)) &&
    question.aspects.every((aspect) => unsaid.includes(aspect) || aspect === 'how' || aspect === 'condition');
  if (!onlyUnsaid) {
    // Each likely clause is heard once before any says more.
    for (const hit of others)
      if (!lines.some((line) => line.unit.clause.id === hit.unit.clause.id) && inReach(hit)) add(hit);
    for (const hit of others) if (inReach(hit)) add(hit);
  }
  const card = best.unit.card;
  if (unsaid.length > 0 && card && best.unit.document.kind === 'policy') {
    const line = { text: unsaidSentence(effectiveCard(card, best.unit.point), unsaid, question.core), unit: best.unit };
    if (onlyUnsaid) return { lines: [line, ...lines.slice(0, 1)], onlyUnsaid, line: null };
    lines.push(line);
  }
  const desk =
    card && best.unit.document.kind === 'law-summary' && unsaid.some((aspect) => CONTACTS.has(aspect))
      ? card.desk
      : null;
  return { lines, onlyUnsaid: false, line: desk ? `打 ${desk.line} 问${desk.name}，全国都能打。` : null };
}

const MOST_CLAUSES = 3;

/** The clauses that are, together, as likely as `certainty` to hold the right one: the ranking is a softmax over its scores. */
function likelyClauses(hits: readonly Hit[], certainty: number): Set<string> {
  const weights = new Map<string, number>();
  const best = hits[0]?.score ?? 0;
  for (const { unit, score } of hits)
    weights.set(unit.clause.id, (weights.get(unit.clause.id) ?? 0) + Math.exp(score - best));
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const likely = new Set<string>();
  let sum = 0;
  for (const [id, weight] of [...weights].sort((a, b) => b[1] - a[1])) {
    if (likely.size > 0 && (sum / total >= certainty || likely.size === MOST_CLAUSES)) break;
    likely.add(id);
    sum += weight;
  }
  return likely;
}

function toLine(unit: Unit): AnswerLine {
  return { text: unit.point?.say ?? unit.quote, unit };
}

function length(lines: readonly AnswerLine[]): number {
  return lines.reduce((total, line) => total + line.text.length, 0);
}

/** Whether two sentences say much the same: the share of the shorter one's bigrams that the other has. */
function repeats(a: string, b: string): boolean {
  const first = new Set(characterBigrams(a));
  const second = new Set(characterBigrams(b));
  const shared = [...second].filter((bigram) => first.has(bigram)).length;
  return shared / Math.max(1, Math.min(first.size, second.size)) > REPETITION;
}
