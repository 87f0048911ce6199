import type { Storage } from '../storage/storage.ts';
import type { Erasure } from './erasure.ts';

/** How long things are kept, in days (Personal Information Protection Law art. 19: no longer than needed). */
export interface RetentionDays {
  /** Conversations without an open ticket, after their last message. */
  conversations: number;
  /** Tickets, after they were closed. */
  closedTickets: number;
  /** Tickets that nobody closed, after their last change. Labour inspection looks back two years. */
  untouchedTickets: number;
  unansweredQuestions: number;
  releasedAgentRequests: number;
  channelMessages: number;
  erasureRecords: number;
}

export const defaultRetention: RetentionDays = {
  conversations: 90,
  closedTickets: 365,
  untouchedTickets: 1095,
  unansweredQuestions: 180,
  releasedAgentRequests: 90,
  channelMessages: 7,
  erasureRecords: 1095,
};

export interface RetentionOptions {
  storage: Storage;
  erasure: Erasure;
  clock?: () => Date;
  days?: Partial<RetentionDays>;
}

const batchSize = 200;
const dayMilliseconds = 86_400_000;

/** Returns a sweep to run once a day or oftener: erases what has had its time, and says how much. */
export function createRetentionSweep({ storage, erasure, clock = () => new Date(), days = {} }: RetentionOptions) {
  const kept = { ...defaultRetention, ...days };
  const before = (count: number) => new Date(clock().getTime() - count * dayMilliseconds).toISOString();

  return async function sweep(): Promise<{ tickets: number; conversations: number }> {
    const tickets = await eraseAll(
      () => storage.tickets.idsToRetire(before(kept.closedTickets), before(kept.untouchedTickets), batchSize),
      (ticketId) => erasure.prepare({ ticketId }, 'retention'),
    );
    const conversations = await eraseAll(
      () => storage.expiredRows.quietConversations(before(kept.conversations), batchSize),
      async (conversationId) => ({
        writes: storage.erasures.eraseConversationWrites(conversationId, null),
      }),
    );
    await storage.expiredRows.deleteExpired({
      channelMessages: before(kept.channelMessages),
      unansweredQuestions: before(kept.unansweredQuestions),
      releasedAgentRequests: before(kept.releasedAgentRequests),
      erasureRecords: before(kept.erasureRecords),
    });
    if (tickets + conversations > 0) await storage.compact();
    return { tickets, conversations };
  };

  async function eraseAll(
    find: () => Promise<string[]>,
    plan: (id: string) => Promise<{ writes: Parameters<Storage['commit']>[0] }>,
  ): Promise<number> {
    let count = 0;
    for (;;) {
      const ids = await find();
      for (const id of ids) await storage.commit((await plan(id)).writes);
      count += ids.length;
      if (ids.length < batchSize) return count;
    }
  }
}
