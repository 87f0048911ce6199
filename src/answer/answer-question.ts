import { effectiveCard } from '../knowledge/card.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Region } from '../knowledge/regions.ts';
import type { Aspect } from '../knowledge/topics.ts';
import type { ReadPlace } from '../places/read-place.ts';
import { readAspects } from '../retrieval/aspects.ts';
import type { Hit } from '../retrieval/hit.ts';
import type { Question } from '../retrieval/question.ts';
import type { Search } from '../retrieval/search.ts';
import { type Unit, unitKey } from '../retrieval/units.ts';
import { aboutNationalLine } from './about-line.ts';
import { abstain } from './abstain.ts';
import { type Answer, emptyAnswer } from './answer.ts';
import { createAnswerInParts } from './answer-in-parts.ts';
import { createAnswerSideBySide } from './answer-side-by-side.ts';
import { type AnswerParts, buildAnswer } from './build-answer.ts';
import { findClauseReference } from './clause-reference.ts';
import { type AnswerLine, type ComposeLimits, compose } from './compose.ts';
import { documentStatus } from './document-status.ts';
import { createFindAnswer, type Finding } from './find-answer.ts';
import { missingClauseText } from './missing-clause.ts';
import { type NamedElsewhere, namedElsewhere, sayElsewhere } from './named-services.ts';
import { pickServices } from './pick-services.ts';
import { renderLines } from './render.ts';

export interface AnswerRequest {
  text: string;
  /** The worker's place, if known. */
  place: Region | null;
  /** Places whose rules are asked for side by side, where they are two. */
  compared?: readonly Region[];
  /** The document cited last in this conversation. */
  lastDocumentId: string | null;
  /** Unit keys told before, to be left out. */
  told?: readonly string[];
  /**
   * What of it is asked now, where the text is an earlier question with a bare 「要带啥」 behind it. Then what was told before is
   * left out only where it doesn't give that.
   */
  ask?: string;
  /** It was answered for another place: here what is only near is told too. */
  again?: boolean;
  /** What is told whatever the search finds, and first. */
  lead?: Lead;
  /** The one point that helps most, beside something else that is said. */
  brief?: boolean;
}

/** The law behind a danger, for one. */
export interface Lead {
  /** Unit keys; what no unit bears is passed over. */
  keys: readonly string[];
  /** Nothing is searched beside it. */
  alone: boolean;
}

export type AnswerQuestion = (request: AnswerRequest) => Promise<Answer>;

export interface AnswerQuestionParts {
  base: KnowledgeBase;
  search: Search;
  readPlace: ReadPlace;
}

const LIMITS: ComposeLimits = { characters: 185, lines: 4, sameClause: 5, certainty: 0.997 };
/** 谁出, 谁赔 want a rule, 找谁 a desk. */
const WHOM_TO_RING = /找谁|找哪|谁管|归谁|哪个管|问谁|去哪里?(?:告|投诉|举报)|打哪/;
const PART_LIMITS: ComposeLimits = { characters: 110, lines: 3, sameClause: 4, certainty: 0.9 };
const BRIEF_LIMITS: ComposeLimits = { characters: 80, lines: 1, sameClause: 0, certainty: 0 };
/** A probability (0 to 1) from which there is little doubt. */
const SURE = 0.75;

/**
 * Answers from the corpus without a model. In order: a clause that is named; regions side by side; a question in two parts;
 * else one search, its decision, and the points that answer.
 */
