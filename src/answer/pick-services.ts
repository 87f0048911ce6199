import type { Card } from '../knowledge/card.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Service } from '../knowledge/service.ts';
import type { ServiceReference } from '../message.ts';

const MOST = 4;

export function toServiceReference(service: Service): ServiceReference {
  return { name: service.name, kind: service.kind, label: service.label, clauseId: service.clause };
}

/** Lines and pages a worker can use for these cards' topics in this region, the nearest first; `deskLine` is always among them. */
export function pickServices(
  base: KnowledgeBase,
  regionCode: string | null,
  cards: readonly Card[],
  deskLine: string | null,
): ServiceReference[] {
  const topics = new Set(cards.map((card) => card.topic));
  const desks = new Set([...cards.map((card) => card.desk.line), ...(deskLine === null ? [] : [deskLine])]);
  const seen = new Set<string>();
  const fitting = base
    .servicesFor(regionCode)
    .filter(
      (service) =>
        service.callable &&
        (service.topics.some((topic) => topics.has(topic)) || (service.clause === null && desks.has(service.name))),
    )
    .filter((service) => !seen.has(service.name) && seen.add(service.name));
  const local = fitting.filter((service) => service.clause !== null);
  const national = fitting
    .filter((service) => service.clause === null)
    .sort((a, b) => Number(desks.has(b.name)) - Number(desks.has(a.name)));
  const picked = [...local, ...national].slice(0, MOST);
  const desk = fitting.find((service) => service.name === deskLine);
  if (desk && !picked.includes(desk)) picked[MOST - 1] = desk;
  return picked.map(toServiceReference);
}
