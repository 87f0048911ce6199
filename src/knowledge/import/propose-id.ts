import { pinyin } from 'pinyin-pro';
import type { Region } from '../regions.ts';
import { numberParts } from './find-number.ts';

/**
 * An id in the manner of the others: initials of the region, year and serial of the number (fj-2025-28), `sm-draft` for a draft
 * without a number. One that is taken gets a number behind it.
 */
export function proposeId(
  facts: { region: Region; number: string | null; issued: string | null; status: string },
  taken: ReadonlySet<string>,
): string {
  const initials =
    facts.region.level === 'nation'
      ? 'cn'
      : pinyin(facts.region.shortName, { pattern: 'first', toneType: 'none', type: 'array' }).join('').toLowerCase();
  const parts = facts.number ? numberParts(facts.number) : null;
  const tail = parts
    ? `${parts.year}-${parts.serial}`
    : facts.status === 'draft'
      ? 'draft'
      : (facts.issued?.slice(0, 4) ?? 'document');
  const base = `${initials.replace(/[^a-z]/g, '') || 'doc'}-${tail}`;
  let id = base;
  for (let count = 2; taken.has(id); count++) id = `${base}-${count}`;
  return id;
}
