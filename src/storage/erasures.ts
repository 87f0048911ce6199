import type { StorageContext } from './context.ts';
import { timestamp } from './context.ts';
import type { Write } from './database.ts';

export type ErasureReason = 'worker-request' | 'operator' | 'retention';

export interface ErasureRecord {
  id: string;
  reason: ErasureReason;
  /** Rows erased, by table. */
  counts: Record<string, number>;
  receiptNumbers: string[];
  at: string;
}

/** The record that something was erased, with nothing that points to a person. */
export function createErasures({ database, clock, createId }: StorageContext) {
  const { kysely } = database;

  function recordWrite(reason: ErasureReason, counts: Record<string, number>, receiptNumbers: string[]): Write {
    return kysely.insertInto('erasures').values({
      id: createId(),
      reason,
      counts: JSON.stringify(counts),
      receiptNumbers: JSON.stringify(receiptNumbers),
      at: timestamp(clock),
    });
  }

  /**
   * Deletes a conversation with its turns, states, consents, agent requests and unanswered questions. `keepTurnId`
   * spares one claimed turn and the bare conversation row, so that the turn in which a worker asks for the erasure can
   * still be committed; then `keepTurnId`'s own text must not be stored.
   */
  function eraseConversationWrites(conversationId: string, keepTurnId: string | null): Write[] {
    if (keepTurnId === null) {
      return [kysely.deleteFrom('conversations').where('id', '=', conversationId)];
    }
    const of = 'conversationId' as const;
    return [
      kysely.deleteFrom('turns').where(of, '=', conversationId).where('id', '<>', keepTurnId),
      kysely.deleteFrom('conversationStates').where(of, '=', conversationId),
      kysely.deleteFrom('consents').where(of, '=', conversationId),
      kysely.deleteFrom('agentQueue').where(of, '=', conversationId),
      kysely.deleteFrom('unansweredQuestions').where(of, '=', conversationId),
      kysely.updateTable('conversations').set({ person: null, personIndex: null }).where('id', '=', conversationId),
    ];
  }

  /** Rows of a conversation by table, for the record. */
  async function countConversation(conversationId: string): Promise<Record<string, number>> {
    const tables = ['turns', 'consents', 'agentQueue', 'unansweredQuestions'] as const;
    const counts: Record<string, number> = {};
    for (const table of tables) {
      const row = await kysely
        .selectFrom(table)
        .select((select) => select.fn.countAll().as('count'))
        .where('conversationId', '=', conversationId)
        .executeTakeFirstOrThrow();
      counts[table] = Number(row.count);
    }
    return counts;
  }

  async function list(): Promise<ErasureRecord[]> {
    const rows = await kysely.selectFrom('erasures').selectAll().orderBy('at', 'desc').execute();
    return rows.map((row) => ({
      id: row.id,
      reason: row.reason as ErasureReason,
      counts: JSON.parse(row.counts),
      receiptNumbers: JSON.parse(row.receiptNumbers),
      at: row.at,
    }));
  }

  return { recordWrite, eraseConversationWrites, countConversation, list };
}
