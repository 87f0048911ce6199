import { GongyouError } from '../errors.ts';
import type { StorageContext } from './context.ts';
import { timestamp } from './context.ts';
import type { Conversations } from './conversations.ts';
import type { Write } from './database.ts';
import { createSealer } from './sealed-columns.ts';

export interface TurnRequest {
  conversationId: string;
  /** The client's own id of the message: the same one again is the same turn. Null: never a duplicate. */
  clientMessageId: string | null;
  channel: string;
  /** The channel's user id, or null; kept sealed. */
  person?: string | null;
}

export interface ClaimedTurn {
  id: string;
  conversationId: string;
  position: number;
  owner: string;
}

export type TurnClaim =
  | { status: 'new'; turn: ClaimedTurn }
  /** Answered before: the reply that was sent. */
  | { status: 'done'; reply: unknown }
  /** Another call, perhaps in another process, is working on it. */
  | { status: 'running' };

export interface TranscriptLine {
  from: 'worker' | 'gongyou';
  text: string;
  at: string;
}

export interface FinishedTurn {
  userText: string;
  /** Stored as JSON and given back to duplicates. */
  reply: unknown;
}

const claimAttempts = 8;

/**
 * The transcript, and the claims on it. The unique key (conversation, clientMessageId) decides who runs a turn.
 * `leaseMilliseconds` is how long a claim holds when its process died.
 */
