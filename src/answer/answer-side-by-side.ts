import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Region } from '../knowledge/regions.ts';
import type { Citation, Notice } from '../message.ts';
import type { Question } from '../retrieval/question.ts';
import type { Unit } from '../retrieval/units.ts';
import type { Answer } from './answer.ts';
import { buildAnswer } from './build-answer.ts';
import { type ComposeLimits, compose } from './compose.ts';
import { type FindAnswer, toFinding } from './find-answer.ts';
import { namedElsewhere, sayElsewhere } from './named-services.ts';
import { renderLines } from './render.ts';

/** Null where no region's documents answer. */
export type AnswerSideBySide = (question: Question, places: readonly Region[]) => Promise<Answer | null>;

export interface AnswerSideBySideOptions {
  base: KnowledgeBase;
  find: FindAnswer;
  limits: ComposeLimits;
}

/** Answers one question for several regions, a line each; a region's own documents come before national law. */
export function createAnswerSideBySide({ base, find, limits }: AnswerSideBySideOptions): AnswerSideBySide {
  return async (question, places) => {
    // Of places without a document national law is told once.
    if (places.every((place) => base.nearestWithDocument(place.code) === null)) return null;
    const text: string[] = [];
    const notices: Notice[] = [];
    const units: Unit[] = [];
    let citations: Citation[] = [];
    for (const place of places) {
      // What is near to another region's line is nothing that this one has.
      const elsewhere = namedElsewhere(question.text, base, place);
      if (elsewhere) {
        text.push(`${place.shortName}：${sayElsewhere(elsewhere, place, base)}`);
        continue;
      }
      const finding = await find(question, { place });
      const own = toFinding(
        finding.hits.filter((hit) => hit.unit.document.kind === 'policy'),
        finding.model,
        finding.silences,
      );
      // Without the gaps and the law beside them, its own clauses always look likelier: the whole decides whether it answers.
      const found = finding.decision === 'answers' && own.decision === 'answers' ? own : finding;
      const { lines, line } =
        found.decision === 'answers' ? compose(question, found, limits) : { lines: [], line: null };
      if (lines.length === 0) {
        const why = base.nearestWithDocument(place.code)
          ? '我手头的文件里没写这件事'
          : `我手头没有${place.shortName}的文件`;
        text.push(`${place.shortName}：${why}。`);
        continue;
      }
      const rendered = renderLines(lines, base, place, citations);
      citations = rendered.citations;
      notices.push(...rendered.notices.filter((notice) => !notices.some((each) => each.text === notice.text)));
      units.push(...lines.map(({ unit }) => unit));
      text.push(`${place.shortName}：${rendered.text.join('')}${line ?? ''}`);
    }
    return citations.length === 0
      ? null
      : buildAnswer(base, { kind: 'answer', text, citations, notices, units, place: null });
  };
}
