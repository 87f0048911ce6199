import type { DocumentStatus } from '../message.ts';

/** Where a document was captured. A repost is not the issuer's own page and every answer from it says so. */
export interface DocumentSource {
  kind: 'official' | 'repost' | 'unknown';
  name: string;
  url: string | null;
}

/** `law-summary`: national law told in our own words (要点), not the text as published. */
export type DocumentKind = 'policy' | 'law-summary';

export type AdministrativeLevel = 'nation' | 'province' | 'city' | 'county';

export interface PolicyDocument {
  id: string;
  kind: DocumentKind;
  title: string;
  number: string | null;
  issuers: string[];
  /** GB/T 2260 code, six digits; 000000 for the nation. */
  region: string;
  level: AdministrativeLevel;
  issued: string | null;
  effective: string | null;
  status: DocumentStatus;
  supersededBy: string | null;
  source: DocumentSource;
  /** The text as published, without the page furniture listed in `cuts`. */
  body: string;
  /** Page furniture that was cut at import, in the order it stood. */
  cuts: string[];
  clauses: Clause[];
}

/** The smallest numbered unit of a document: what a citation points to. */
export interface Clause {
  /** Stable: document id, then the numbers of its place, such as fj-2025-28/3/6. */
  id: string;
  documentId: string;
  /** How a person would say its place: 第三部分第（六）条. */
  place: string;
  /** Headings from the outermost to its own, without numerals. */
  headings: string[];
  /** Verbatim, without surrounding white space. */
  text: string;
  sentences: string[];
  /** SHA-256 of `text`, first 16 hexadecimal digits: what a card is bound to. */
  hash: string;
}
