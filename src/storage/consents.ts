import type { StorageContext } from './context.ts';
import { timestamp } from './context.ts';
import type { Write } from './database.ts';

export interface ConsentAnswer {
  conversationId: string;
  /** `personal`, or `sensitive` for the identity number (Personal Information Protection Law art. 14 and 29). */
  scope: 'personal' | 'sensitive';
  /** False also for a withdrawal (art. 15). */
  granted: boolean;
  /** Which wording the worker was shown, such as `complaint-1`. */
  wording: string;
}

/** Who agreed to what, when, on which wording. Answers are added, never changed. */
export function createConsents({ database, clock, createId }: StorageContext) {
  const { kysely } = database;

  function recordWrite({ granted, ...answer }: ConsentAnswer): Write {
    const row = { ...answer, id: createId(), granted: granted ? (1 as const) : (0 as const), at: timestamp(clock) };
    return kysely.insertInto('consents').values(row);
  }

  /** All answers of a conversation, the latest first. */
  async function ofConversation(conversationId: string): Promise<(ConsentAnswer & { at: string })[]> {
    const query = kysely.selectFrom('consents').selectAll().where('conversationId', '=', conversationId);
    const rows = await query.orderBy('at', 'desc').execute();
    return rows.map((row) => ({
      conversationId: row.conversationId,
      scope: row.scope === 'sensitive' ? 'sensitive' : 'personal',
      granted: row.granted === 1,
      wording: row.wording,
      at: row.at,
    }));
  }

  return { recordWrite, ofConversation };
}
