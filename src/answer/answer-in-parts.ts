import type { Region } from '../knowledge/regions.ts';
import type { ReadPlace } from '../places/read-place.ts';
import { readAspects } from '../retrieval/aspects.ts';
import type { Question } from '../retrieval/question.ts';
import { type RankedClause, rankClauses } from '../retrieval/rank-clauses.ts';
import type { Search } from '../retrieval/search.ts';
import { type AnswerLine, type ComposeLimits, compose } from './compose.ts';
import type { FindAnswer, Finding } from './find-answer.ts';
import { type Guess, splitQuestion } from './split-question.ts';

export interface PartLines {
  lines: AnswerLine[];
  /** What is said of a part that no document answers. */
  unanswered: string[];
  /** True when all that was asked for is what a clause doesn't say. */
  onlyUnsaid?: boolean;
}

export type AnswerInParts = (question: Question, place: Region | null) => Promise<PartLines | null>;

export interface AnswerInPartsOptions {
  search: Search;
  readPlace: ReadPlace;
  find: FindAnswer;
  limits: ComposeLimits;
}

/** How sure (0 to 1) both halves must be of an answer. */
const BOTH_SURE = 0.95;
/** How likely (0 to 1) the answer of one half may be to be that of the other: two questions have little to do with each other. */
const MOST_CROSSING = 0.05;
/** What a half asks must be among so many clauses of the whole: a few words alone (「怕过期」) find anything. */
const AMONG = 16;
/** How sure (0 to 1) both of two complaints must be. */
const COMPLAINTS_SURE = 0.97;
/** 能干几年, 几天批下来: more characters name something. */
const LONGEST_DETAIL = 8;
/** How sure (0 to 1) the answer of the whole must be, whose details are asked. */
const DETAILS_SURE = 0.9;
/** From how likely (0 to 1) one clause of the whole asks one thing, where nothing but a 也 or 又 tells of two. */
const ONE_SURE = 0.9;

interface Part {
  question: Question;
  finding: Finding;
}

/**
 * Answers a question that asks two things in two parts; null where it asks one, or where one clause answers both. A part
 * that names a place of its own (「宁夏这头买啥保险，到了福建打啥号」) is answered for it.
 */
