import type { Clause, PolicyDocument } from '../knowledge/document.ts';
import type { Regions } from '../knowledge/regions.ts';
import type { Citation } from '../message.ts';

/** A label a worker can say aloud: 《…通知》（闽人社文〔2025〕28号）第三部分第（六）条. */
export function citationLabel(document: PolicyDocument, clause: Clause, regionName: string): string {
  if (document.kind === 'law-summary') return `《${document.title}》${clause.place}（要点）`;
  const origin = document.number ?? (document.title.includes(regionName.slice(0, 2)) ? null : regionName);
  return `《${document.title}》${origin ? `（${origin}）` : ''}${clause.place}`;
}

export function toCitation(
  marker: number,
  document: PolicyDocument,
  clause: Clause,
  quote: string,
  regions: Regions,
): Citation {
  const regionName = regions.get(document.region)?.name ?? document.region;
  return {
    marker,
    clauseId: clause.id,
    label: citationLabel(document, clause, regionName),
    text: clause.text,
    quote,
    document: {
      id: document.id,
      title: document.title,
      number: document.number,
      issuers: document.issuers,
      region: document.region,
      regionName,
      status: document.status,
      issued: document.issued,
      source: document.source.name,
    },
  };
}
