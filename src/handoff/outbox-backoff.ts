export interface BackoffOptions {
  /** Wait after the first failure, in milliseconds. */
  baseMilliseconds: number;
  maximumMilliseconds: number;
}

/**
 * Exponential backoff with equal jitter (M. Brooker, Exponential Backoff and Jitter, AWS 2015): half of the wait is
 * fixed, half is chance, so that deliveries that failed together do not come back together.
 * @param failures number of failed attempts, from 1
 * @param chance from 0 to below 1
 * @returns milliseconds to wait
 */
export function backoff(failures: number, chance: number, options: BackoffOptions): number {
  const wait = Math.min(options.maximumMilliseconds, options.baseMilliseconds * 2 ** (failures - 1));
  return Math.round(wait / 2 + (wait / 2) * chance);
}