export function createAnswerInParts({ search, readPlace, find, limits }: AnswerInPartsOptions): AnswerInParts {
  const look = async (question: Question, place: Region | null): Promise<Part> => {
    const { own, asked } = readPlace(question.text, place);
    const finding = await find(question, { place: asked[0] ?? own ?? place });
    return { question, finding };
  };
  const read = (text: string, place: Region | null) => look(search.read(text), place);

  const guess = async (whole: Question, guesses: readonly Guess[], place: Region | null): Promise<Part[] | null> => {
    if (guesses.length === 0) return null;
    const clauses = rankClauses((await look(whole, place)).finding.hits);
    if (clauses[0] === undefined) return null;
    let best: Part[] | null = null;
    let sure = 0;
    const likely = new Set(clauses.slice(0, AMONG).map((clause) => clause.clauseId));
    for (const { halves, bothAsk, bothComplain } of guesses) {
      if (!bothAsk && !bothComplain && clauses[0].probability > ONE_SURE) continue;
      const isFit = ({ finding, question }: Part) =>
        finding.probability >= (bothComplain ? COMPLAINTS_SURE : BOTH_SURE) &&
        finding.probability > sure &&
        finding.hits[0] !== undefined &&
        // What weighs most leaves no room for the other among what the whole finds: each must name its own.
        (bothComplain
          ? question.concepts.some((concept) => concept.subject)
          : likely.has(finding.hits[0].unit.clause.id));
      if (isDetail(halves)) continue;
      const left = await read(halves[0], place);
      if (!isFit(left)) continue;
      const right = await read(halves[1], place);
      if (!isFit(right)) continue;
      const parts: [Part, Part] = [left, right];
      // What answers the whole answers one of its halves, or the cut went through one question.
      if (parts.every(({ finding }) => finding.hits[0]!.unit.clause.id !== clauses[0]!.clauseId)) continue;
      if (crossing(...parts) > MOST_CROSSING) continue;
      best = parts;
      sure = Math.min(left.finding.probability, right.finding.probability);
    }
    return best;
  };

  const subjectsOf = ({ concepts }: Question) => concepts.filter((concept) => concept.subject);
  /** 「公益岗一个月多少，能干几年」: the second half names nothing of its own. */
  const isDetail = ([first, second]: Guess['halves']) =>
    second.length <= LONGEST_DETAIL &&
    readAspects(second).length > 0 &&
    search.read(second).concepts.length === 0 &&
    subjectsOf(search.read(first)).length > 0;

  /** The first half, and the further detail of the same clause that the second half asks. */
  const details = async (
    whole: Question,
    guesses: readonly Guess[],
    place: Region | null,
  ): Promise<PartLines | null> => {
    if (guesses.length !== 1 || !guesses[0]!.bothAsk || !isDetail(guesses[0]!.halves)) return null;
    const [first, second] = guesses[0]!.halves;
    const left = await read(first, place);
    const subjects = subjectsOf(left.question).map((concept) => concept.surface);
    const right = await read(`${subjects.join('')}${second}`, place);
    const clause = (part: Part) => part.finding.hits[0]?.unit.clause.id;
    const { finding: together } = await look(whole, place);
    const wholeFirst = rankClauses(together.hits)[0]?.clauseId;
    if (together.probability < DETAILS_SURE) return null;
    if (clause(left) !== wholeFirst || clause(right) !== wholeFirst) return null;
    if ([left, right].some(({ finding }) => finding.decision !== 'answers')) return null;
    const told = compose(left.question, left.finding, limits);
    const further = compose({ ...right.question, aspects: readAspects(second) }, right.finding, limits);
    const fresh = further.lines.filter(
      (line) => line.unit.clause.id === wholeFirst && !told.lines.some((earlier) => earlier.text === line.text),
    );
    if (fresh.length === 0) return null;
    const onlyUnsaid = told.onlyUnsaid && further.onlyUnsaid;
    const most = onlyUnsaid ? 1 : 2;
    return { lines: [...told.lines.slice(0, most), ...fresh.slice(0, most)], unanswered: [], onlyUnsaid };
  };

  return async (question, place) => {
    const { parts: told, guesses } = splitQuestion(question.text);
    const parts =
      told.length >= 2
        ? await Promise.all(told.map((part) => read(part, place)))
        : await guess(question, guesses, place);
    if (parts === null) return details(question, guesses, place);
    const lines: AnswerLine[] = [];
    const clauses = new Set<string>();
    const unanswered: string[] = [];
    for (const { question: part, finding } of parts) {
      if (finding.decision !== 'answers') {
        if (finding.gap?.desk)
          unanswered.push(`${finding.gap.say}要问${finding.gap.desk.name}，打 ${finding.gap.desk.line}。`);
        continue;
      }
      const fresh = compose(part, finding, limits).lines.filter(
        (line) => !lines.some((earlier) => earlier.text === line.text),
      );
      if (fresh.length === 0) continue;
      clauses.add(fresh[0]!.unit.clause.id);
      lines.push(...fresh);
    }
    if (clauses.size >= 2) return { lines, unanswered };
    if (clauses.size === 0 || unanswered.length === 0) return null;
    // Where nothing answers it whole, what answers a piece of it is beside the point.
    return (await look(question, place)).finding.decision === 'answers' ? { lines, unanswered } : null;
  };
}

/** How likely, at most, the best clause of one part is to answer the other. */
function crossing(one: Part, other: Part): number {
  const [first, second] = [rankClauses(one.finding.hits), rankClauses(other.finding.hits)];
  const likelihood = (clauses: RankedClause[], of: RankedClause | undefined) =>
    clauses.find((clause) => clause.clauseId === of?.clauseId)?.probability ?? 0;
  return Math.max(likelihood(first, second[0]), likelihood(second, first[0]));
}
