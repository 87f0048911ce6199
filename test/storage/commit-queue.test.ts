import { describe, expect, it } from 'vitest';
import { createCommitQueue } from '../../src/storage/commit-queue.ts';

type Job = string;

/** A database that keeps a log; `busy` times it is locked, `broken` is the job it gives everything up for. */
function createFake({ busy = 0, broken = '' } = {}) {
  const log: string[] = [];
  let locked = busy;
  let open = false;
  return {
    log,
    control: {
      begin: (durable: boolean) => {
        if (locked-- > 0) return false;
        open = true;
        log.push(durable ? 'begin durable' : 'begin');
        return true;
      },
      run: (job: Job) => {
        if (job === broken) open = false;
        if (job === broken || job.startsWith('bad')) throw new Error(job);
        log.push(job);
      },
      savepoint: () => log.push('savepoint'),
      releaseSavepoint: () => log.push('release'),
      rollbackToSavepoint: () => log.push('undo'),
      commit: () => log.push('commit'),
      rollback: () => log.push('rollback'),
      isOpen: () => open,
      finish: () => {
        open = false;
      },
    },
  };
}

const outcomes = async (promises: Promise<void>[]) =>
  (await Promise.allSettled(promises)).map((result) =>
    result.status === 'fulfilled' ? 'ok' : String(result.reason.message),
  );

describe('commit queue', () => {
  it('runs a job alone in its own transaction', async () => {
    const { control, log } = createFake();
    await createCommitQueue<Job>(control, { lockTimeoutMilliseconds: 100 }).add('a', false);
    expect(log).toEqual(['begin', 'a', 'commit']);
  });

  it('commits what comes at once together, and lets one fail alone', async () => {
    const { control, log } = createFake();
    const queue = createCommitQueue<Job>(control, { lockTimeoutMilliseconds: 100 });
    expect(await outcomes([queue.add('a', false), queue.add('bad', false), queue.add('c', true)])).toEqual([
      'ok',
      'bad',
      'ok',
    ]);
    expect(log).toEqual([
      'begin durable',
      'savepoint',
      'a',
      'release',
      'savepoint',
      'undo',
      'release',
      'savepoint',
      'c',
      'release',
      'commit',
    ]);
  });

  it('tells nobody of success when the database gave the transaction up', async () => {
    const { control, log } = createFake({ broken: 'full' });
    const queue = createCommitQueue<Job>(control, { lockTimeoutMilliseconds: 100 });
    expect(await outcomes([queue.add('a', true), queue.add('full', true), queue.add('c', true)])).toEqual([
      'full',
      'full',
      'full',
    ]);
    expect(log).not.toContain('commit');
  });

  it('waits for the lock, and gives up in time', async () => {
    const soon = createFake({ busy: 3 });
    await createCommitQueue<Job>(soon.control, { lockTimeoutMilliseconds: 5000 }).add('a', true);
    expect(soon.log).toEqual(['begin durable', 'a', 'commit']);
    const never = createFake({ busy: Number.POSITIVE_INFINITY });
    const queue = createCommitQueue<Job>(never.control, { lockTimeoutMilliseconds: 5 });
    expect(await outcomes([queue.add('a', true)])).toEqual(['The database stays locked']);
    await queue.idle();
  });

  it('keeps the order and bounds the batch', async () => {
    const { control, log } = createFake();
    const queue = createCommitQueue<Job>(control, { lockTimeoutMilliseconds: 100, batchSize: 2 });
    await Promise.all(['1', '2', '3', '4', '5'].map((job) => queue.add(job, true)));
    expect(log.filter((entry) => /^\d$/.test(entry))).toEqual(['1', '2', '3', '4', '5']);
    expect(log.filter((entry) => entry === 'commit')).toHaveLength(3);
  });
});
