import type { Card } from './card.ts';
import type { Clause, PolicyDocument } from './document.ts';
import type { Knowledge } from './load-knowledge.ts';
import { NATION, type Region, type Regions } from './regions.ts';
import type { Service } from './service.ts';

/** Look-ups over what was loaded. */
export interface KnowledgeBase {
  readonly knowledge: Knowledge;
  readonly regions: Regions;
  document(id: string): PolicyDocument | null;
  clause(id: string): { clause: Clause; document: PolicyDocument; card: Card | null } | null;
  /** Policy documents of exactly this region, those in force first. */
  documentsOf(regionCode: string): PolicyDocument[];
  /** The nearest region on the way out that has a policy document; null if none below the nation has. */
  nearestWithDocument(regionCode: string): Region | null;
  /** Services that go by a name of their own; 低保 or 居住证 belong to no one place. */
  readonly properServices: readonly Service[];
  /** Services of a region and of all around it, the nearest first. */
  servicesFor(regionCode: string | null): Service[];
}

/** Lines and apps always have a name of their own; the rest has one where the document puts it in quotation marks. */
const PROPER_KINDS: ReadonlySet<Service['kind']> = new Set<Service['kind']>([
  'phone',
  'mini-program',
  'wechat-account',
  'website',
]);

export function createKnowledgeBase(knowledge: Knowledge, allRegions: Regions): KnowledgeBase {
  const provinces = knowledge.documents
    .filter(({ kind, region }) => kind === 'policy' && region !== NATION)
    .map(({ region }) => `${region.slice(0, 2)}0000`);
  const regions = allRegions.withCountiesOf([...new Set(provinces)]);
  const documents = new Map(knowledge.documents.map((document) => [document.id, document]));
  const cards = new Map(knowledge.cards.map((card) => [card.clauseId, card]));
  const clauses = new Map(
    knowledge.documents.flatMap((document) =>
      document.clauses.map((clause) => [clause.id, { clause, document }] as const),
    ),
  );
  const documentsOf = (code: string) =>
    knowledge.documents
      .filter(
        (document) =>
          document.kind === 'policy' &&
          document.region === code &&
          document.status !== 'repealed' &&
          document.status !== 'superseded',
      )
      .sort((a, b) => Number(a.status === 'draft') - Number(b.status === 'draft'));
  const isProper = (service: Service) =>
    service.clause === null ||
    PROPER_KINDS.has(service.kind) ||
    service.name.includes('“') ||
    (clauses.get(service.clause)?.clause.text.includes(`“${service.name}”`) ?? false);
  return {
    properServices: knowledge.services.filter(isProper),
    knowledge,
    regions,
    document: (id) => documents.get(id) ?? null,
    clause: (id) => {
      const found = clauses.get(id);
      return found ? { ...found, card: cards.get(id) ?? null } : null;
    },
    documentsOf,
    nearestWithDocument: (code) =>
      regions.path(code).find((region) => region.level !== 'nation' && documentsOf(region.code).length > 0) ?? null,
    servicesFor: (code) => {
      const path = regions.path(code ?? '000000').map((region) => region.code);
      return path.flatMap((step) => knowledge.services.filter((service) => service.regions.includes(step)));
    },
  };
}
