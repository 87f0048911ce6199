import type { Write } from '../storage/database.ts';
import type { ErasureReason } from '../storage/erasures.ts';
import type { Storage } from '../storage/storage.ts';
import type { StoredTicket } from '../storage/tickets.ts';
import { readTicket } from './ticket.ts';
import { phoneOf, type Tickets } from './tickets.ts';

/** Whose data goes: one conversation, one ticket, or everything found under a phone number. */
export type ErasureSubject = { conversationId: string } | { ticketId: string } | { phone: string };

export interface ErasurePlan {
  writes: Write[];
  /** Rows by table. */
  counts: Record<string, number>;
  receiptNumbers: string[];
}

/**
 * Erases everything personal of a worker (Personal Information Protection Law art. 47), and records that it was done.
 * What a desk has not been sent is cancelled. The desk is told by a `ticket.erased` delivery in any case: an attempt may
 * be under way, and telling too much says nothing about anybody.
 */
export function createErasure({ storage, tickets }: { storage: Storage; tickets: Tickets }) {
  /**
   * Plans the erasure. For a worker who asks in a conversation, give the running turn as `keepTurnId`, put `writes`
   * among the turn's writes, return an empty `userText` and a state that starts anew.
   */
  async function prepare(
    subject: ErasureSubject,
    reason: ErasureReason,
    keepTurnId: string | null = null,
  ): Promise<ErasurePlan> {
    const found = await findTickets(subject);
    const conversationIds = 'ticketId' in subject ? [] : conversationsOf(subject, found);
    const counts: Record<string, number> = { tickets: found.length };
    const writes: Write[] = [];
    for (const stored of found) {
      const position = (await storage.tickets.lastPosition(stored.id)) + 1;
      writes.push(
        ...storage.tickets.eraseWrites(stored.id),
        storage.outbox.cancelWrite(stored.id),
        ...tickets.erasedWrites(readTicket(stored), position, reason),
      );
    }
    for (const conversationId of conversationIds) {
      const rows = await storage.erasures.countConversation(conversationId);
      for (const [table, count] of Object.entries(rows)) counts[table] = (counts[table] ?? 0) + count;
      writes.push(...storage.erasures.eraseConversationWrites(conversationId, keepTurnId));
    }
    const receiptNumbers = found.map((ticket) => ticket.receiptNumber);
    writes.push(storage.erasures.recordWrite(reason, counts, receiptNumbers));
    return { writes, counts, receiptNumbers };
  }

  async function findTickets(subject: ErasureSubject): Promise<StoredTicket[]> {
    const found = await ticketsOf(subject);
    return found.filter((ticket) => ticket.erasedAt === null);
  }

  async function ticketsOf(subject: ErasureSubject): Promise<StoredTicket[]> {
    if ('conversationId' in subject) return storage.tickets.ofConversation(subject.conversationId);
    if ('phone' in subject) return storage.tickets.ofPhone(phoneOf(subject.phone) ?? '');
    const ticket = await storage.tickets.byId(subject.ticketId);
    return ticket ? [ticket] : [];
  }

  /** Erases at once. */
  async function erase(subject: ErasureSubject, reason: ErasureReason): Promise<Omit<ErasurePlan, 'writes'>> {
    const { writes, ...done } = await prepare(subject, reason);
    await storage.commit(writes);
    await storage.compact();
    return done;
  }

  return { prepare, erase };
}

export type Erasure = ReturnType<typeof createErasure>;

function conversationsOf(subject: ErasureSubject, tickets: readonly StoredTicket[]): string[] {
  if ('conversationId' in subject) return [subject.conversationId];
  return [...new Set(tickets.flatMap((ticket) => ticket.conversationId ?? []))];
}
