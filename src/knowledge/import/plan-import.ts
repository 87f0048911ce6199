import type { Clause } from '../document.ts';
import { type FrontMatter, readPolicyFile } from '../policy-file.ts';
import type { KnowledgeProblem } from '../problem.ts';
import type { Regions } from '../regions.ts';
import { type AnswerComplaint, type AnswerField, type Answers, applyAnswers } from './answers.ts';
import { type ClauseChanges, compareClauses } from './compare-clauses.ts';
import { cutFurniture } from './cut-furniture.ts';
import { type DocumentDraft, draftFromFacts, inheritFrom, toFrontMatter } from './document-draft.ts';
import { formatPolicyFile } from './format-policy-file.ts';
import { findSameDocument, isSameDocument, type KeptDocument, readKeptDocuments } from './kept-documents.ts';
import { type OpenField, openFields } from './open-fields.ts';
import { proposeId } from './propose-id.ts';
import { readFacts } from './read-facts.ts';
import type { SourceText } from './read-source.ts';

export interface ImportPlan {
  /** What the text did not tell. */
  open: OpenField[];
  complaints: AnswerComplaint[];
  impossibleDates: string[];
  /** The document with this id is another one, or this document is kept under another id: nothing may be written. */
  conflict: { kind: 'id-taken' | 'kept-elsewhere'; id: string; title: string } | null;
  /** Null while a required field is open or there is a conflict; then there is nothing to write. */
  output: { front: FrontMatter; path: string; text: string; clauses: Clause[]; problems: KnowledgeProblem[] } | null;
  cuts: string[];
  /** Set when the document is kept already. */
  updates: FrontMatter | null;
  changes: ClauseChanges;
  /** A draft kept under another id which this document seems to be the final text of. */
  finalOf: string | null;
}

/** Works out what an import would write. Reads only what it is given and writes nothing. `files`: the knowledge folder, path → text. */
export function planImport(
  source: SourceText,
  answers: Answers,
  files: ReadonlyMap<string, string>,
  regions: Regions,
): ImportPlan {
  const { body, cuts } = cutFurniture(source.text);
  const allCuts = [...(source.front?.cuts ?? []), ...cuts, ...source.cuts];
  const facts = readFacts({ body, cuts }, source.pageTitle, regions);
  const kept = readKeptDocuments(files);
  const told = applyAnswers(
    source.front ? inheritFrom(draftFromFacts(facts), source.front) : draftFromFacts(facts),
    answers,
    regions,
  );
  const same = findSameDocument(told.draft, kept);
  const conflict = findConflict(answers.id, told.draft, same, kept);
  const updated = conflict ? null : (same ?? kept.find(({ front }) => front.id === answers.id) ?? null);
  const draft = updated ? applyAnswers(inheritFrom(told.draft, updated.front), answers, regions).draft : told.draft;
  const id = updated?.front.id ?? newId(draft, kept, regions);
  const front = id === null || conflict ? null : toFrontMatter(draft, id, allCuts, regions);
  const output = front ? makeOutput(front, body, updated, regions) : null;
  return {
    open: openFields(draft, facts, new Set(Object.keys(answers) as AnswerField[])),
    complaints: told.complaints,
    impossibleDates: facts.impossibleDates,
    conflict,
    output,
    cuts: allCuts,
    updates: updated?.front ?? null,
    changes: compareClauses(updated ? clausesOf(updated.file, updated.text, regions) : [], output?.clauses ?? []),
    finalOf: draft.status === 'in-force' ? findDraftOf(draft, updated, kept) : null,
  };
}

function findConflict(
  askedId: string | undefined,
  draft: DocumentDraft,
  same: KeptDocument | null,
  kept: readonly KeptDocument[],
): ImportPlan['conflict'] {
  if (askedId === undefined) return null;
  const holder = kept.find(({ front }) => front.id === askedId);
  if (holder && !isSameDocument(draft, holder.front))
    return { kind: 'id-taken', id: askedId, title: holder.front.title };
  if (!holder && same) return { kind: 'kept-elsewhere', id: same.front.id, title: same.front.title };
  return null;
}

function newId(draft: DocumentDraft, kept: readonly KeptDocument[], regions: Regions): string | null {
  if (draft.id !== null) return draft.id;
  const region = draft.region === null ? null : regions.get(draft.region);
  return region
    ? proposeId(
        { region, number: draft.number, issued: draft.issued, status: draft.status ?? '' },
        new Set(kept.map(({ front }) => front.id)),
      )
    : null;
}

function makeOutput(
  front: FrontMatter,
  body: string,
  updated: KeptDocument | null,
  regions: Regions,
): ImportPlan['output'] {
  const path = updated?.file ?? `policies/${front.id}.md`;
  const text = formatPolicyFile(front, body);
  const { parts, problems } = readPolicyFile(path, text, regions);
  return { front, path, text, clauses: parts.flatMap((part) => part.clause ?? []), problems };
}

function clausesOf(file: string, text: string, regions: Regions): Clause[] {
  return readPolicyFile(file, text, regions).parts.flatMap((part) => part.clause ?? []);
}

function findDraftOf(draft: DocumentDraft, updated: KeptDocument | null, kept: readonly KeptDocument[]): string | null {
  const bare = (title: string | null) => (title ?? '').replace(/[（(][^）)]*[）)]|[^\p{Script=Han}]/gu, '');
  const found = kept.find(
    ({ front }) =>
      front.status === 'draft' &&
      front.region === draft.region &&
      front.id !== updated?.front.id &&
      bare(front.title) === bare(draft.title),
  );
  return found?.front.id ?? null;
}
