import { readPlace } from '../../src/conversation/place.ts';
import { DANGER_ACTS, REQUEST_ACTS, TALK_ACTS } from '../../src/knowledge/act.ts';
import type { Hit } from '../../src/retrieval/hit.ts';
import type { Services } from '../../src/services.ts';
import type { EvalCase } from '../cases.ts';

/** A tuned case as the learners see it. */
export interface Example {
  id: string;
  ask: string;
  hits: Hit[];
  acts: Hit[];
  /** For each hit, whether it is of a right clause (or, where nothing answers, a known gap). */
  gold: boolean[];
  /** How much it counts in the ranking. */
  weight: number;
  fold: number;
  /** Whether the corpus answers; null where the case leaves it open. */
  answerable: boolean | null;
  /** The acts that would be right; empty where it asks and does nothing, null where the case leaves it open. */
  does: readonly string[] | null;
}

export const FOLDS = 5;

const RETRIEVAL_KINDS = new Set(['answer', 'abstain', 'clarify']);
/** Groups that are decided before or beside one search. */
const OTHER_PATHS = new Set(['reference', 'two-parts', 'two-regions', 'injection']);
/** What the acts of a kind are, for cases that want that kind and no other. */
const ACTS_OF: Record<string, readonly string[]> = { urgent: DANGER_ACTS, handoff: REQUEST_ACTS, chat: TALK_ACTS };
/** Cases that do nothing and name no clause. */
const NO_ACT = 'no-act';
/** Units that no weights would bring to the top are left out; the right ones never are. */
const CANDIDATES = 50;
const NEGATIVE_WEIGHT = 0.3;

/** Searches every case that is decided by one search. */
export async function readExamples(cases: readonly EvalCase[], { search, base }: Services): Promise<Example[]> {
  const examples: Example[] = [];
  for (const each of cases) {
    const acts = each.kind.length === 1 ? ACTS_OF[each.kind[0]!] : undefined;
    const searched = acts !== undefined || each.kind.every((kind) => RETRIEVAL_KINDS.has(kind));
    if (!searched || OTHER_PATHS.has(each.group)) continue;
    const given = each.region === null ? null : base.regions.read(each.region);
    const question = search.read(each.ask);
    const reading = readPlace(question.text, base.regions, given);
    const place = reading.asked ?? reading.own ?? given;
    const found = await search.find(question, { region: place?.code ?? null, limit: Number.POSITIVE_INFINITY });
    const nothingAnswers = each.kind.length === 1 && each.kind[0] === 'abstain' && each.clause.length === 0;
    const isGold = ({ unit }: Hit) => (nothingAnswers ? unit.gap !== null : each.clause.includes(unit.clause.id));
    const hits = found.hits.filter((hit, index) => index < CANDIDATES || isGold(hit));
    const gold = hits.map(isGold);
    examples.push({
      id: each.id,
      ask: each.ask,
      hits,
      acts: found.acts,
      gold,
      weight: nothingAnswers ? NEGATIVE_WEIGHT : 1,
      fold: foldOf(each.id),
      answerable: nothingAnswers
        ? false
        : acts === undefined && each.group !== NO_ACT && each.kind.includes('answer') && gold.some(Boolean)
          ? true
          : null,
      does: acts ?? (each.group === NO_ACT || each.clause.length > 0 || nothingAnswers ? [] : null),
    });
  }
  return examples;
}

function foldOf(text: string): number {
  return [...text].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 9973, 7) % FOLDS;
}
