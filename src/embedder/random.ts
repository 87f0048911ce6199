/** A source of numbers from 0 (inclusive) to 1 (exclusive). */
export type Random = () => number;

/** Mulberry32 (Tommy Ettinger): the same seed gives the same numbers on every machine. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b_79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A whole number from 0 up to, not including, `end`. */
export function integerBelow(end: number, random: Random): number {
  return Math.floor(random() * end);
}

/** Fisher–Yates, in place. */
export function shuffle<Values extends { length: number; [index: number]: number }>(
  values: Values,
  random: Random,
): Values {
  for (let last = values.length - 1; last > 0; last -= 1) {
    const other = integerBelow(last + 1, random);
    const kept = values[last]!;
    values[last] = values[other]!;
    values[other] = kept;
  }
  return values;
}
