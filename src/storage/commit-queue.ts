import { GongyouError } from '../errors.ts';

/** What the queue asks of a database with one connection; every function is synchronous. */
export interface TransactionControl<Job> {
  /** Begins a transaction and takes the write lock, or returns false at once when another process has it. */
  begin(durable: boolean): boolean;
  run(job: Job): void;
  savepoint(): void;
  releaseSavepoint(): void;
  rollbackToSavepoint(): void;
  commit(): void;
  /** Does nothing when the database has ended the transaction itself. */
  rollback(): void;
  isOpen(): boolean;
  /** Called after every transaction, committed or not. */
  finish(): void;
}

export interface CommitQueueOptions {
  lockTimeoutMilliseconds: number;
  /** Jobs in one transaction at most, so that other processes get the lock in between. */
  batchSize?: number;
}

interface Waiting<Job> {
  job: Job;
  durable: boolean;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/**
 * Group commit: jobs that come at the same moment share one transaction and so one disk sync, each within its own
 * savepoint, so that each still stands or falls alone. A job's promise resolves when the whole is on the disk.
 */
export function createCommitQueue<Job>(control: TransactionControl<Job>, options: CommitQueueOptions) {
  const { lockTimeoutMilliseconds, batchSize = 64 } = options;
  const waiting: Waiting<Job>[] = [];
  let draining: Promise<void> | null = null;

  function add(job: Job, durable: boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      waiting.push({ job, durable, resolve, reject });
      draining ??= drain();
    });
  }

  async function drain(): Promise<void> {
    // What is added in the same tick comes along.
    await Promise.resolve();
    while (waiting.length > 0) {
      const batch = waiting.splice(0, batchSize);
      try {
        await lock(batch.some((one) => one.durable));
        settle(batch);
      } catch (error) {
        for (const one of batch) one.reject(error);
      }
      // Those who were answered go on, and what they write next comes together.
      if (waiting.length > 0) await new Promise((resolve) => setImmediate(resolve));
    }
    draining = null;
  }

  async function lock(durable: boolean): Promise<void> {
    const deadline = performance.now() + lockTimeoutMilliseconds;
    while (!control.begin(durable)) {
      if (performance.now() > deadline) throw new GongyouError('storage/unavailable', 'The database stays locked');
      await new Promise((resolve) => setTimeout(resolve, 1 + Math.random() * 3));
    }
  }

  /** One synchronous stretch: nothing else of this process can come between the writes of a transaction. */
  function settle(batch: readonly Waiting<Job>[]): void {
    const answers: (() => void)[] = [];
    try {
      for (const { job, resolve, reject } of batch) {
        const error = tryWithin(job, batch.length === 1);
        answers.push(error === null ? resolve : () => reject(error));
      }
      control.commit();
    } catch (error) {
      control.rollback();
      throw error;
    } finally {
      control.finish();
    }
    for (const answer of answers) answer();
  }

  /** Null, or the error that undid this job alone. @throws when the whole transaction is undone. */
  function tryWithin(job: Job, alone: boolean): unknown {
    if (alone) {
      control.run(job);
      return null;
    }
    control.savepoint();
    try {
      control.run(job);
      control.releaseSavepoint();
      return null;
    } catch (error) {
      if (!control.isOpen()) throw error;
      control.rollbackToSavepoint();
      control.releaseSavepoint();
      return error;
    }
  }

  return {
    add,
    /** Resolves when nothing is waiting any more. */
    idle: async (): Promise<void> => {
      while (draining) await draining;
    },
  };
}
