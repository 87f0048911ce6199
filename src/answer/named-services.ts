import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Region } from '../knowledge/regions.ts';

export interface NamedElsewhere {
  name: string;
  regionCode: string;
  regionName: string;
}

/**
 * A line or programme that a text names and that is not of the worker's place: 「闽治欠」 asked in 贵州.
 * Null if the text names none, or the place has it too. With no place, the region the name belongs to.
 */
export function namedElsewhere(text: string, base: KnowledgeBase, place: Region | null): NamedElsewhere | null {
  const path = place ? base.regions.path(place.code).map((region) => region.code) : ['000000'];
  const named = base.properServices.filter((service) =>
    [service.name, ...service.aliases].some((name) => name.length >= 3 && text.includes(name.toLowerCase())),
  );
  if (named.length === 0 || named.some((service) => service.regions.some((code) => path.includes(code)))) return null;
  // A name that the place's own papers use too (优秀农民工) is nobody's alone.
  const own = base.knowledge.documents.filter(
    (document) => document.kind === 'policy' && path.includes(document.region),
  );
  if (named.some((service) => own.some((document) => document.body.includes(service.name)))) return null;
  const [service] = named.sort((a, b) => b.name.length - a.name.length);
  const region = base.regions.get(service!.regions[0]!);
  return region ? { name: service!.name, regionCode: region.code, regionName: region.shortName } : null;
}

/** 「闽治欠」写在福建的文件里，贵州的文件里没有。 Of a place without a document nobody can say so. */
export function sayElsewhere({ name, regionName }: NamedElsewhere, place: Region, base: KnowledgeBase): string {
  const here =
    base.nearestWithDocument(place.code) === null
      ? `${place.shortName}用不用得上，文件里没写`
      : `${place.shortName}的文件里没有`;
  return `「${name}」写在${regionName}的文件里，${here}。`;
}