export function createTurns(context: StorageContext, conversations: Conversations, leaseMilliseconds = 60_000) {
  const { database, cipher, clock, createId } = context;
  const { kysely } = database;
  const sealer = createSealer(cipher, 'turns');

  /** Insert first, read after: no two callers can both find the place empty. */
  async function claim(request: TurnRequest): Promise<TurnClaim> {
    const owner = createId();
    const clientMessageId = request.clientMessageId ?? `own-${owner}`;
    for (let attempt = 1; ; attempt += 1) {
      try {
        // Not synced: a claim lost to a power cut was never answered, and the client sends the message again.
        await database.commit(claimWrites(request, clientMessageId, owner), { durable: false });
        break;
      } catch (error) {
        // Two claims of different messages may have reckoned the same position.
        const conflict = error instanceof GongyouError && error.code === 'storage/conflict';
        if (!conflict || attempt === claimAttempts) throw error;
      }
    }
    const row = await kysely
      .selectFrom('turns')
      .select(['id', 'position', 'status', 'owner', 'reply'])
      .where('conversationId', '=', request.conversationId)
      .where('clientMessageId', '=', clientMessageId)
      .executeTakeFirst();
    if (!row) return { status: 'running' };
    if (row.status === 'done') return { status: 'done', reply: sealer.open([row.id], 'reply', row.reply) };
    if (row.owner !== owner) return { status: 'running' };
    return {
      status: 'new',
      turn: { id: row.id, conversationId: request.conversationId, position: row.position, owner },
    };
  }

  function claimWrites(request: TurnRequest, clientMessageId: string, owner: string): Write[] {
    const { conversationId } = request;
    const now = timestamp(clock);
    const leaseUntil = timestamp(clock, leaseMilliseconds);
    return [
      conversations.ensureWrite(conversationId, request.channel, request.person ?? null),
      kysely
        .insertInto('turns')
        .columns(['id', 'conversationId', 'clientMessageId', 'position', 'status', 'owner', 'leaseUntil', 'createdAt'])
        .expression((builder) =>
          builder
            .selectFrom('turns')
            .select((select) => [
              select.val(createId()).as('id'),
              select.val(conversationId).as('conversationId'),
              select.val(clientMessageId).as('clientMessageId'),
              select(select.fn.coalesce(select.fn.max('position'), select.lit(0)), '+', select.lit(1)).as('position'),
              select.val('running' as const).as('status'),
              select.val(owner).as('owner'),
              select.val(leaseUntil).as('leaseUntil'),
              select.val(now).as('createdAt'),
            ])
            .where('conversationId', '=', conversationId),
        )
        .onConflict((conflict) => conflict.columns(['conversationId', 'clientMessageId']).doNothing()),
      // A claim whose process died is taken over, at the end of the order.
      kysely
        .updateTable('turns')
        .set((builder) => ({
          owner,
          leaseUntil,
          position: builder
            .selectFrom('turns as others')
            .select((select) => select(select.fn.max('others.position'), '+', select.lit(1)).as('position'))
            .where('others.conversationId', '=', conversationId),
        }))
        .where('conversationId', '=', conversationId)
        .where('clientMessageId', '=', clientMessageId)
        .where('status', '=', 'running')
        .where('leaseUntil', '<=', now),
    ];
  }

  /** True when no earlier turn of the conversation is still being worked on. */
  async function isFirst(turn: ClaimedTurn): Promise<boolean> {
    const earlier = await kysely
      .selectFrom('turns')
      .select('id')
      .where('conversationId', '=', turn.conversationId)
      .where('status', '=', 'running')
      .where('position', '<', turn.position)
      .where('leaseUntil', '>', timestamp(clock))
      .limit(1)
      .executeTakeFirst();
    return earlier === undefined;
  }

  /** False when another claim took the turn over, or finished it. Ask after loading the state: see run-turn.ts. */
  async function isHeld(turn: ClaimedTurn): Promise<boolean> {
    const row = await kysely
      .selectFrom('turns')
      .select(['status', 'owner'])
      .where('id', '=', turn.id)
      .executeTakeFirst();
    return row?.status === 'running' && row.owner === turn.owner;
  }

  /** True while somebody works on this very message and their claim holds. */
  async function isRunning(conversationId: string, clientMessageId: string): Promise<boolean> {
    const row = await kysely
      .selectFrom('turns')
      .select('id')
      .where('conversationId', '=', conversationId)
      .where('clientMessageId', '=', clientMessageId)
      .where('status', '=', 'running')
      .where('leaseUntil', '>', timestamp(clock))
      .executeTakeFirst();
    return row !== undefined;
  }

  function finishWrite(turn: ClaimedTurn, finished: FinishedTurn): Write {
    return kysely
      .updateTable('turns')
      .set({
        status: 'done',
        userText: sealer.seal([turn.id], 'userText', finished.userText),
        reply: sealer.seal([turn.id], 'reply', finished.reply),
        finishedAt: timestamp(clock),
      })
      .where('id', '=', turn.id);
  }

  /** Gives the claim back, so that the client may send the message again. */
  async function abandon(turn: ClaimedTurn): Promise<void> {
    const write = kysely
      .deleteFrom('turns')
      .where('id', '=', turn.id)
      .where('owner', '=', turn.owner)
      .where('status', '=', 'running');
    await database.commit([write], { durable: false });
  }

  /** The finished turns of a conversation in order; a reply's line is its `text`. */
  async function transcript(conversationId: string): Promise<TranscriptLine[]> {
    const rows = await kysely
      .selectFrom('turns')
      .select(['id', 'userText', 'reply', 'createdAt', 'finishedAt'])
      .where('conversationId', '=', conversationId)
      .where('status', '=', 'done')
      .orderBy('position')
      .execute();
    return rows.flatMap((row) => {
      const userText = sealer.open([row.id], 'userText', row.userText);
      const replyText = textOf(sealer.open([row.id], 'reply', row.reply));
      const lines: TranscriptLine[] = [];
      if (typeof userText === 'string' && userText) lines.push({ from: 'worker', text: userText, at: row.createdAt });
      if (replyText) lines.push({ from: 'gongyou', text: replyText, at: row.finishedAt ?? row.createdAt });
      return lines;
    });
  }

  return { claim, isFirst, isHeld, isRunning, finishWrite, abandon, transcript };
}

export type Turns = ReturnType<typeof createTurns>;

function textOf(reply: unknown): string {
  if (typeof reply === 'string') return reply;
  if (reply !== null && typeof reply === 'object' && 'text' in reply && typeof reply.text === 'string') {
    return reply.text;
  }
  return '';
}
