import type { StorageContext } from './context.ts';
import { timestamp } from './context.ts';
import type { Write } from './database.ts';
import type { OutboxRow } from './schema.ts';
import { createSealer } from './sealed-columns.ts';

export interface NewDelivery {
  id: string;
  ticketId: string;
  position: number;
  event: string;
  desk: string;
  regionCode: string;
  payload: unknown;
}

export interface ClaimedDelivery extends NewDelivery {
  /** Earlier attempts. */
  attempts: number;
}

export type DeliverySummary = Omit<OutboxRow, 'payload' | 'leaseOwner' | 'leaseUntil'>;

/** What a worker notes may be lost to a power cut: it costs one more delivery, which the idempotency key makes harmless. */
const harmless = { durable: false };

/** Deliveries to be made, and the leases that keep two workers from making one at once. */
export function createOutboxTable({ database, cipher, clock, createId }: StorageContext) {
  const { kysely } = database;
  const sealer = createSealer(cipher, 'outbox');

  function insertWrite(delivery: NewDelivery): Write {
    const now = timestamp(clock);
    return kysely.insertInto('outbox').values({
      ...delivery,
      payload: sealer.seal([delivery.id], 'payload', delivery.payload),
      status: 'pending',
      attempts: 0,
      nextAttemptAt: now,
      createdAt: now,
    });
  }

  /**
   * Takes up to `limit` deliveries that are due, for `leaseMilliseconds`. A ticket's deliveries are taken in order: the
   * second only when the first was sent, is dead, or was cancelled and is not under way. The attempt counts from here: a worker that dies
   * while sending has used one.
   */
  async function claimDue(
    limit: number,
    leaseMilliseconds: number,
  ): Promise<{ owner: string; due: ClaimedDelivery[] }> {
    const owner = createId();
    const now = timestamp(clock);
    const claim = kysely
      .updateTable('outbox')
      .set((set) => ({
        leaseOwner: owner,
        leaseUntil: timestamp(clock, leaseMilliseconds),
        attempts: set('attempts', '+', 1),
      }))
      .where('id', 'in', (select) =>
        select
          .selectFrom('outbox as due')
          .select('due.id')
          .where('due.status', '=', 'pending')
          .where('due.nextAttemptAt', '<=', now)
          .where((where) => where.or([where('due.leaseUntil', 'is', null), where('due.leaseUntil', '<=', now)]))
          .where((where) =>
            where.not(
              where.exists(
                where
                  .selectFrom('outbox as earlier')
                  .select('earlier.id')
                  .whereRef('earlier.ticketId', '=', 'due.ticketId')
                  .whereRef('earlier.position', '<', 'due.position')
                  .where((earlier) =>
                    earlier.or([earlier('earlier.status', '=', 'pending'), earlier('earlier.leaseUntil', '>', now)]),
                  ),
              ),
            ),
          )
          .orderBy('due.nextAttemptAt')
          .limit(limit),
      )
      // Asked again of the row itself: on PostgreSQL two workers may have selected it at once.
      .where((where) => where.or([where('leaseUntil', 'is', null), where('leaseUntil', '<=', now)]));
    await database.commit([claim], harmless);
    const rows = await kysely
      .selectFrom('outbox')
      .selectAll()
      .where('leaseOwner', '=', owner)
      .orderBy('nextAttemptAt')
      .execute();
    const due = rows.map((row) => ({
      id: row.id,
      ticketId: row.ticketId,
      position: row.position,
      event: row.event,
      desk: row.desk,
      regionCode: row.regionCode,
      payload: sealer.open([row.id], 'payload', row.payload),
      attempts: row.attempts - 1,
    }));
    return { owner, due };
  }

  const held = (id: string, owner: string) =>
    kysely.updateTable('outbox').where('id', '=', id).where('leaseOwner', '=', owner).where('status', '=', 'pending');
  const free = { leaseOwner: null, leaseUntil: null };

  /** The payload goes once it has arrived: the ticket has it all. */
  async function markSent(id: string, owner: string): Promise<void> {
    const set = { ...free, status: 'sent' as const, sentAt: timestamp(clock), payload: null, lastError: null };
    await database.commit([held(id, owner).set(set)], harmless);
  }

  async function markFailed(id: string, owner: string, error: string, retryInMilliseconds: number): Promise<void> {
    const set = { ...free, lastError: error, nextAttemptAt: timestamp(clock, retryInMilliseconds) };
    await database.commit([held(id, owner).set(set)], harmless);
  }

  /** Nobody to deliver to: looked at again later, and no attempt was made. */
  async function postpone(id: string, owner: string, reason: string, milliseconds: number): Promise<void> {
    const nextAttemptAt = timestamp(clock, milliseconds);
    const write = held(id, owner).set((set) => ({
      ...free,
      lastError: reason,
      nextAttemptAt,
      attempts: set('attempts', '-', 1),
    }));
    await database.commit([write], harmless);
  }

  async function markDead(id: string, owner: string, error: string): Promise<void> {
    await database.commit([held(id, owner).set({ ...free, status: 'dead', lastError: error })], harmless);
  }

  /** Makes dead deliveries pending again: all, or those of one ticket. Returns how many. */
  async function redrive(ticketId?: string): Promise<number> {
    let query = kysely
      .updateTable('outbox')
      .set({ ...free, status: 'pending', attempts: 0, nextAttemptAt: timestamp(clock) })
      .where('status', '=', 'dead');
    if (ticketId) query = query.where('ticketId', '=', ticketId);
    const result = await query.executeTakeFirst();
    return Number(result.numUpdatedRows);
  }

  /** What an erased ticket still had to say is not sent any more. A lease stays: what is under way holds back the rest. */
  function cancelWrite(ticketId: string): Write {
    return kysely
      .updateTable('outbox')
      .set({ status: 'cancelled', payload: null })
      .where('ticketId', '=', ticketId)
      .where('status', 'in', ['pending', 'dead']);
  }

  async function ofTicket(ticketId: string): Promise<DeliverySummary[]> {
    const rows = await kysely
      .selectFrom('outbox')
      .selectAll()
      .where('ticketId', '=', ticketId)
      .orderBy('position')
      .execute();
    return rows.map(({ payload: _, leaseOwner: __, leaseUntil: ___, ...summary }) => summary);
  }

  /** Number of deliveries by status, for the metrics. */
  async function counts(): Promise<Record<OutboxRow['status'], number>> {
    const rows = await kysely
      .selectFrom('outbox')
      .select((select) => ['status', select.fn.countAll().as('count')])
      .groupBy('status')
      .execute();
    const total = { pending: 0, sent: 0, dead: 0, cancelled: 0 };
    for (const row of rows) total[row.status] = Number(row.count);
    return total;
  }

  return {
    insertWrite,
    claimDue,
    markSent,
    markFailed,
    postpone,
    markDead,
    redrive,
    cancelWrite,
    ofTicket,
    counts,
  };
}

export type OutboxTable = ReturnType<typeof createOutboxTable>;
