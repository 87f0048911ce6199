import type { DocumentStatus } from '../../message.ts';
import type { DocumentSource } from '../document.ts';
import type { FrontMatter } from '../policy-file.ts';
import type { Regions } from '../regions.ts';
import type { DocumentFacts } from './read-facts.ts';

/** Front matter on its way: null is not known yet. */
export interface DocumentDraft {
  id: string | null;
  title: string | null;
  titleNote: string | null;
  number: string | null;
  issuers: string[];
  region: string | null;
  issued: string | null;
  effective: string | null;
  status: DocumentStatus | null;
  supersededBy: string | null;
  source: DocumentSource | null;
}

/** What the text told; a region that was only guessed is left for a person to confirm. */
export function draftFromFacts(facts: DocumentFacts): DocumentDraft {
  const { title, titleNote, number, issuers, issued, effective, status, source } = facts;
  const region = facts.region?.sure ? facts.region.region.code : null;
  return { id: null, title, titleNote, number, issuers, region, issued, effective, status, supersededBy: null, source };
}

/** What the text did not tell is taken from the document as it is kept now. */
export function inheritFrom(draft: DocumentDraft, kept: FrontMatter): DocumentDraft {
  return {
    id: kept.id,
    title: draft.title ?? kept.title,
    titleNote: draft.title === null || draft.title === kept.title ? kept.titleNote : draft.titleNote,
    number: draft.number ?? kept.number,
    issuers: draft.issuers.length > 0 ? draft.issuers : kept.issuers,
    region: draft.region ?? kept.region,
    issued: draft.issued ?? kept.issued,
    effective: draft.effective ?? kept.effective,
    status: kept.status === 'superseded' || kept.status === 'repealed' ? kept.status : (draft.status ?? kept.status),
    supersededBy: kept.supersededBy,
    source: draft.source ?? kept.source,
  };
}

/** Completes a draft whose required fields are known; null while one of them is not. */
export function toFrontMatter(draft: DocumentDraft, id: string, cuts: string[], regions: Regions): FrontMatter | null {
  const { title, region, status } = draft;
  const level = region === null ? null : regions.get(region)?.level;
  if (title === null || region === null || status === null || !level) return null;
  const source = draft.source ?? { kind: 'unknown', name: '录入时没有记下出处', url: null };
  return { ...draft, id, title, region, status, level, source, cuts };
}