export function createAnswerQuestion({ base, search, readPlace }: AnswerQuestionParts): AnswerQuestion {
  const find = createFindAnswer(search);
  const answerInParts = createAnswerInParts({ search, readPlace, find, limits: PART_LIMITS });
  const answerSideBySide = createAnswerSideBySide({ base, find, limits: PART_LIMITS });

  const fromLines = (lines: readonly AnswerLine[], place: Region | null, how: Partial<AnswerParts> = {}): Answer =>
    buildAnswer(base, {
      kind: 'answer',
      ...renderLines(lines, base, place),
      units: lines.map((line) => line.unit),
      place,
      ...how,
    });

  const fromFinding = (question: Question, finding: Finding, place: Region | null, how: Telling = {}): Answer => {
    const { brief = false, isTold } = how;
    const { lines, onlyUnsaid, line } = compose(question, finding, brief ? BRIEF_LIMITS : LIMITS, isTold);
    const answer = fromLines(lines, place, { kind: onlyUnsaid ? 'abstain' : 'answer', brief });
    if (line === null) return answer;
    // Whoever asks whom to ring hears that first.
    const isAsked = question.aspects.includes('phone') || WHOM_TO_RING.test(question.text);
    return { ...answer, text: isAsked ? `${line}\n${answer.text}` : `${answer.text}\n${line}` };
  };

  const answerOne = async (
    question: Question,
    place: Region | null,
    told: readonly string[],
    again = false,
  ): Promise<Answer> => {
    const found = await find(question, { place, told });
    const finding: Finding = again && found.decision === 'near' ? { ...found, decision: 'answers' } : found;
    const elsewhere = namedElsewhere(question.text, base, place);
    // Of a line of another region (小哥课堂 in 贵阳) the worker's own papers say nothing, unless they surely speak of the same.
    if (finding.decision === 'answers' && (elsewhere === null || finding.probability >= SURE)) {
      const answer = withDraftFirst(fromFinding(question, finding, place), question);
      return elsewhere && place ? withPreface(answer, sayElsewhere(elsewhere, place, base)) : answer;
    }
    if (elsewhere && place) {
      const rest = await answerBesideName(question, elsewhere, place);
      if (rest) return rest;
    }
    if (place === null) {
      const clarified = await askForPlace(question, elsewhere);
      if (clarified) return clarified;
    }
    return abstain({ question, finding, place, base, elsewhere });
  };

  /** 「打96333没人应，那我在东莞该咋弄」: the line is another region's, and what it was rung for can be answered here. */
  const answerBesideName = async (question: Question, elsewhere: NamedElsewhere, place: Region) => {
    const rest = search.read(question.text.replaceAll(elsewhere.name.toLowerCase(), ' '));
    const finding = await find(rest, { place });
    if (finding.decision !== 'answers') return null;
    return withPreface(fromFinding(rest, finding, place), sayElsewhere(elsewhere, place, base));
  };

  /** What leads, then what the search finds beside it. */
  const answerLed = async (question: Question, place: Region | null, lead: Lead): Promise<Answer> => {
    const units = lead.keys.flatMap((key) => search.units.filter((unit) => unitKey(unit) === key));
    const lines = units.map((unit) => ({ text: unit.point?.say ?? unit.quote, unit }));
    if (lead.alone) return fromLines(lines, place);
    const finding = await find(question, { place, told: lead.keys });
    if (finding.decision !== 'answers') return fromLines(lines, place);
    return fromLines([...lines, ...compose(question, finding, PART_LIMITS).lines], place);
  };

  /** The place is not known and nothing national answers. Does some region's document? Then the place is what is missing. */
  const askForPlace = async (question: Question, elsewhere: NamedElsewhere | null): Promise<Answer | null> => {
    const named = elsewhere ? base.regions.get(elsewhere.regionCode) : null;
    if (named) {
      const finding = await find(question, { place: named });
      if (finding.decision === 'answers')
        return {
          ...withPreface(fromFinding(question, finding, null), `这是${named.shortName}的：`),
          needsRegion: true,
        };
    }
    const { hits, probability } = await find(question, { place: null, everywhere: true });
    const card = hits[0]?.unit.card;
    if (probability < SURE || !card) return null;
    return {
      ...emptyAnswer(
        'clarify',
        `各地规定不一样。您在哪个省、哪个市？说一声，我给您查当地的。\n急的话，先打 ${card.desk.line} 问，全国都能打。`,
      ),
      services: pickServices(base, null, [card], card.desk.line),
      suggestions: placesWithDocuments(base),
      topic: card.topic,
      needsRegion: true,
    };
  };

  const answerBriefly = async (question: Question, place: Region | null): Promise<Answer> => {
    const finding = await find(question, { place });
    const answers = finding.decision === 'answers' && finding.probability >= SURE;
    return answers ? fromFinding(question, finding, place, { brief: true }) : emptyAnswer('abstain', '');
  };

  /** 「去哪里告」「要带啥」 after a rule that tells nothing of the kind: of a dispute, what the next step takes. */
  const answerNextStep = async (
    question: Question,
    { hits }: Finding,
    place: Region | null,
  ): Promise<Answer | null> => {
    const [best] = hits;
    const asked = question.aspects.find((aspect) => NEXT_STEPS[aspect] !== undefined);
    if (asked === undefined || best?.unit.card == null) return null;
    if (effectiveCard(best.unit.card, best.unit.point).next !== 'complaint') return null;
    const near = hits.filter((hit) => hit.score >= best.score - NEAR_ENOUGH);
    if (near.some((hit) => hit.unit.point?.gives.some((aspect) => question.aspects.includes(aspect)))) return null;
    const step = search.read(NEXT_STEPS[asked]!);
    const finding = await find(step, { place });
    return finding.decision === 'answers' ? fromFinding(step, finding, place) : null;
  };

  /** What a bare follow-up asks of what was spoken of; null where that is not in the papers. */
  const answerFurther = async (text: string, ask: string, place: Region | null, told: readonly string[]) => {
    const question = { ...search.read(text), aspects: readAspects(ask) };
    const together = await find(question, { place });
    if (together.decision !== 'answers') {
      const before = await find(search.read(text.replace(ask, ' ')), { place });
      return before.decision === 'answers' ? answerNextStep(question, before, place) : null;
    }
    // A notice has its own ways, and says itself which of them it leaves open.
    const isOfLaw = together.hits[0]?.unit.document.kind === 'law-summary';
    const step = isOfLaw ? await answerNextStep(question, together, place) : null;
    if (step) return step;
    const own = search.read(ask);
    // 「要带啥材料」 names nothing: by itself it finds the papers of anything.
    const names = own.concepts.length > 0;
    const finding = names ? weighed(together, await find(own, { place })) : together;
    // What is asked for by its name is told, be it once more.
    const isTold = (unit: Unit) =>
      !names && told.includes(unitKey(unit)) && !question.aspects.some((aspect) => unit.point?.gives.includes(aspect));
    return fromFinding(question, finding, place, { isTold });
  };

  return async ({ text, place, compared = [], lastDocumentId, told = [], ask, again, lead, brief = false }) => {
    if (ask !== undefined) {
      const further = await answerFurther(text, ask, place, told);
      if (further) return further;
    }
    const question = search.read(text);
    if (lead) return answerLed(question, place, lead);
    if (brief) return answerBriefly(question, place);
    const line = aboutNationalLine(question, base);
    if (line) return line;
    const regionPath = place ? base.regions.path(place.code).map((region) => region.code) : [];
    const reference = findClauseReference(question.text, base, { regionPath, lastDocumentId });
    if (reference && reference.clauses.length === 0)
      return emptyAnswer('abstain', missingClauseText(reference.document, base));
    if (reference) {
      const units = reference.clauses.flatMap((clause) =>
        search.units
          .filter((unit) => unit.clause.id === clause.id && unit.unsaid === null)
          .slice(0, reference.wholePart ? 1 : 4),
      );
      return fromLines(
        units.slice(0, 6).map((unit) => ({ text: unit.point?.say ?? unit.quote, unit })),
        place,
      );
    }
    const status = documentStatus(question.text, base, place, lastDocumentId);
    if (status) {
      // 「公益岗的规定生效了没」 asks about one clause of it as well.
      const { kind, ...rest } = await answerOne(question, place, told);
      const isOfDraft = rest.citations[0]?.document.status === 'draft';
      return kind === 'answer' && isOfDraft ? withPreface({ kind, ...rest }, status.text) : status;
    }
    const sideBySide = compared.length >= 2 ? await answerSideBySide(question, compared) : null;
    if (sideBySide) return sideBySide;
    const parts = await answerInParts(question, place);
    if (parts === null) return answerOne(question, place, told, again);
    const answer = fromLines(parts.lines, place, { kind: parts.onlyUnsaid ? 'abstain' : 'answer' });
    return { ...answer, text: [answer.text, ...parts.unanswered].join('\n') };
  };
}

