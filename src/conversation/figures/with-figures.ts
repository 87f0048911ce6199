import type { Answer } from '../../answer/answer.ts';
import { toCitation } from '../../answer/citation.ts';
import { dayInChina } from '../../handoff/understand/calendar.ts';
import type { Turn } from '../turn.ts';
import { ASKS_FOR_FIGURE, workOut } from './work-out.ts';

/** Where the figures are, beside the question. */
export interface FigureSources {
  /** The words that hold them, where it isn't the question. */
  added?: string | undefined;
  /** What was told before: 「干了六年」 two messages ago counts where it is asked how much. */
  story?: string;
}

/** The answer with what the worker's own figures come to: first where that was asked or added, else behind the article it rests on. */
export function withFigures(
  { base, now }: Pick<Turn, 'base' | 'now'>,
  answer: Answer,
  question: string,
  { added, story }: FigureSources = {},
): Answer {
  if (answer.kind !== 'answer') return answer;
  const cited = answer.citations.map((citation) => citation.clauseId);
  const today = dayInChina(now);
  const result =
    workOut(added ?? question, cited, today) ??
    (story && ASKS_FOR_FIGURE.test(question) ? workOut(`${story}，${question}`, cited, today) : null);
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
