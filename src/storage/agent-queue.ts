import type { StorageContext } from './context.ts';
import { timestamp } from './context.ts';
import type { Write } from './database.ts';
import type { AgentQueueRow } from './schema.ts';
import { createSealer } from './sealed-columns.ts';

export interface AgentRequest {
  conversationId: string;
  regionCode: string;
  urgent: boolean;
  /** What the agent reads before talking; JSON. */
  summary: unknown;
}

export interface QueuedConversation extends Omit<AgentQueueRow, 'summary' | 'urgent' | 'openKey'> {
  urgent: boolean;
  summary: unknown;
}

/** Conversations that wait for a person, or are with one. The unique `openKey` keeps one request a conversation. */
export function createAgentQueueTable({ database, cipher, clock, createId }: StorageContext) {
  const { kysely } = database;
  const sealer = createSealer(cipher, 'agentQueue');

  function open({ openKey: _, ...row }: AgentQueueRow): QueuedConversation {
    return { ...row, urgent: row.urgent === 1, summary: sealer.open([row.id], 'summary', row.summary) };
  }

  /** Writes nothing when the conversation is in the queue already. */
  function enqueueWrite({ summary, urgent, ...request }: AgentRequest): Write {
    const id = createId();
    return kysely
      .insertInto('agentQueue')
      .values({
        ...request,
        id,
        status: 'waiting',
        openKey: request.conversationId,
        urgent: urgent ? 1 : 0,
        summary: sealer.seal([id], 'summary', summary),
        queuedAt: timestamp(clock),
      })
      .onConflict((conflict) => conflict.column('openKey').doNothing());
  }

  /** True for the one agent who gets it. */
  async function take(id: string, agent: string): Promise<boolean> {
    const result = await kysely
      .updateTable('agentQueue')
      .set({ status: 'held', agent, takenAt: timestamp(clock) })
      .where('id', '=', id)
      .where('status', '=', 'waiting')
      .executeTakeFirst();
    return result.numUpdatedRows === 1n;
  }

  /** Back to the bot, unless an agent took it meanwhile; true when it was given up. */
  async function giveUp(id: string): Promise<boolean> {
    const result = await kysely
      .updateTable('agentQueue')
      .set({ status: 'released', openKey: null, releasedAt: timestamp(clock), releaseReason: 'no-agent' })
      .where('id', '=', id)
      .where('status', '=', 'waiting')
      .executeTakeFirst();
    return result.numUpdatedRows === 1n;
  }

  function releaseWrite(conversationId: string, reason: string): Write {
    return kysely
      .updateTable('agentQueue')
      .set({ status: 'released', openKey: null, releasedAt: timestamp(clock), releaseReason: reason })
      .where('openKey', '=', conversationId);
  }

  async function ofConversation(conversationId: string): Promise<QueuedConversation | null> {
    const query = kysely.selectFrom('agentQueue').selectAll().where('openKey', '=', conversationId);
    const row = await query.executeTakeFirst();
    return row ? open(row) : null;
  }

  /** Waiting and held ones; the urgent first, then the longest waiting. */
  async function list(): Promise<QueuedConversation[]> {
    const query = kysely.selectFrom('agentQueue').selectAll().where('openKey', 'is not', null);
    return (await query.orderBy('urgent', 'desc').orderBy('queuedAt').execute()).map(open);
  }

  /** Those nobody has taken since before an instant. */
  async function waitingSince(before: string): Promise<QueuedConversation[]> {
    const query = kysely.selectFrom('agentQueue').selectAll().where('status', '=', 'waiting');
    return (await query.where('queuedAt', '<=', before).orderBy('queuedAt').execute()).map(open);
  }

  return {
    enqueueWrite,
    releaseWrite,
    take,
    giveUp,
    ofConversation,
    list,
    waitingSince,
    enqueue: (request: AgentRequest) => database.commit([enqueueWrite(request)]),
    release: (conversationId: string, reason: string) => database.commit([releaseWrite(conversationId, reason)]),
  };
}
