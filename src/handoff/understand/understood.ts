/** What a reader makes of a text: a value and where it stood, or a reason why there is none. */
export type Understood<Value, Reason extends string = string> = Found<Value> | Missed<Reason>;

export interface Found<Value> {
  found: true;
  value: Value;
  /** Where the words stood in the normalised text: from `start` (included) to `end` (excluded). */
  start: number;
  end: number;
}

export interface Missed<Reason extends string = string> {
  found: false;
  /** `absent` where the text says nothing of the kind; any other reason names what is wrong with what was said. */
  reason: Reason | 'absent';
}

export function found<Value>(value: Value, start: number, end: number): Found<Value> {
  return { found: true, value, start, end };
}

export function missed<Reason extends string>(reason: Reason | 'absent'): Missed<Reason> {
  return { found: false, reason };
}
