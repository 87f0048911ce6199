import type { Topic } from '../knowledge/topics.ts';
import type { Citation, Notice, ReplyKind, ServiceReference } from '../message.ts';

/** What the corpus says to one question, before the conversation wraps it into a reply. */
export interface Answer {
  kind: Extract<ReplyKind, 'answer' | 'clarify' | 'abstain'>;
  text: string;
  citations: Citation[];
  notices: Notice[];
  services: ServiceReference[];
  suggestions: string[];
  /** The step that can be taken together, if any. */
  next: 'complaint' | 'legal_aid' | 'none';
  topic: Topic | null;
  /** True when the answer would be more exact with the worker's place. */
  needsRegion: boolean;
  /** What was told, as unit keys, so that 「还有别的吗」 tells something else. */
  said: string[];
}

/** An answer that cites nothing. */
export function emptyAnswer(kind: Answer['kind'], text: string): Answer {
  return {
    kind,
    text,
    citations: [],
    notices: [],
    services: [],
    suggestions: [],
    next: 'none',
    topic: null,
    needsRegion: false,
    said: [],
  };
}
