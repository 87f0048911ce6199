import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { NATION, type Region } from '../knowledge/regions.ts';
import type { Citation, Notice } from '../message.ts';
import type { DecisionModel } from '../retrieval/decide.ts';
import type { Question } from '../retrieval/question.ts';
import type { Search } from '../retrieval/search.ts';
import type { Unit } from '../retrieval/units.ts';
import { abstain } from './abstain.ts';
import { type Answer, emptyAnswer } from './answer.ts';
import { buildAnswer } from './build-answer.ts';
import { findClauseReference } from './clause-reference.ts';
import { type AnswerLine, type ComposeLimits, compose } from './compose.ts';
import { createFindAnswer, type Finding, toFinding } from './find-answer.ts';
import { missingClauseText } from './missing-clause.ts';
import { type NamedElsewhere, namedElsewhere } from './named-services.ts';
import { pickServices } from './pick-services.ts';
import { renderLines } from './render.ts';
import { splitQuestion } from './split-question.ts';

export interface AnswerRequest {
  text: string;
  /** The worker's place, if known. */
  place: Region | null;
  /** The document cited last in this conversation. */
  lastDocumentId: string | null;
  /** Unit keys told before, to be left out. */
  told?: readonly string[];
}

export type AnswerQuestion = (request: AnswerRequest) => Promise<Answer>;

export interface AnswerQuestionParts {
  base: KnowledgeBase;
  search: Search;
  decision: DecisionModel;
}

const LIMITS: ComposeLimits = { characters: 140, lines: 4, sameClause: 5.5, certainty: 0.95 };
const PART_LIMITS: ComposeLimits = { characters: 70, lines: 2, sameClause: 2, certainty: 0 };
const MOST_REGIONS = 3;

/**
 * Answers from the corpus without a model. In order: a clause that is named; regions side by side; a question in two parts;
 * else one search, its decision, and the points that answer.
 */
export function createAnswerQuestion({ base, search, decision: model }: AnswerQuestionParts): AnswerQuestion {
  const find = createFindAnswer(search, model);

  const fromLines = (lines: readonly AnswerLine[], place: Region | null, onlyUnsaid = false): Answer =>
    buildAnswer(base, {
      kind: onlyUnsaid ? 'abstain' : 'answer',
      ...renderLines(lines, base, place),
      units: lines.map((line) => line.unit),
      place,
    });

  const fromFinding = (question: Question, finding: Finding, place: Region | null): Answer => {
    const { lines, onlyUnsaid, line } = compose(question, finding.hits, LIMITS);
    const answer = fromLines(lines, place, onlyUnsaid);
    return line === null ? answer : { ...answer, text: `${answer.text}\n${line}` };
  };

  const answerOne = async (question: Question, place: Region | null, told: readonly string[]): Promise<Answer> => {
    const finding = await find(question, { place, told });
    const elsewhere = namedElsewhere(question.text, base, place);
    if (finding.decision === 'answers') {
      const answer = fromFinding(question, finding, place);
      return elsewhere && place
        ? withPreface(
            answer,
            `「${elsewhere.name}」写在${elsewhere.regionName}的文件里，${place.shortName}的文件里没有。`,
          )
        : answer;
    }
    if (place === null) {
      const clarified = await askForPlace(question, elsewhere);
      if (clarified) return clarified;
    }
    return abstain({ question, finding, place, base, elsewhere });
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
    const { hits, decision } = await find(question, { place: null, everywhere: true });
    const card = hits[0]?.unit.card;
    if (decision !== 'answers' || !card) return null;
    return {
      ...emptyAnswer(
        'clarify',
        `各地规定不一样。您在哪个省、哪个市？说一声，我给您查当地的。\n急的话，先打 ${card.desk.line} 问${card.desk.name}，全国都能打。`,
      ),
      services: pickServices(base, null, [card], card.desk.line),
      suggestions: placesWithDocuments(base),
      topic: card.topic,
      needsRegion: true,
    };
  };

  const answerSideBySide = async (question: Question, places: readonly Region[]): Promise<Answer | null> => {
    const text: string[] = [];
    const notices: Notice[] = [];
    const units: Unit[] = [];
    let citations: Citation[] = [];
    for (const place of places) {
      const finding = await find(question, { place });
      const local = toFinding(
        finding.hits.filter((hit) => hit.unit.document.kind === 'policy'),
        model,
      );
      const { hits, decision } = local.decision === 'answers' ? local : finding;
      const { lines } = decision === 'answers' ? compose(question, hits, PART_LIMITS) : { lines: [] };
      if (lines.length === 0) {
        text.push(
          `${place.shortName}：${base.nearestWithDocument(place.code) ? '我手头的文件里没写这件事' : `我手头没有${place.shortName}的文件`}。`,
        );
        continue;
      }
      const rendered = renderLines(lines, base, place, citations);
      citations = rendered.citations;
      notices.push(...rendered.notices.filter((notice) => !notices.some((each) => each.text === notice.text)));
      units.push(...lines.map((line) => line.unit));
      text.push(`${place.shortName}：${rendered.text.join('')}`);
    }
    return citations.length === 0
      ? null
      : buildAnswer(base, { kind: 'answer', text, citations, notices, units, place: null });
  };

  const answerInParts = async (parts: readonly string[], place: Region | null): Promise<Answer | null> => {
    const lines: AnswerLine[] = [];
    const topics = new Set<string>();
    let answered = 0;
    for (const part of parts) {
      const question = search.read(part);
      const { hits, decision } = await find(question, { place });
      if (decision !== 'answers') continue;
      const fresh = compose(question, hits, PART_LIMITS).lines.filter(
        (line) => !lines.some((earlier) => earlier.text === line.text),
      );
      if (fresh.length === 0) continue;
      answered += 1;
      topics.add(fresh[0]!.unit.point?.topic ?? fresh[0]!.unit.card?.topic ?? fresh[0]!.unit.clause.id);
      lines.push(...fresh);
    }
    return answered >= 2 && topics.size >= 2 ? fromLines(lines, place) : null;
  };

  return async ({ text, place, lastDocumentId, told = [] }) => {
    const question = search.read(text);
    const regionPath = place ? base.regions.path(place.code).map((region) => region.code) : [];
    const reference = findClauseReference(question.text, base, { regionPath, lastDocumentId });
    if (reference && reference.clauses.length === 0)
      return emptyAnswer('abstain', missingClauseText(reference.document, base));
    if (reference) {
      const units = reference.clauses.flatMap((clause) =>
        search.units.filter((unit) => unit.clause.id === clause.id).slice(0, reference.wholePart ? 1 : 4),
      );
      return fromLines(
        units.slice(0, 6).map((unit) => ({ text: unit.point?.say ?? unit.quote, unit })),
        place,
      );
    }
    const compared = comparedRegions(question);
    const sideBySide = compared.length >= 2 ? await answerSideBySide(question, compared.slice(0, MOST_REGIONS)) : null;
    if (sideBySide) return sideBySide;
    const parts = splitQuestion(question.text);
    return (parts.length >= 2 ? await answerInParts(parts, place) : null) ?? answerOne(question, place, told);
  };
}

/** Regions to be told side by side. 「我是贵州人，在北京干活」 names two but asks about one; the conversation has settled that place. */
function comparedRegions(question: Question): Region[] {
  if (
    !/和|与|跟|还有|、|分别|对比|比较|都|哪个/.test(question.text) ||
    /(?:是|老家|户口|家在|来自)/.test(question.text)
  )
    return [];
  const byCode = new Map(question.mentions.map(({ region }) => [region.code, region]));
  byCode.delete(NATION);
  return [...byCode.values()];
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
