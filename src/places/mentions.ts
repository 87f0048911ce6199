import type { Region, RegionMention, Regions } from '../knowledge/regions.ts';
import type { Service } from '../knowledge/service.ts';

/** The regions named in a normalised text. `near`: of namesakes the one in this region is meant. */
export type ReadMentions = (text: string, near?: Region | null) => RegionMention[];

/** Reads regions, but not those inside the name of a line or programme (安薪北京, 贵州技工). */
export function createMentionReader(regions: Regions, services: readonly Service[]): ReadMentions {
  const properNames = services
    .flatMap((service) => [service.name, ...service.aliases])
    .filter((name) => regions.mentions(name).length > 0)
    .map((name) => name.toLowerCase());
  return (text, near = null) => {
    const named = properNames.flatMap((name) => spansOf(text, name));
    return regions
      .mentions(text, near)
      .filter((mention) => !named.some((span) => span.start <= mention.start && mention.end <= span.end));
  };
}

function spansOf(text: string, name: string): { start: number; end: number }[] {
  const start = text.indexOf(name);
  return start < 0 ? [] : [{ start, end: start + name.length }];
}
