import type { Reply } from '../src/message.ts';
import type { EvalCase } from './cases.ts';

export interface Judgement {
  id: string;
  group: string;
  ask: string;
  region: string | null;
  kindRight: boolean;
  kind: string;
  /** Null where the case names no clause. */
  firstRight: boolean | null;
  amongThree: boolean | null;
  /** Share of the facts that stand in the text; null where none is asked for. */
  factsRight: boolean | null;
  missingFacts: string[];
  /** What must not stand there and does. */
  forbidden: string[];
  abstained: boolean;
  /** Characters of the text without markers. */
  length: number;
  milliseconds: number;
  text: string;
  citations: string[];
}

/** Holds a reply against its case. Spaces don't count, nor the width of digits. */
export function judge(evalCase: EvalCase, reply: Reply, milliseconds: number): Judgement {
  const text = flatten(reply.text);
  const ids = reply.citations.map((citation) => citation.clauseId);
  const missingFacts = evalCase.facts.filter(
    (fact) => !fact.split('|').some((alternative) => text.includes(flatten(alternative))),
  );
  // Where a case lets the assistant say that the papers are silent, and it does, there is no citation to judge.
  const isSilent = reply.kind === 'abstain' && ids.length === 0 && evalCase.kind.includes('abstain');
  // A hand-off asks its first question and cites nothing.
  const isHandOff = reply.kind === 'handoff' && evalCase.kind.includes('handoff');
  const expectsClause = evalCase.clause.length > 0 && !isSilent && !isHandOff;
  return {
    id: evalCase.id,
    group: evalCase.group,
    ask: evalCase.ask,
    region: evalCase.region,
    kindRight: (evalCase.kind as string[]).includes(reply.kind),
    kind: reply.kind,
    firstRight: expectsClause ? evalCase.clause.includes(ids[0] ?? '') : null,
    amongThree: expectsClause ? ids.slice(0, 3).some((id) => evalCase.clause.includes(id)) : null,
    factsRight: evalCase.facts.length > 0 ? missingFacts.length === 0 : null,
    missingFacts,
    forbidden: evalCase.not.filter((name) => text.includes(flatten(name))),
    abstained: reply.kind === 'abstain' || reply.kind === 'chat',
    length: [...reply.text.replace(/\[\d+\]/g, '')].length,
    milliseconds,
    text: reply.text,
    citations: ids,
  };
}

function flatten(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}
