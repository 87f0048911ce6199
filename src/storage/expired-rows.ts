import type { StorageContext } from './context.ts';

/** Instants (ISO) before which rows of a kind have had their time. */
export interface ExpiryInstants {
  channelMessages: string;
  unansweredQuestions: string;
  releasedAgentRequests: string;
  erasureRecords: string;
}

/** What the retention sweep finds and deletes; tickets have their own queries. */
export function createExpiredRows({ database }: StorageContext) {
  const { kysely } = database;

  /** Conversations quiet since before an instant; those with an open ticket are kept while it is open. */
  async function quietConversations(before: string, limit: number): Promise<string[]> {
    const rows = await kysely
      .selectFrom('conversations')
      .select('conversations.id')
      .where('updatedAt', '<', before)
      .where((where) =>
        where.not(
          where.exists(
            where
              .selectFrom('tickets')
              .select('tickets.id')
              .whereRef('tickets.conversationId', '=', 'conversations.id')
              .where('tickets.state', '<>', 'closed'),
          ),
        ),
      )
      .limit(limit)
      .execute();
    return rows.map((row) => row.id);
  }

  /** Deletes whole rows that nothing else depends on. */
  async function deleteExpired(before: ExpiryInstants): Promise<void> {
    await database.commit([
      kysely.deleteFrom('channelMessages').where('receivedAt', '<', before.channelMessages),
      kysely.deleteFrom('unansweredQuestions').where('createdAt', '<', before.unansweredQuestions),
      kysely.deleteFrom('agentQueue').where('releasedAt', '<', before.releasedAgentRequests),
      kysely.deleteFrom('erasures').where('at', '<', before.erasureRecords),
    ]);
  }

  return { quietConversations, deleteExpired };
}
