import { NATION, type Region, type Regions } from '../regions.ts';
import { numberParts } from './find-number.ts';

/** A region, and whether it was read (from number, issuers or title) or only guessed from the places the text names. */
export interface FoundRegion {
  region: Region;
  sure: boolean;
}

const NATIONAL =
  /^(?:国务院|中华人民共和国|中共中央|人力资源(?:和)?社会保障部|住房(?:和)?城乡建设部|教育部|公安部|财政部|司法部|民政部|农业农村部|国家)/;
const NATIONAL_PREFIX = /^(?:国发|国办|人社部|人社厅|劳社部|建市|财社|中办|中发|国令)/;

/** Finds the region from what is surest: issuers' names and title, then the number's first character; else a guess from the text. */
export function findRegion(
  regions: Regions,
  facts: { number: string | null; issuers: readonly string[]; title: string; body: string },
): FoundRegion | null {
  const prefix = facts.number ? (numberParts(facts.number)?.prefix ?? facts.number) : '';
  const byNumber = prefix === '' ? null : regions.read(prefix[0]!);
  const named = commonest(regions, [...facts.issuers, facts.title].join('\n'));
  if (named && (!byNumber || regions.path(named.code).some((step) => step.code === byNumber.code)))
    return { region: named, sure: true };
  if (facts.issuers.some((issuer) => NATIONAL.test(issuer)) || NATIONAL_PREFIX.test(prefix))
    return { region: regions.get(NATION)!, sure: true };
  if (byNumber) return { region: byNumber, sure: true };
  const guessed = commonest(regions, facts.body);
  return guessed ? { region: guessed, sure: false } : null;
}

/** The region named most often; a city counts for itself, so of two named equally often the first stands. */
function commonest(regions: Regions, text: string): Region | null {
  const counts = new Map<string, { region: Region; count: number }>();
  for (const line of text.split('\n')) {
    for (const { region } of regions.mentions(line)) {
      const entry = counts.get(region.code) ?? { region, count: 0 };
      entry.count++;
      counts.set(region.code, entry);
    }
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)[0]?.region ?? null;
}
