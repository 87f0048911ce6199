/**
 * How V8 is asked to spare memory once the server listens: the heap grows slowly, and what busy hours leave behind is given
 * back in a quiet moment. `npm start` exposes the collector (`--expose-gc`); without it nothing is given back early.
 */
import { setFlagsFromString } from 'node:v8';

/** By how much the heap may grow between two full collections, percent. More is resident for no gain in speed. */
const GROWTH_PERCENT = 25;
/** After how many requests there is anything worth giving back. */
const BUSY_REQUESTS = 200;
/** How long nobody must have asked, milliseconds: the collection holds the next one up by about 70. */
const QUIET_MILLISECONDS = 5000;

/** From now on the heap grows by a quarter at most. A start is faster without, and calls this at its end. */
export function growSlowly(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
}

/** Freed pages go back to the system at once; an ordinary collection leaves them resident for minutes. */
export function giveMemoryBack(): void {
  globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}

/**
 * Gives memory back when it is quiet after many requests. `afterRequest` is called once for each of them.
 * @param give what gives it back
 */
export function createQuietKeeper(give: () => void = giveMemoryBack): { afterRequest: () => void; stop: () => void } {
  let requests = 0;
  let timer: NodeJS.Timeout | null = null;
  return {
    afterRequest: () => {
      requests += 1;
      if (requests < BUSY_REQUESTS) return;
      if (timer) {
        timer.refresh();
        return;
      }
      timer = setTimeout(() => {
        requests = 0;
        timer = null;
        give();
      }, QUIET_MILLISECONDS).unref();
    },
    stop: () => {
      if (timer) clearTimeout(timer);
    },
  };
}
