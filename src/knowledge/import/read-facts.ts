import type { DocumentStatus } from '../../message.ts';
import type { DocumentSource } from '../document.ts';
import type { Regions } from '../regions.ts';
import { splitClauses } from '../split-clauses.ts';
import type { CutText } from './cut-furniture.ts';
import { findEffective } from './find-effective.ts';
import { findNumber, readNumber } from './find-number.ts';
import { type FoundRegion, findRegion } from './find-region.ts';
import { findSignature } from './find-signature.ts';
import { findSource } from './find-source.ts';
import { findStatus } from './find-status.ts';
import { findTitle } from './find-title.ts';
import { harvestMetadata } from './harvest-metadata.ts';
import { type DateReading, readDate } from './read-date.ts';

/** What a document tells of itself. Null: it doesn't tell. */
export interface DocumentFacts {
  title: string | null;
  titleNote: string | null;
  number: string | null;
  issuers: string[];
  region: FoundRegion | null;
  issued: string | null;
  effective: string | null;
  status: DocumentStatus | null;
  source: DocumentSource | null;
  /** Dates as written that no calendar has. */
  impossibleDates: string[];
}

/** Reads the facts of a document from its text, from the lines that were cut, and from the title of the page. */
export function readFacts({ body, cuts }: CutText, pageTitle: string | null, regions: Regions): DocumentFacts {
  const [first] = splitClauses('document', body);
  const head = first?.kind === 'preamble' ? first.text : body.split('\n').slice(0, 12).join('\n');
  const metadata = harvestMetadata(cuts);
  const found = findTitle(head, metadata.title ?? null, pageTitle);
  const number = findNumber(head) ?? (metadata.number ? readNumber(metadata.number) : null);
  const signature = findSignature(body);
  const issuers = signature.issuers.length > 0 ? signature.issuers : metadata.issuer ? [metadata.issuer] : [];
  const impossibleDates: string[] = [];
  const real = (reading: DateReading | null) => {
    if (reading && 'impossible' in reading) impossibleDates.push(reading.impossible);
    return reading && 'date' in reading ? reading.date : null;
  };
  const issued = real(signature.date ?? (metadata.issued ? readDate(metadata.issued) : null));
  const title = found?.title ?? null;
  const said = findStatus(head, title ?? '', metadata.validity ?? null);
  return {
    title,
    titleNote: found?.note ?? null,
    number,
    issuers,
    region: findRegion(regions, { number, issuers, title: `${head.split('\n')[0] ?? ''}\n${title ?? ''}`, body }),
    issued,
    effective: real(findEffective(body, issued) ?? (metadata.effective ? readDate(metadata.effective) : null)),
    // Signed and dated, or numbered, and nothing said against it: it holds.
    status: said ?? (number !== null || (issuers.length > 0 && issued !== null) ? 'in-force' : null),
    source: findSource(cuts, metadata, issuers),
    impossibleDates,
  };
}
