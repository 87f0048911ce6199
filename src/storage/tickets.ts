import type { StorageContext } from './context.ts';
import { timestamp } from './context.ts';
import type { Write } from './database.ts';
import type { TicketEventRow, TicketRow, TicketState } from './schema.ts';
import { createSealer } from './sealed-columns.ts';

/** A ticket row with its sealed columns open. What `body` and `transcript` hold is the hand-off's matter. */
export interface StoredTicket extends Omit<TicketRow, 'phone' | 'phoneIndex' | 'urgent' | 'body' | 'transcript'> {
  urgent: boolean;
  body: unknown;
  transcript: unknown;
}

export interface NewStoredTicket extends Omit<StoredTicket, 'updatedAt' | 'closedAt' | 'erasedAt'> {
  /** Digits only, or null; kept sealed, with a blind index. */
  phone: string | null;
}

export interface StoredTicketEvent extends Omit<TicketEventRow, 'detail'> {
  detail: unknown;
}

export interface TicketFilter {
  state?: TicketState;
  flow?: string;
  /** The leading digits of a region code: 35 for a province, 3502 for a city. */
  regionPrefix?: string;
  urgent?: boolean;
  limit?: number;
  offset?: number;
}

/** Ticket rows and their history. */
export function createTicketTable({ database, cipher, clock }: StorageContext) {
  const { kysely } = database;
  const sealer = createSealer(cipher, 'tickets');
  const eventSealer = createSealer(cipher, 'ticketEvents');

  function open({ phone: _, phoneIndex: __, ...row }: TicketRow): StoredTicket {
    return {
      ...row,
      urgent: row.urgent === 1,
      body: sealer.open([row.id], 'body', row.body),
      transcript: sealer.open([row.id], 'transcript', row.transcript),
    };
  }

  function insertWrite({ phone, ...ticket }: NewStoredTicket): Write {
    return kysely.insertInto('tickets').values({
      ...ticket,
      urgent: ticket.urgent ? 1 : 0,
      phone: sealer.seal([ticket.id], 'phone', phone),
      phoneIndex: phone === null ? null : cipher.blindIndex('phone', phone),
      body: sealer.seal([ticket.id], 'body', ticket.body),
      transcript: sealer.seal([ticket.id], 'transcript', ticket.transcript),
      updatedAt: ticket.createdAt,
      closedAt: null,
      erasedAt: null,
    });
  }

  function eventWrite(event: StoredTicketEvent): Write {
    const detail = eventSealer.seal([event.ticketId, event.position], 'detail', event.detail);
    return kysely.insertInto('ticketEvents').values({ ...event, detail });
  }

  function stateWrite(id: string, state: TicketState): Write {
    const now = timestamp(clock);
    const closedAt = state === 'closed' ? now : null;
    return kysely.updateTable('tickets').set({ state, updatedAt: now, closedAt }).where('id', '=', id);
  }

  function touchWrite(id: string): Write {
    return kysely
      .updateTable('tickets')
      .set({ updatedAt: timestamp(clock) })
      .where('id', '=', id);
  }

  /** Leaves what points to nobody: number, flow, region, state and times. */
  function eraseWrites(id: string): Write[] {
    const now = timestamp(clock);
    const empty = { body: null, transcript: null, phone: null, phoneIndex: null, conversationId: null, nextDue: null };
    return [
      kysely
        .updateTable('tickets')
        .set({ ...empty, updatedAt: now, erasedAt: now })
        .where('id', '=', id),
      kysely.updateTable('ticketEvents').set({ detail: null }).where('ticketId', '=', id),
    ];
  }

  async function byId(id: string): Promise<StoredTicket | null> {
    const row = await kysely.selectFrom('tickets').selectAll().where('id', '=', id).executeTakeFirst();
    return row ? open(row) : null;
  }

  async function byReceiptNumber(receiptNumber: string): Promise<StoredTicket | null> {
    const query = kysely.selectFrom('tickets').selectAll().where('receiptNumber', '=', receiptNumber);
    const row = await query.executeTakeFirst();
    return row ? open(row) : null;
  }

  /** The tickets of a conversation, the latest first. */
  async function ofConversation(conversationId: string): Promise<StoredTicket[]> {
    const query = kysely.selectFrom('tickets').selectAll().where('conversationId', '=', conversationId);
    return (await query.orderBy('createdAt', 'desc').execute()).map(open);
  }

  /** The tickets that carry a phone number (digits only), the latest first. */
  async function ofPhone(phone: string): Promise<StoredTicket[]> {
    const query = kysely
      .selectFrom('tickets')
      .selectAll()
      .where('phoneIndex', 'in', cipher.blindIndexes('phone', phone));
    return (await query.orderBy('createdAt', 'desc').execute()).map(open);
  }

  /** Urgent ones on top, then the earliest deadline, then the oldest. */
  async function list({ state, flow, regionPrefix, urgent, limit = 50, offset = 0 }: TicketFilter = {}) {
    let query = kysely.selectFrom('tickets').selectAll();
    if (state) query = query.where('state', '=', state);
    if (flow) query = query.where('flow', '=', flow);
    if (regionPrefix) query = query.where('regionCode', 'like', `${regionPrefix.replace(/\D/g, '')}%`);
    if (urgent !== undefined) query = query.where('urgent', '=', urgent ? 1 : 0);
    const rows = await query
      .orderBy('urgent', 'desc')
      .orderBy((order) => order.fn.coalesce('nextDue', order.val('9999-12-31')))
      .orderBy('createdAt')
      .limit(limit)
      .offset(offset)
      .execute();
    return rows.map(open);
  }

  /** The history of a ticket, the first event first. */
  async function events(ticketId: string): Promise<StoredTicketEvent[]> {
    const query = kysely.selectFrom('ticketEvents').selectAll().where('ticketId', '=', ticketId).orderBy('position');
    return (await query.execute()).map((row) => ({
      ...row,
      detail: eventSealer.open([row.ticketId, row.position], 'detail', row.detail),
    }));
  }

  /** Position of the latest event; 0 where there is none. */
  async function lastPosition(ticketId: string): Promise<number> {
    const query = kysely.selectFrom('ticketEvents').select((select) => select.fn.max('position').as('position'));
    const row = await query.where('ticketId', '=', ticketId).executeTakeFirst();
    return Number(row?.position ?? 0);
  }

  /** Ids of tickets to erase: closed before one instant, or never closed and untouched since another. */
  async function idsToRetire(closedBefore: string, untouchedSince: string, limit: number): Promise<string[]> {
    const rows = await kysely
      .selectFrom('tickets')
      .select('id')
      .where('erasedAt', 'is', null)
      .where((where) => where.or([where('closedAt', '<', closedBefore), where('updatedAt', '<', untouchedSince)]))
      .limit(limit)
      .execute();
    return rows.map((row) => row.id);
  }

  return {
    insertWrite,
    eventWrite,
    stateWrite,
    touchWrite,
    eraseWrites,
    byId,
    byReceiptNumber,
    ofConversation,
    ofPhone,
    list,
    events,
    lastPosition,
    idsToRetire,
  };
}

export type TicketTable = ReturnType<typeof createTicketTable>;
