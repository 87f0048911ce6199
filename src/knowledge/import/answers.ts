import type { DocumentStatus } from '../../message.ts';
import type { DocumentSource } from '../document.ts';
import type { Regions } from '../regions.ts';
import type { DocumentDraft } from './document-draft.ts';
import { readNumber } from './find-number.ts';
import { readDate } from './read-date.ts';

/** What a person can be asked for, or give as a flag of the same name. */
export const ANSWER_FIELDS = [
  'title',
  'number',
  'issuers',
  'region',
  'issued',
  'effective',
  'status',
  'source',
  'id',
] as const;
export type AnswerField = (typeof ANSWER_FIELDS)[number];
export type Answers = Partial<Record<AnswerField, string>>;

/** An answer that cannot be used, told in the field's own terms. */
export interface AnswerComplaint {
  field: AnswerField;
  given: string;
}

const STATUSES: Record<string, DocumentStatus> = {
  'in-force': 'in-force',
  有效: 'in-force',
  施行: 'in-force',
  现行有效: 'in-force',
  draft: 'draft',
  征求意见稿: 'draft',
  草案: 'draft',
  superseded: 'superseded',
  被替代: 'superseded',
  已被替代: 'superseded',
  repealed: 'repealed',
  废止: 'repealed',
  失效: 'repealed',
  已废止: 'repealed',
};
const SOURCE_KINDS: Record<string, DocumentSource['kind']> = {
  official: 'official',
  官网: 'official',
  repost: 'repost',
  转载: 'repost',
  unknown: 'unknown',
  不明: 'unknown',
};
const NONE = /^(?:无|没有|null|none|-)$/;

/** Puts answers over a draft. 「无」 means: there is none. An answer that can't be read is left out and told. */
export function applyAnswers(
  draft: DocumentDraft,
  answers: Answers,
  regions: Regions,
): { draft: DocumentDraft; complaints: AnswerComplaint[] } {
  const result: DocumentDraft = { ...draft };
  const complaints: AnswerComplaint[] = [];
  for (const field of ANSWER_FIELDS) {
    const given = answers[field]?.trim();
    if (given === undefined || given === '') continue;
    if (!applyOne(result, field, given, regions)) complaints.push({ field, given });
  }
  return { draft: result, complaints };
}

function applyOne(draft: DocumentDraft, field: AnswerField, given: string, regions: Regions): boolean {
  switch (field) {
    case 'title':
      if (given.length < 4) return false;
      if (given !== draft.title) draft.titleNote = null;
      draft.title = given;
      return true;
    case 'number': {
      const number = NONE.test(given) ? null : readNumber(given);
      if (number === null && !NONE.test(given)) return false;
      draft.number = number;
      return true;
    }
    case 'issuers':
      draft.issuers = NONE.test(given) ? [] : given.split(/[、,，;；\s]+/).filter((name) => name !== '');
      return true;
    case 'region': {
      const region = regions.read(given);
      if (region) draft.region = region.code;
      return region !== null;
    }
    case 'issued':
    case 'effective': {
      const reading = NONE.test(given) ? null : readDate(given);
      if (!NONE.test(given) && !(reading && 'date' in reading)) return false;
      draft[field] = reading && 'date' in reading ? reading.date : null;
      return true;
    }
    case 'status':
      draft.status = STATUSES[given] ?? draft.status;
      return given in STATUSES;
    case 'source':
      draft.source = readSourceAnswer(given, draft.source);
      return draft.source !== null;
    case 'id':
      draft.id = given;
      return /^[a-z0-9][a-z0-9-]*$/.test(given);
  }
}

/** 「官网:福建省人社厅」, 「转载:某某网」, an address, or a name alone. */
function readSourceAnswer(given: string, found: DocumentSource | null): DocumentSource | null {
  if (/^https?:\/\//.test(given)) {
    const url = URL.parse(given);
    if (!url) return null;
    const kind = /\.gov\.cn$/.test(url.hostname) ? 'official' : (found?.kind ?? 'unknown');
    return { kind, name: found?.name ?? url.hostname, url: given };
  }
  const match = /^([^:：]{2,8})[:：]\s*(.+)$/.exec(given);
  const kind = match ? SOURCE_KINDS[match[1]!.trim()] : undefined;
  const name = kind ? match![2]!.trim() : given;
  return name.length >= 2 ? { kind: kind ?? found?.kind ?? 'unknown', name, url: found?.url ?? null } : null;
}
