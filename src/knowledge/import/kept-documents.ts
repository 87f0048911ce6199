import { type FrontMatter, frontMatterSchema } from '../policy-file.ts';
import { readYaml } from '../read-yaml.ts';
import type { DocumentDraft } from './document-draft.ts';

/** A document that is in the folder already, whether or not it has problems. */
export interface KeptDocument {
  file: string;
  front: FrontMatter;
  text: string;
}

/** Reads the front matter of every policy file (path inside the knowledge folder → text); one that can't be read is left out. */
export function readKeptDocuments(files: ReadonlyMap<string, string>): KeptDocument[] {
  return [...files].flatMap(([file, text]) => {
    if (!file.startsWith('policies/')) return [];
    const front = readFrontMatter(text);
    return front ? [{ file, front, text }] : [];
  });
}

/** The front matter of a policy file; null where there is none or it isn't right. */
export function readFrontMatter(text: string): FrontMatter | null {
  const yaml = /^---\n([\s\S]*?)\n---\n/.exec(text)?.[1];
  return yaml === undefined ? null : readYaml('', yaml, frontMatterSchema).value;
}

/** Finds the document that a draft is a new capture of: by number, else by title where regions do not contradict. */
export function findSameDocument(draft: DocumentDraft, kept: readonly KeptDocument[]): KeptDocument | null {
  return kept.find(({ front }) => isSameDocument(draft, front)) ?? null;
}

export function isSameDocument(draft: DocumentDraft, front: FrontMatter): boolean {
  if (draft.number !== null && front.number !== null) return bare(draft.number) === bare(front.number);
  if (draft.title === null || (draft.region !== null && draft.region !== front.region)) return false;
  return bare(draft.title) === bare(front.title);
}

const bare = (text: string) => text.normalize('NFKC').replace(/[\s()[\]〔〕【】《》"“”]/g, '');
