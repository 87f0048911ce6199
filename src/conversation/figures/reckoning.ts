/** What a figure is worked out from. */
export interface Given {
  /** The worker's words, normalised. */
  text: string;
  /** ISO date in Asia/Shanghai. */
  today: string;
  /** Clauses that the answer cites. */
  cited: readonly string[];
}

export interface Reckoned {
  /** One to three sentences, with the worker's figures in them. */
  text: string;
  /** A time limit that runs out soon, or has. */
  urgent?: boolean;
  /** Other articles that were needed. */
  beside?: readonly string[];
}

/** Null where a figure is missing or isn't clear. */
export type Reckoning = (given: Given) => Reckoned | null;

/** Yuan to the fen. */
export function yuan(sum: number): number {
  return Math.round(sum * 100) / 100;
}
