import { type Card, effectiveCard } from '../knowledge/card.ts';
import type { Aspect } from '../knowledge/topics.ts';
import { asks } from '../language/asking.ts';
import { characterBigrams } from '../retrieval/bigrams.ts';
import type { Hit } from '../retrieval/hit.ts';
import type { Question } from '../retrieval/question.ts';
import { type RankedClause, rankClauses } from '../retrieval/rank-clauses.ts';
import type { Unit } from '../retrieval/units.ts';
import type { Finding } from './find-answer.ts';
import { OFTEN_UNSAID, saidToBeMissing, sayUnsaid, unsaidSentence } from './unsaid.ts';

/** One sentence (or two) of an answer and the unit it rests on. */
export interface AnswerLine {
  text: string;
  unit: Unit;
}

export interface ComposedAnswer {
  lines: AnswerLine[];
  /** True when all that was asked for is what the clause doesn't say. */
  onlyUnsaid: boolean;
  /** Whom to ring, where that is the next step and no point says it; it rests on no clause. */
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

/** Asks for a yes or a no. */
const WHETHER = /吗|能|可以|给不给|有没有|是不是|(\p{Script=Han})[不没]\1|[不没么]$/u;

/** Asked for one of these and nothing else, a clause that is silent about it doesn't answer. */
const FIGURES: ReadonlySet<Aspect> = new Set<Aspect>(['amount', 'rate']);
/** Longer than this, a question seldom asks for the figure alone. */
const PLAIN_ASK = 24;

/** Asked these, or nothing in particular, a worker wants the next step: a line to ring before all else. */
const NEXT_STEP: ReadonlySet<Aspect> = new Set<Aspect>(['phone', 'who', 'how', 'where']);

/**
 * Chooses the points to say: the best one, what was asked for and stands beside it, then what else is as near. `isTold`: what
 * the worker has just been told is said again only where there is nothing else to say.
 */
export function compose(
  question: Question,
  { hits, silences }: Pick<Finding, 'hits' | 'silences'>,
  limits: ComposeLimits,
  isTold: (unit: Unit) => boolean = () => false,
): ComposedAnswer {
  const likely = withLineFirst(likelyClauses(hits, limits.certainty), question);
  const clauses = withSilentFirst(likely, hits, silences);
  const [first, ...further] = clauses;
  if (!first) return { lines: [], onlyUnsaid: false, line: null };
  const silence = silenceOf(question, first, silences);
  const best = leadOf(question, first.hits);
  const asksWhether = question.aspects.includes('condition') || WHETHER.test(question.text);
  const head = asksWhether ? toLine(best.unit) : { ...toLine(best.unit), text: withoutYes(toLine(best.unit).text) };
  const lines: AnswerLine[] = isTold(best.unit) ? [] : [head];
  const wanted = question.aspects.filter((aspect) => OFTEN_UNSAID.includes(aspect));
  const given = new Set(best.unit.point?.gives);
  const add = (hit: Hit) => {
    const line = { ...toLine(hit.unit), text: withoutVerdict(toLine(hit.unit).text) };
    if (isTold(hit.unit) || lines.length >= limits.lines || length(lines) + line.text.length > limits.characters)
      return;
    if (lines.some((earlier) => repeats(earlier.text, line.text))) return;
    lines.push(line);
    for (const aspect of hit.unit.point?.gives ?? []) given.add(aspect);
  };
  const inReach = (hit: Hit, clause: RankedClause) => hit.score >= clause.hits[0]!.score - limits.sameClause;

  for (const aspect of wanted.filter((each) => !given.has(each))) {
    const giver = first.hits.find(
      (hit) => hit.unit.point?.gives.includes(aspect) && hit.score >= first.hits[0]!.score - GIVER_REACH,
    );
    if (giver) add(giver);
  }
  const card = best.unit.card;
  const missing = card ? saidToBeMissing(effectiveCard(card, best.unit.point), wanted, question.core) : [];
  const unsaid = silence
    ? [silence.hit.unit.unsaid!.about]
    : wanted.filter((aspect) => !given.has(aspect) || missing.includes(aspect));
  const onlyUnsaid =
    silence === null &&
    question.text.length <= PLAIN_ASK &&
    unsaid.some((aspect) => FIGURES.has(aspect)) &&
    question.aspects.every((aspect) => unsaid.includes(aspect) || aspect === 'how' || aspect === 'condition');
  if (!onlyUnsaid) {
    // What is all but as near in the best clause comes with it; then each likely clause is heard once before any says more.
    add(first.hits[0]!);
    for (const hit of first.hits) if (hit.score >= first.hits[0]!.score - AS_NEAR) add(hit);
    for (const clause of further) add(leadOf(question, clause.hits));
    for (const clause of clauses) for (const hit of clause.hits) if (inReach(hit, clause)) add(hit);
  }
  const isPolicy = best.unit.document.kind === 'policy';
  if (unsaid.length > 0 && card && (silence || isPolicy || isTold(best.unit))) {
    const line = silence
      ? unsaidLine(silence.hit, best.unit)
      : {
          text: unsaidSentence(effectiveCard(card, best.unit.point), unsaid, question.core).replace(
            /^文件里/,
            isPolicy ? '文件里' : '这一条',
          ),
          unit: best.unit,
        };
    if (silence?.isAll) return { lines: [line], onlyUnsaid: true, line: null };
    if (onlyUnsaid) return { lines: [line, ...lines.slice(0, 1)], onlyUnsaid, line: null };
    if (isTold(best.unit)) return { lines: [line, ...lines.slice(0, 1)], onlyUnsaid: false, line: null };
    // What was asked for comes first, and whom to ring; that a sum is not written, where more was asked, can wait.
    if (silence)
      for (const said of lines.slice(1)) if (repeats(said.text, line.text)) lines.splice(lines.indexOf(said), 1);
    const isAllThatIsAsked = silence?.leads === true && !wanted.some((aspect) => given.has(aspect));
    if (isAllThatIsAsked || unsaid.includes('phone')) lines.unshift(line);
    else if (silence) lines.splice(1, 0, line);
    else lines.push(line);
  }
  if (lines.length === 0) lines.push(head);
  return {
    lines,
    onlyUnsaid: false,
    line: card ? nextStepLine(question, effectiveCard(card, best.unit.point), lines) : null,
  };
}

/**
 * So far behind what its clause tells a missing detail may score, and is told nevertheless: to be told in vain that something is
 * not written costs a line, not to be told costs a worker the belief that nothing is missing. More, where its kind was asked for.
 */
const SILENCE_REACH = { asked: 2.5, else: 1 };
/** So far ahead it leads, where its kind was not asked for: what is told comes first else. */
const LEADS_UNASKED = -1.5;
/** So far behind it still leads, where its kind was asked for and what is told gives nothing of the kind. */
const LEADS_BEHIND = 1.75;

interface Silence {
  hit: Hit;
  /** It is what was asked, and not only near it. */
  leads: boolean;
  /** What its clause does tell is far from the question. */
  isAll: boolean;
}

/** By so much a missing detail is nearer than all that is told where its clause is the one that was meant. */
const SILENT_LEAD = 1;

/** Whether a clause tells of this kind, in a point that is near. */
function gives(clause: RankedClause | undefined, about: Aspect): boolean {
  return (
    clause?.hits.some(
      (hit) => hit.unit.point?.gives.includes(about) && hit.score >= clause.hits[0]!.score - GIVER_REACH,
    ) ?? false
  );
}

/** The clauses, with the one first that is known not to tell just what was asked. */
function withSilentFirst(
  clauses: readonly RankedClause[],
  hits: readonly Hit[],
  silences: readonly Hit[],
): readonly RankedClause[] {
  const [best] = silences;
  const id = best?.unit.clause.id;
  if (best === undefined || hits[0] === undefined || best.score < hits[0].score + SILENT_LEAD) return clauses;
  if (clauses[0]?.clauseId === id || gives(clauses[0], best.unit.unsaid!.about)) return clauses;
  const silent = rankClauses(hits).find((clause) => clause.clauseId === id);
  return silent ? [silent, ...clauses.filter((clause) => clause.clauseId !== id)] : clauses;
}

/** From how likely (0 to 1) a clause with a line to ring comes before a likelier one without, where nothing but a line is asked for. */
const LINE_FIRST = 0.1;

/** 「讨薪电话」: the clause that has one comes first; and so does that of the worker's own place, where national law says no more of it. */
function withLineFirst(clauses: readonly RankedClause[], { aspects }: Question): readonly RankedClause[] {
  const hasLine = ({ hits }: RankedClause) =>
    hits.some((hit) => hit.unit.point?.gives.includes('phone') && hit.score >= hits[0]!.score - LEAD_REACH);
  const [first] = clauses;
  if (first === undefined || hasLine(first)) return clauses;
  const isOpen = aspects.every((aspect) => NEXT_STEP.has(aspect)) || !aspects.some((aspect) => gives(first, aspect));
  const mayLead = (clause: RankedClause) =>
    aspects.includes('phone') ? clause.probability >= LINE_FIRST : isOpen && isLocalBeside(clause, first);
  const line = clauses.find((clause) => hasLine(clause) && mayLead(clause));
  return line ? [line, ...clauses.filter((clause) => clause !== line)] : clauses;
}

/** So far behind national law a clause of the worker's own place may be that has a line to ring, and still goes before it. */
const LOCAL_LINE_REACH = 2.5;

/** Whether a clause of the worker's own place speaks of what a rule of national law does, and hardly less likely. */
function isLocalBeside(clause: RankedClause, first: RankedClause): boolean {
  const [own, national] = [clause.hits[0]!, first.hits[0]!];
  const topicOf = ({ unit: { card, point } }: Hit) => (card ? effectiveCard(card, point).topic : null);
  return (
    national.unit.document.kind === 'law-summary' &&
    own.unit.document.kind === 'policy' &&
    own.score >= national.score - LOCAL_LINE_REACH &&
    topicOf(own) === topicOf(national)
  );
}

/**
 * Further off than this (a cosine) what is told is of another matter: 「羊的补贴一只补多少」 beside what is said of business loans. Of
 * the tuned questions that nothing answers and a silence leads, three in four stand below, of those that are answered one in ten.
 */
const FAR = 0.66;
/** Nearer than this (a cosine) is what is near at all. */
const NEAR_AT_ALL = 0.65;

/** A message of so few characters that asks for nothing in particular is a name. */
const BARE_NAME = 6;

/** What is missing in a clause, where the question is about as near to it as to what the clause tells. */
function silenceOf(question: Question, { clauseId, hits }: RankedClause, silences: readonly Hit[]): Silence | null {
  const told = hits[0]!;
  const silence = silences.find((hit) => hit.unit.clause.id === clauseId);
  if (!silence?.unit.unsaid) return null;
  const { dense } = silence.features;
  if (dense > 0 && dense < NEAR_AT_ALL) return null;
  const { about } = silence.unit.unsaid;
  const isAsked = question.aspects.includes(about);
  const isGiven = told.unit.point?.gives.includes(about) === true;
  const behind = told.score - silence.score;
  if (behind > (isAsked ? SILENCE_REACH.asked : SILENCE_REACH.else)) return null;
  // 「宁岗贷」: a bare name asks what it is, and for no detail of it.
  const isBareName = question.text.length <= BARE_NAME && question.aspects.length === 0 && !asks(question.text);
  const isFar = told.features.dense > 0 && told.features.dense < FAR;
  return {
    hit: silence,
    leads: !isBareName && (behind <= (isAsked ? 0 : LEADS_UNASKED) || (isAsked && !isGiven && behind <= LEADS_BEHIND)),
    isAll: behind <= 0 && isFar,
  };
}

/** `unit`: what is quoted beside it. */
function unsaidLine({ unit: { card, unsaid } }: Hit, unit: Unit): AnswerLine {
  return { text: sayUnsaid(card!, unsaid!), unit };
}

const NUMBER = /(?<!\d)(?:1\d{2}|12\d{3}|9\d{4,5})(?!\d)/;

/** Whom to ring, where the next step is wanted and no line that is told names a number. */
function nextStepLine({ aspects }: Question, card: Card, lines: readonly AnswerLine[]): string | null {
  const wanted = aspects.some((aspect) => NEXT_STEP.has(aspect)) || (aspects.length === 0 && card.next === 'complaint');
  if (!wanted || lines.some((line) => NUMBER.test(line.text))) return null;
  const online = card.topic === 'wages' ? '也可以上「全国根治欠薪线索反映平台」。' : '';
  return `打 ${card.desk.line} 问${card.desk.name}，全国都能打。${online}`;
}

const MOST_CLAUSES = 3;
/** A further clause that is less likely than this confuses more often than it helps. */
const LEAST_LIKELY = 0.01;
/** From how likely a clause of the worker's own place is told before national law that is likelier. */
const LOCAL_FIRST = 0.42;

/** The clauses that are, together, as likely as `certainty` to hold the right one; the worker's own place before national law. */
function likelyClauses(hits: readonly Hit[], certainty: number): RankedClause[] {
  const likely: RankedClause[] = [];
  let sum = 0;
  for (const clause of rankClauses(hits)) {
    if (likely.length > 0 && (sum >= certainty || likely.length === MOST_CLAUSES || clause.probability < LEAST_LIKELY))
      break;
    likely.push(clause);
    sum += clause.probability;
  }
  const isLocal = (clause: RankedClause) =>
    clause.hits[0]!.unit.document.kind === 'policy' && clause.probability >= LOCAL_FIRST;
  return [...likely.filter(isLocal), ...likely.filter((clause) => !isLocal(clause))];
}

const AS_NEAR = 1;
/** So far behind the best of its clause may a point be that gives what was asked for; further off it gives it of something else. */
const GIVER_REACH = 3;
/** A point within this of its clause's best may lead, if it has the line to ring. */
const LEAD_REACH = 4;

/** The best hit of a clause; where the next step is wanted, the best that names a line, if it is not far behind. */
function leadOf(question: Question, hits: readonly Hit[]): Hit {
  const best = hits[0]!;
  if (!question.aspects.every((aspect) => NEXT_STEP.has(aspect))) return best;
  const line = hits.find((hit) => hit.unit.point?.gives.includes('phone') && hit.score >= best.score - LEAD_REACH);
  return line ?? best;
}

function toLine(unit: Unit): AnswerLine {
  return { text: unit.point?.say ?? unit.quote, unit };
}

/** 「能。」「能，要符合条件。」 answer once, at the head of an answer. */
function withoutYes(text: string): string {
  return text.replace(/^能(?:，要符合条件)?。/, '');
}

/** Behind another point a bare 「不能。」 would seem to answer that one. */
function withoutVerdict(text: string): string {
  return withoutYes(text).replace(/^不能。/, '');
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