/** How what was found is told. */
interface Telling {
  brief?: boolean;
  isTold?: (unit: Unit) => boolean;
}

/** The question that a bare one means in a dispute. */
const NEXT_STEPS: Partial<Record<Aspect, string>> = {
  where: '劳动仲裁去哪里申请',
  materials: '申请劳动仲裁要交什么材料',
};
/** So far behind the best may a point be that gives what was asked for. */
const NEAR_ENOUGH = 3;

/** How much what a follow-up finds by itself counts beside what it finds with the question before it. */
const OWN_WORDS = 0.6;

/** 「那产假呢」 after a question about overtime: of what both bring up, what the new words speak of comes first. */
function weighed(together: Finding, alone: Finding): Finding {
  const own = new Map(alone.hits.map((hit) => [hit.unit, Math.max(0, hit.score)]));
  const seen = new Set(together.hits.map(({ unit }) => unit));
  const hits = [
    ...together.hits,
    ...alone.hits.filter(({ unit }) => !seen.has(unit)).map((hit) => ({ ...hit, score: 0 })),
  ]
    .map((hit) => ({ ...hit, score: hit.score + OWN_WORDS * (own.get(hit.unit) ?? 0) }))
    .sort((one, other) => other.score - one.score);
  const best = (list: readonly Hit[], id: string) => list.find(({ unit }) => unit.clause.id === id)?.score ?? 0;
  // What a clause doesn't tell rises as far as what it tells.
  const silences = together.silences.map((silence) => {
    const { id } = silence.unit.clause;
    return { ...silence, score: silence.score + best(hits, id) - best(together.hits, id) };
  });
  return { ...together, hits, silences };
}

/** Whether it is to be had already. */
const ASKS_NOW =
  /现在|如今|已经|明天|今天|马上|当场|(?:能|可以)(?:去|来)?(?:领|拿)到?(?:吗|不|么|没|$|[?？])|(?:领|拿)得到|发了(?:没|吗)|在发|(?:开始|生效|实施|施行|落实|定下来)(?:了|没|吗)/;

/** 「创业补贴现在能领吗」 of a draft: that it isn't in force is the answer, and what it says comes behind. */
function withDraftFirst(answer: Answer, { text }: Question): Answer {
  const draft = answer.notices.find((notice) => notice.code === 'draft');
  if (!draft || answer.citations[0]?.document.status !== 'draft' || !ASKS_NOW.test(text)) return answer;
  return withPreface({ ...answer, text: answer.text.replace(`\n${draft.text}`, '') }, draft.text);
}

function withPreface(answer: Answer, preface: string): Answer {
  return { ...answer, text: `${preface}\n${answer.text}` };
}

function placesWithDocuments(base: KnowledgeBase): string[] {
  const names = base.knowledge.documents
    .filter((document) => document.kind === 'policy')
    .map((document) => base.regions.get(document.region)?.shortName ?? '');
  return [...new Set(names.filter((name) => name !== ''))].slice(0, 5);
}
