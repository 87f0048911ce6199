import type { ClaimedDelivery } from '../storage/outbox.ts';
import type { Storage } from '../storage/storage.ts';
import { backoff } from './outbox-backoff.ts';
import { deliver } from './outbox-delivery.ts';
import { type Desk, findDesk } from './outbox-desks.ts';

export interface OutboxWorkerOptions {
  storage: Storage;
  desks: readonly Desk[];
  fetch?: typeof fetch;
  clock?: () => Date;
  /** From 0 to below 1, for the jitter. */
  random?: () => number;
  timeoutMilliseconds?: number;
  /** Attempts before a delivery is dead; with the waits below, 20 attempts take about ten hours. */
  maximumAttempts?: number;
  baseMilliseconds?: number;
  maximumMilliseconds?: number;
  /** Deliveries under way at once. */
  batchSize?: number;
  /** Pause when nothing was due. */
  idleMilliseconds?: number;
  /** Told of every attempt, for logs and metrics. It carries no personal data. */
  onAttempt?: (attempt: DeliveryAttempt) => void;
  /** Told when a round itself fails, such as when the database is away; the worker goes on. */
  onError?: (error: unknown) => void;
}

export interface DeliveryAttempt {
  deliveryId: string;
  ticketId: string;
  event: string;
  outcome: 'sent' | 'failed' | 'dead' | 'no-desk';
  error: string | null;
  attempts: number;
}

const noDeskMilliseconds = 600_000;

/**
 * Delivers what the outbox holds: at least once, in order for each ticket, signed, with an idempotency key. A delivery
 * that failed `maximumAttempts` times is dead until `outbox.redrive` is called; it is never marked sent.
 */
export function createOutboxWorker(options: OutboxWorkerOptions) {
  const { storage, desks, fetch: send = fetch, clock = () => new Date(), random = Math.random } = options;
  const { timeoutMilliseconds = 10_000, maximumAttempts = 20, batchSize = 8, idleMilliseconds = 1000 } = options;
  const { baseMilliseconds = 5000, maximumMilliseconds = 3_600_000, onAttempt, onError } = options;
  const { outbox } = storage;
  // Longer than any attempt can take, so that a lease runs out only when its worker died.
  const leaseMilliseconds = timeoutMilliseconds * 2 + 5000;
  const underWay = new Set<Promise<void>>();
  let running: Promise<void> | null = null;
  let stopping = false;
  let nudged = false;
  let wake: () => void = () => {};

  /** Takes up to `limit` that are due and begins an attempt at each. Returns how many. */
  async function begin(limit: number): Promise<number> {
    const { owner, due } = await outbox.claimDue(limit, leaseMilliseconds);
    for (const delivery of due) {
      const attempted: Promise<void> = attempt(delivery, owner)
        .catch((error: unknown) => onError?.(error))
        .finally(() => {
          underWay.delete(attempted);
          nudge();
        });
      underWay.add(attempted);
    }
    return due.length;
  }

  /** One round: takes what is due and tries each once. Returns the number of attempts. */
  async function runOnce(): Promise<number> {
    const count = await begin(batchSize);
    await Promise.all(underWay);
    return count;
  }

  async function attempt(delivery: ClaimedDelivery, owner: string): Promise<void> {
    const { id, ticketId, event } = delivery;
    const attempts = delivery.attempts + 1;
    const tell = (outcome: DeliveryAttempt['outcome'], error: string | null) =>
      onAttempt?.({ deliveryId: id, ticketId, event, outcome, error, attempts });
    const desk = findDesk(desks, delivery.desk, delivery.regionCode);
    if (!desk) {
      await outbox.postpone(id, owner, 'no-desk', noDeskMilliseconds);
      return tell('no-desk', null);
    }
    const error = await deliver(desk, id, delivery.payload, { fetch: send, clock, timeoutMilliseconds });
    if (error === null) {
      await outbox.markSent(id, owner);
      return tell('sent', null);
    }
    if (attempts >= maximumAttempts) {
      await outbox.markDead(id, owner, error);
      return tell('dead', error);
    }
    const wait = backoff(attempts, random(), { baseMilliseconds, maximumMilliseconds });
    await outbox.markFailed(id, owner, error, wait);
    tell('failed', error);
  }

  /** Keeps every place busy, so that one slow desk does not hold up the others. */
  async function loop(): Promise<void> {
    while (!stopping) {
      nudged = false;
      const free = batchSize - underWay.size;
      const begun = free === 0 ? 0 : await begin(free).catch(tellError);
      if (begun === 0) await pause();
    }
    await Promise.all(underWay);
  }

  function tellError(error: unknown): number {
    onError?.(error);
    return 0;
  }

  function pause(): Promise<void> {
    return new Promise((resolve) => {
      if (nudged || stopping) return resolve();
      const timer = setTimeout(resolve, idleMilliseconds);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  function nudge(): void {
    nudged = true;
    wake();
  }

  return {
    runOnce,
    /** Begins delivering until `stop`. */
    start(): void {
      stopping = false;
      running ??= loop();
    },
    /** Ends the pause: something new was written. */
    nudge,
    /** Resolves when the attempts under way are over. */
    async stop(): Promise<void> {
      stopping = true;
      wake();
      await running;
      running = null;
    },
  };
}

export type OutboxWorker = ReturnType<typeof createOutboxWorker>;
