import type { AnswerField } from './answers.ts';
import type { DocumentDraft } from './document-draft.ts';
import type { DocumentFacts } from './read-facts.ts';

/** Something a text did not tell. `required`: without it nothing is written. */
export interface OpenField {
  field: AnswerField;
  required: boolean;
  /** The best guess, for a person to confirm. */
  suggestion: string | null;
}

/** Lists what is still to be told, the required first. */
export function openFields(
  draft: DocumentDraft,
  facts: DocumentFacts,
  answered: ReadonlySet<AnswerField>,
): OpenField[] {
  const open: OpenField[] = [];
  if (draft.title === null) open.push({ field: 'title', required: true, suggestion: null });
  if (draft.region === null)
    open.push({ field: 'region', required: true, suggestion: facts.region?.region.name ?? null });
  if (draft.status === null) open.push({ field: 'status', required: true, suggestion: null });
  if (draft.number === null) open.push({ field: 'number', required: false, suggestion: null });
  if (draft.issued === null) open.push({ field: 'issued', required: false, suggestion: null });
  if (draft.issuers.length === 0) open.push({ field: 'issuers', required: false, suggestion: null });
  if (draft.source === null) open.push({ field: 'source', required: false, suggestion: null });
  return open.filter((each) => each.required || !answered.has(each.field));
}
