import type { Region, Regions } from '../knowledge/regions.ts';

/** An address tells its place in its first words. */
const LONGEST_READ = 2000;

/** 上海路12号, 北京大厦: a name that is borrowed. */
const BORROWED_AFTER = /^(?:东|西|南|北|中)?(?:[一二三四]段)?(?:路|街|大道|巷|花园|广场|大厦|小区|新村|商城)/;

/** The region an address lies in, as exact as it says; null where it names none. `known`: where the worker is otherwise. */
export function regionOfAddress(address: string, regions: Regions, known: Region | null): Region | null {
  const named = regions
    .mentions(address.slice(0, LONGEST_READ), known)
    .filter((mention) => !BORROWED_AFTER.test(address.slice(mention.end)));
  const inside = named.find(({ region }) => known !== null && regions.isWithin(region.code, known.code));
  return (inside ?? named[0])?.region ?? null;
}
