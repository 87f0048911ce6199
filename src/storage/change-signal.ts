/**
 * Lets callers sleep until something changed under a key. Changes of this process wake them at once; changes of other
 * processes are found by waking up now and then.
 */
export function createChangeSignal() {
  const sleepers = new Map<string, Set<() => void>>();

  function wake(key: string): void {
    for (const awaken of sleepers.get(key) ?? []) awaken();
  }

  /** Resolves at the next `wake` of the key, or after the given time. */
  function sleep(key: string, milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const group = sleepers.get(key) ?? new Set();
      const awaken = () => {
        clearTimeout(timer);
        group.delete(awaken);
        if (group.size === 0 && sleepers.get(key) === group) sleepers.delete(key);
        resolve();
      };
      const timer = setTimeout(awaken, milliseconds);
      group.add(awaken);
      sleepers.set(key, group);
    });
  }

  /** Sleeps until the condition holds; false when the time is over before it does. */
  async function until(key: string, milliseconds: number, condition: () => Promise<boolean>): Promise<boolean> {
    const end = performance.now() + milliseconds;
    for (let pause = 20; !(await condition()); pause = Math.min(pause * 1.5, 250)) {
      if (performance.now() >= end) return false;
      await sleep(key, pause);
    }
    return true;
  }

  return { wake, until };
}

export type ChangeSignal = ReturnType<typeof createChangeSignal>;
