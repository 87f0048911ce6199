import { type Card, effectiveCard } from '../knowledge/card.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { NATION, type Region } from '../knowledge/regions.ts';
import type { Citation, Notice } from '../message.ts';
import { type DecisionModel, decide } from '../retrieval/decide.ts';
import type { Question } from '../retrieval/question.ts';
import type { Hit, Search } from '../retrieval/search.ts';
import { type Unit, unitKey } from '../retrieval/units.ts';
import { abstainText } from './abstain.ts';
import type { Answer } from './answer.ts';
import { findClauseReference } from './clause-reference.ts';
import { type AnswerLine, type ComposeLimits, compose } from './compose.ts';
import { namedElsewhere } from './named-services.ts';
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

export interface AnswerParts {
  base: KnowledgeBase;
  search: Search;
  decision: DecisionModel;
}

const LIMITS: ComposeLimits = { characters: 130, lines: 3, sameClause: 3, otherClause: 1.2 };
const PART_LIMITS: ComposeLimits = { characters: 70, lines: 2, sameClause: 2, otherClause: 0 };

/**
 * Answers from the corpus without a model. In order: a clause that is named; two regions side by side; a question in two
 * parts; else one search, its decision, and the points that answer.
 */
export function createAnswerQuestion({ base, search, decision: model }: AnswerParts): AnswerQuestion {
  const find = async (question: Question, place: Region | null) => {
    const hits = await search.find(question, { region: place?.code ?? null });
    return { hits, decision: decide(hits, model) };
  };

  const fromLines = (lines: AnswerLine[], place: Region | null, onlyUnsaid = false): Answer => {
    const { text, citations, notices } = renderLines(lines, base, place);
    return finish({ kind: onlyUnsaid ? 'abstain' : 'answer', text, citations, notices, units: lines.map((line) => line.unit), place });
  };

  const answerOne = async (question: Question, place: Region | null, told: readonly string[] = []): Promise<Answer> => {
    const found = await find(question, place);
    const hits = found.hits.filter((hit) => !told.includes(unitKey(hit.unit)));
    const decision = decide(hits, model);
    const elsewhere = namedElsewhere(question.text, base, place);
    if (decision === 'answers') {
      const composed = compose(question, hits, LIMITS);
      const answer = fromLines(composed.lines, place, composed.onlyUnsaid);
      return elsewhere && place ? withPreface(answer, `「${elsewhere.name}」是${elsewhere.regionName}的，${place.shortName}的文件里没有。`) : answer;
    }
    if (!place) return clarify(question, elsewhere?.regionCode ?? null);
    return abstain(question, hits, place, elsewhere);
  };

  /** The place is not known and nothing national answers: does some region's document? Then the place is what is missing. */
  const clarify = async (question: Question, namedRegion: string | null): Promise<Answer> => {
    if (namedRegion) {
      const region = base.regions.get(namedRegion);
      const { hits, decision } = await find(question, region);
      if (decision === 'answers' && region) {
        const composed = compose(question, hits, LIMITS);
        const answer = fromLines(composed.lines, null, composed.onlyUnsaid);
        return { ...withPreface(answer, `这是${region.shortName}的：`), needsRegion: true };
      }
    }
    const hits = await search.find(question, { region: null, everywhere: true });
    if (decide(hits, model) !== 'answers') return abstain(question, hits, null, null);
    const cards = hits[0]?.unit.card ? [hits[0].unit.card] : [];
    const lines = cards.map((card) => `各地规定不一样。您在哪个省、哪个市？说一声，我给您查当地的。\n急的话，先打 ${card.desk.line} 问${card.desk.name}，全国都能打。`);
    return { ...emptyAnswer('clarify', lines.join('\n')), services: pickServices(base, null, cards), suggestions: placeSuggestions(base), topic: cards[0]?.topic ?? null, needsRegion: true };
  };

  const abstain = (question: Question, hits: readonly Hit[], place: Region | null, elsewhere: ReturnType<typeof namedElsewhere>): Answer => {
    const near = decide(hits, model) === 'near' ? hits[0]!.unit.card : null;
    const related = hits.slice(0, near ? 3 : 0).flatMap((hit) => hit.unit.point?.questions.slice(0, 1) ?? []);
    const outOfScope = near === null && question.concepts.length === 0;
    return {
      ...emptyAnswer('abstain', abstainText({ question, place, base, near, outOfScope, elsewhere })),
      services: outOfScope ? [] : pickServices(base, place && base.nearestWithDocument(place.code) ? place.code : null, near ? [near] : []),
      suggestions: [...new Set(related)].slice(0, 3),
      topic: near?.topic ?? null,
      needsRegion: place === null && !outOfScope,
    };
  };

  const sideBySide = async (question: Question, places: readonly Region[]): Promise<Answer> => {
    const text: string[] = [];
    const notices: Notice[] = [];
    let citations: Citation[] = [];
    const units: Unit[] = [];
    for (const place of places) {
      const { hits, decision } = await find(question, place);
      const local = hits.filter((hit) => hit.unit.document.kind === 'policy');
      const usable = decide(local, model) === 'answers' ? local : decision === 'answers' ? hits : [];
      const composed = compose(question, usable, PART_LIMITS);
      if (composed.lines.length === 0) {
        text.push(`${place.shortName}：我手头${base.nearestWithDocument(place.code) ? '的文件里没写这件事' : `没有${place.shortName}的文件`}。`);
        continue;
      }
      const rendered = renderLines(composed.lines, base, place, citations);
      citations = rendered.citations;
      notices.push(...rendered.notices.filter((notice) => !notices.some((each) => each.text === notice.text)));
      units.push(...composed.lines.map((line) => line.unit));
      text.push(`${place.shortName}：${rendered.text.join('')}`);
    }
    if (citations.length === 0) return { ...(await answerOne(question, places[0]!)), needsRegion: false };
    return finish({ kind: 'answer', text, citations, notices, units, place: places[0]! });
  };

  const inParts = async (parts: readonly string[], place: Region | null): Promise<Answer | null> => {
    const lines: AnswerLine[] = [];
    let answered = 0;
    const topics = new Set<string>();
    for (const part of parts) {
      const question = search.read(part);
      const { hits, decision } = await find(question, place);
      if (decision !== 'answers') continue;
      const composed = compose(question, hits, PART_LIMITS);
      const fresh = composed.lines.filter((line) => !lines.some((earlier) => earlier.text === line.text));
      if (fresh.length === 0) continue;
      answered += 1;
      topics.add(hits[0]!.unit.point?.topic ?? hits[0]!.unit.card?.topic ?? hits[0]!.unit.clause.id);
      lines.push(...fresh);
    }
    return answered >= 2 && topics.size >= 2 ? fromLines(lines, place) : null;
  };

  const finish = (input: { kind: 'answer' | 'abstain'; text: string[]; citations: Citation[]; notices: Notice[]; units: Unit[]; place: Region | null }): Answer => {
    const { kind, text, citations, notices, units, place } = input;
    const cards = units.flatMap((unit) => (unit.card ? [effectiveCard(unit.card, unit.point)] : []));
    const spoken = notices.filter((notice) => ['draft', 'other-region', 'province-document'].includes(notice.code)).map((notice) => notice.text);
    const national = citations.every((citation) => citation.document.region === NATION);
    const noLocal = place !== null && place.code !== NATION && base.nearestWithDocument(place.code) === null;
    const all = noLocal ? [...notices, { code: 'no-local-document' as const, text: `手头没有${place.shortName}的文件，上面说的是全国的规定。` }] : notices;
    const lead = cards[0] ?? null;
    return {
      kind,
      text: [...text, ...spoken, ...(noLocal ? [all.at(-1)!.text] : [])].join('\n'),
      citations,
      notices: all,
      services: pickServices(base, place?.code ?? null, cards),
      suggestions: [],
      next: lead?.next ?? 'none',
      topic: lead?.topic ?? null,
      needsRegion: place === null && national,
      said: units.map(unitKey),
    };
  };

  return async ({ text, place, lastDocumentId, told = [] }) => {
    const question = search.read(text);
    const reference = findClauseReference(question.text, base, { regionPath: place ? base.regions.path(place.code).map((region) => region.code) : [], lastDocumentId });
    if (reference) {
      const units = reference.clauses.flatMap((clause) => search.units.filter((unit) => unit.clause.id === clause.id).slice(0, reference.wholePart ? 1 : 4));
      return fromLines(units.slice(0, 6).map((unit) => ({ text: unit.point?.say ?? unit.quote, unit })), place);
    }
    const named = comparedRegions(question, base);
    if (named.length >= 2) return sideBySide(question, named.slice(0, 3));
    const parts = splitQuestion(question.text);
    const joined = parts.length >= 2 ? await inParts(parts, place) : null;
    return joined ?? answerOne(question, place, told);
  };
}

/** Regions to be told side by side. 「我是贵州人，在北京干活」 names two but asks about one; the conversation has settled that place. */
function comparedRegions(question: Question, base: KnowledgeBase): Region[] {
  if (!/和|与|跟|还有|、|分别|对比|比较|都|哪个/.test(question.text) || /(?:是|老家|户口|家在|来自)/.test(question.text)) return [];
  const regions = question.mentions.map((mention) => mention.region);
  return regions.filter((region, index) => region.code !== NATION && regions.findIndex((other) => other.code === region.code) === index && base.regions.get(region.code) !== null);
}

function emptyAnswer(kind: Answer['kind'], text: string): Answer {
  return { kind, text, citations: [], notices: [], services: [], suggestions: [], next: 'none', topic: null, needsRegion: false, said: [] };
}

function withPreface(answer: Answer, preface: string): Answer {
  return { ...answer, text: `${preface}\n${answer.text}` };
}

function placeSuggestions(base: KnowledgeBase): string[] {
  const regions = base.knowledge.documents.filter((document) => document.kind === 'policy').map((document) => base.regions.get(document.region)?.shortName ?? '');
  return [...new Set(regions.filter((name) => name !== ''))].slice(0, 5);
}
