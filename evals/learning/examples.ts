import type { Hit } from '../../src/retrieval/hit.ts';
import type { MessageReader, MessageReading } from '../../src/retrieval/message-reader.ts';
import type { ActKind } from '../../src/retrieval/read-act.ts';
import type { Services } from '../../src/services.ts';
import type { EvalCase } from '../cases.ts';

/** A tuned case as the learners see it. */
export interface Example {
  id: string;
  ask: string;
  hits: Hit[];
  /** What the best of these clauses are known not to tell. */
  silences: Hit[];
  /** For each hit, whether it is of a right clause (or, where nothing answers, a known gap). */
  gold: boolean[];
  /** How much it counts in the ranking. */
  weight: number;
  fold: number;
  /** Whether the corpus answers; null where the case leaves it open. */
  answerable: boolean | null;
  /** How the message was read; null where it isn't Chinese. */
  reading: MessageReading | null;
  /** The kind of act that would be right; 'none' where it asks and does nothing, null where the case leaves it open. */
  does: ActKind | 'none' | null;
}

export const FOLDS = 5;

const RETRIEVAL_KINDS = new Set(['answer', 'abstain', 'clarify']);
/** Groups that are decided before or beside one search. */
const OTHER_PATHS = new Set(['reference', 'two-parts', 'two-regions', 'injection']);
/** The act of a kind, for cases that want that kind and no other. */
const ACT_OF: Record<string, ActKind> = { urgent: 'danger', handoff: 'request', chat: 'talk' };
/** Cases that do nothing and name no clause. */
const NO_ACT = 'no-act';
/** Units that no weights would bring to the top are left out; the right ones never are. */
const CANDIDATES = 50;
const NEGATIVE_WEIGHT = 0.3;

/** Searches every case that is decided by one search. */
export async function readExamples(
  cases: readonly EvalCase[],
  { search, base, readPlace }: Services,
  reader: MessageReader,
): Promise<Example[]> {
  const examples: Example[] = [];
  for (const each of cases) {
    const act = each.kind.length === 1 ? ACT_OF[each.kind[0]!] : undefined;
    const searched = act !== undefined || each.kind.every((kind) => RETRIEVAL_KINDS.has(kind));
    if (!searched || OTHER_PATHS.has(each.group)) continue;
    const given = each.region === null ? null : base.regions.read(each.region);
    const question = search.read(each.ask);
    const reading = readPlace(question.text, given);
    const place = reading.asked[0] ?? reading.own ?? given;
    const found = await search.find(question, { region: place?.code ?? null, limit: Number.POSITIVE_INFINITY });
    const nothingAnswers = each.kind.length === 1 && each.kind[0] === 'abstain' && each.clause.length === 0;
    const isGold = ({ unit }: Hit) => (nothingAnswers ? unit.gap !== null : each.clause.includes(unit.clause.id));
    const hits = found.hits.filter((hit, index) => index < CANDIDATES || isGold(hit));
    const gold = hits.map(isGold);
    examples.push({
      id: each.id,
      ask: each.ask,
      hits,
      silences: found.silences,
      reading: reader(question.text),
      gold,
      weight: nothingAnswers ? NEGATIVE_WEIGHT : 1,
      fold: foldOf(each.id),
      answerable: nothingAnswers
        ? false
        : act === undefined && each.group !== NO_ACT && each.kind.includes('answer') && gold.some(Boolean)
          ? true
          : null,
      does: act ?? (each.group === NO_ACT || each.clause.length > 0 || nothingAnswers ? 'none' : null),
    });
  }
  return examples;
}

function foldOf(text: string): number {
  return [...text].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 9973, 7) % FOLDS;
}
