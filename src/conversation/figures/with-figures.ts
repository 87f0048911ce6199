import type { Answer } from '../../answer/answer.ts';
import { toCitation } from '../../answer/citation.ts';
import { dayInChina } from '../../handoff/understand/calendar.ts';
import type { Turn } from '../turn.ts';
import { workOut } from './work-out.ts';

/** The answer with what the worker's own figures come to: first where that was asked or added, else behind the article it rests on. */
export function withFigures(
  { base, now }: Pick<Turn, 'base' | 'now'>,
  answer: Answer,
  question: string,
  added?: string,
): Answer {
  const cited = answer.citations.map((citation) => citation.clauseId);
  const result = answer.kind === 'answer' ? workOut(added ?? question, cited, dayInChina(now)) : null;
  if (result === null) return answer;
  const citations = [...answer.citations];
  for (const id of result.clauseIds) {
    const found = citations.some((citation) => citation.clauseId === id) ? null : base.clause(id);
    if (found) {
      const { document, clause } = found;
      citations.push(
        toCitation(citations.length + 1, document, clause, clause.sentences[0] ?? clause.text, base.regions),
      );
    }
  }
  const markers = result.clauseIds.flatMap(
    (id) => citations.find((citation) => citation.clauseId === id)?.marker ?? [],
  );
  const lines = answer.text.split('\n');
  const rests = lines.findIndex((line) => line.includes(`[${markers[0]}]`));
  const isFirst = result.first || added !== undefined;
  lines.splice(isFirst ? 0 : rests + 1, 0, `${result.text}${markers.map((marker) => `[${marker}]`).join('')}`);
  return { ...answer, text: lines.join('\n'), citations };
}
