/** The numbers of terms: as much of a `ReadonlyMap<string, number>` as searching needs. A map is one. */
export interface TermIds {
  readonly size: number;
  get(term: string): number | undefined;
  /** In the order of their numbers. */
  keys(): Iterable<string>;
}

/** What a table is kept as. */
export interface TermTableData {
  /** UTF-16 units of all terms, one after another, in the order of their numbers. */
  units: Uint16Array;
  /** Where each term ends among them. */
  ends: Uint32Array;
  /** An open-addressed hash table, its size a power of 2: number + 1, or 0 where none is. */
  slots: Uint32Array;
}

export type TermTable = TermIds & { readonly data: TermTableData };

/**
 * Numbers distinct terms from 0. A hundred thousand bigrams take 2 MB like this, as a Map of strings 9 MB; and it is
 * opened from a file as it is.
 */
export function createTermTable(terms: Iterable<string>): TermTable {
  const list = [...terms];
  return list.length === 0 ? openTermTable(NO_TERMS) : readTermLines(list.join('\n'));
}

const NO_TERMS = { units: new Uint16Array(0), ends: new Uint32Array(0), slots: new Uint32Array(1) };

/** The same for terms that stand one a line; none of them may have a line break in it. */
export function readTermLines(lines: string): TermTable {
  const ends: number[] = [];
  const units = new Uint16Array(lines.length);
  let length = 0;
  for (let at = 0; at < lines.length; at += 1) {
    const unit = lines.charCodeAt(at);
    if (unit === LINE_BREAK) ends.push(length);
    else units[length++] = unit;
  }
  ends.push(length);
  const data = { units: units.slice(0, length), ends: Uint32Array.from(ends), slots: emptySlots(ends.length) };
  for (let id = 0; id < ends.length; id += 1) {
    let slot = hashUnits(data.units, id === 0 ? 0 : ends[id - 1]!, ends[id]!) & (data.slots.length - 1);
    while (data.slots[slot] !== 0) slot = (slot + 1) & (data.slots.length - 1);
    data.slots[slot] = id + 1;
  }
  return openTermTable(data);
}

const LINE_BREAK = 0x0a;

/** At most half full, so that a term which is not there is soon known not to be. */
function emptySlots(count: number): Uint32Array {
  return new Uint32Array(2 ** Math.ceil(Math.log2(Math.max(1, count) * 2)));
}

export function openTermTable(data: TermTableData): TermTable {
  const { units, ends, slots } = data;
  const mask = slots.length - 1;
  const isTerm = (id: number, term: string) => {
    const from = id === 0 ? 0 : ends[id - 1]!;
    if (ends[id]! - from !== term.length) return false;
    for (let at = 0; at < term.length; at += 1) if (units[from + at] !== term.charCodeAt(at)) return false;
    return true;
  };
  return {
    data,
    size: ends.length,
    get: (term) => {
      let slot = hashText(term) & mask;
      for (let id = slots[slot]!; id !== 0; id = slots[slot]!) {
        if (isTerm(id - 1, term)) return id - 1;
        slot = (slot + 1) & mask;
      }
      return undefined;
    },
    *keys() {
      let from = 0;
      for (const end of ends) {
        yield String.fromCharCode(...units.subarray(from, end));
        from = end;
      }
    },
  };
}

/** FNV-1a over UTF-16 units, with the high bits mixed into the low ones that choose the slot. */
function hashText(term: string): number {
  let hash = OFFSET_BASIS;
  for (let at = 0; at < term.length; at += 1) hash = Math.imul(hash ^ term.charCodeAt(at), PRIME);
  return mixed(hash);
}

function hashUnits(units: Uint16Array, from: number, to: number): number {
  let hash = OFFSET_BASIS;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ units[at]!, PRIME);
  return mixed(hash);
}

function mixed(hash: number): number {
  return (hash ^ (hash >>> 15)) >>> 0;
}

const OFFSET_BASIS = 0x811c9dc5;
const PRIME = 0x01000193;
