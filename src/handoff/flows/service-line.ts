import type { FlowContext } from './slot.ts';

/** The nation's line for each flow: 12333 for labour, 12348 for legal aid (facts that hold everywhere in China). */
const NATION = { complaint: '12333', legal_aid: '12348' } as const;

/** The numbers to ring, the region's own first: 96333 或 12333. Only what the context or the nation's list holds. */
export function serviceLine(flow: 'complaint' | 'legal_aid', { services }: FlowContext): string {
  const local = services.find((service) => /^\d[\d-]{4,14}$/.test(service.name))?.name;
  const nation = NATION[flow];
  return local === undefined || local === nation ? nation : `${local} 或 ${nation}`;
}
