import { randomInt } from 'node:crypto';
import { GongyouError } from '../errors.ts';
import type { Write } from '../storage/database.ts';
import type { Storage } from '../storage/storage.ts';
import type { Delivery, DeliveryAbout } from './outbox-payload.ts';
import { createReceiptNumber, parseReceiptNumber } from './receipt-number.ts';
import { readTicket, type Ticket, type TicketEvent } from './ticket.ts';
import { keepConsented, type Transcript, ticketBodySchema, ticketDraftSchema } from './ticket-body.ts';
import type { TicketDraft } from './ticket-draft.ts';
import { checkTransition, type TicketState } from './ticket-states.ts';

export interface TicketsOptions {
  storage: Storage;
  clock?: () => Date;
  createId?: () => string;
  /** A whole number from 0 to below its argument, from a cryptographic source. */
  randomInteger?: (below: number) => number;
}

/** Where a new ticket comes from. */
export interface TicketOrigin {
  conversationId: string;
  /** Lines of the running turn, which is not stored yet; they follow the stored transcript. */
  lastLines?: Transcript;
}

/** A change and the writes that make it true: give them to `runTurn` or `storage.commit`. */
export interface PreparedTicket {
  ticket: Ticket;
  writes: Write[];
}

/**
 * The cases. Every change is an event and a delivery in the same commit; of two changes made at once to one ticket, the
 * second fails with `storage/conflict`. `prepare…` functions write nothing themselves.
 */
export function createTickets(options: TicketsOptions) {
  const {
    storage,
    clock = () => new Date(),
    createId = () => crypto.randomUUID(),
    randomInteger = randomInt,
  } = options;

  /** @throws GongyouError `ticket/invalid-draft`. */
  async function prepare(draft: TicketDraft, origin: TicketOrigin): Promise<PreparedTicket> {
    const parsed = ticketDraftSchema.safeParse(draft);
    if (!parsed.success) {
      // Only the places are told: the values are a worker's.
      const places = parsed.error.issues.map((issue) => issue.path.join('.'));
      throw new GongyouError('ticket/invalid-draft', `The draft is not valid at ${places.join(', ')}`, { places });
    }
    const body = ticketBodySchema.parse({ ...parsed.data, facts: keepConsented(draft.facts, draft.consent) });
    const { flow, regionCode, regionName } = parsed.data;
    // One moment: a second look at the clock may be a millisecond later than what is stored.
    const now = clock().toISOString();
    const ticket: Ticket = {
      id: createId(),
      receiptNumber: await freeReceiptNumber(),
      conversationId: origin.conversationId,
      flow,
      regionCode,
      regionName,
      state: 'new',
      urgent: body.deadlines.some((deadline) => deadline.urgent),
      nextDue: body.deadlines.flatMap(({ due }) => due ?? []).sort()[0] ?? null,
      createdAt: now,
      updatedAt: now,
      closedAt: null,
      erasedAt: null,
      body,
      transcript: draft.consent.personal ? await wholeTranscript(origin) : [],
    };
    const about = aboutTicket(ticket, 1);
    const { state, urgent, transcript } = ticket;
    const { updatedAt: _, closedAt: __, erasedAt: ___, ...row } = ticket;
    const writes = [
      storage.tickets.insertWrite({ ...row, phone: phoneOf(body.facts.phone?.text) }),
      storage.tickets.eventWrite({ ...eventOf(ticket, 1, 'worker'), kind: 'created', detail: null }),
      deliveryWrite({ ...about, event: 'ticket.created', state, urgent, ...body, transcript }),
    ];
    return { ticket, writes };
  }

  async function freeReceiptNumber(): Promise<string> {
    for (;;) {
      const receiptNumber = createReceiptNumber(randomInteger);
      if (!(await storage.tickets.byReceiptNumber(receiptNumber))) return receiptNumber;
    }
  }

  async function wholeTranscript({ conversationId, lastLines = [] }: TicketOrigin): Promise<Transcript> {
    return [...(await storage.turns.transcript(conversationId)), ...lastLines];
  }

  /** Adds what the worker says or has, after the ticket was made. @throws GongyouError `ticket/not-found`. */
  async function prepareEvidence(ticketId: string, text: string, actor = 'worker'): Promise<PreparedTicket> {
    const { ticket, position } = await current(ticketId);
    const writes = [
      storage.tickets.eventWrite({ ...eventOf(ticket, position, actor), kind: 'evidence-added', detail: { text } }),
      storage.tickets.touchWrite(ticketId),
      deliveryWrite({ ...aboutTicket(ticket, position), event: 'ticket.evidence-added', text }),
    ];
    return { ticket, writes };
  }

  /** @throws GongyouError `ticket/not-found`, `ticket/invalid-transition`. */
  async function prepareState(ticketId: string, state: TicketState, actor: string, note = ''): Promise<PreparedTicket> {
    const { ticket, position } = await current(ticketId);
    const from = ticket.state;
    checkTransition(from, state);
    const detail = { from, to: state, text: note };
    const writes = [
      storage.tickets.eventWrite({ ...eventOf(ticket, position, actor), kind: 'state-changed', detail }),
      storage.tickets.stateWrite(ticketId, state),
      deliveryWrite({ ...aboutTicket(ticket, position), event: 'ticket.state-changed', from, state, note }),
    ];
    return { ticket: { ...ticket, state }, writes };
  }

  async function changeState(ticketId: string, state: TicketState, actor: string, note = ''): Promise<Ticket> {
    const { ticket, writes } = await prepareState(ticketId, state, actor, note);
    await storage.commit(writes);
    return ticket;
  }

  /** The ticket, and the position its next event will have. */
  async function current(ticketId: string): Promise<{ ticket: Ticket; position: number }> {
    const ticket = await find(ticketId);
    if (!ticket || ticket.erasedAt !== null) throw new GongyouError('ticket/not-found', 'There is no such ticket');
    return { ticket, position: (await storage.tickets.lastPosition(ticketId)) + 1 };
  }

  async function find(id: string): Promise<Ticket | null> {
    const stored = await storage.tickets.byId(id);
    return stored ? readTicket(stored) : null;
  }

  /**
   * Finds a ticket by a number as a person wrote it. For a worker's own question check that the ticket belongs to the
   * conversation: a number alone must not show somebody else's case.
   */
  async function findByReceiptNumber(text: string): Promise<Ticket | null> {
    const receiptNumber = parseReceiptNumber(text);
    const stored = receiptNumber === null ? null : await storage.tickets.byReceiptNumber(receiptNumber);
    return stored ? readTicket(stored) : null;
  }

  async function history(ticketId: string): Promise<TicketEvent[]> {
    return (await storage.tickets.events(ticketId)).map(({ position, kind, actor, at, detail }) => {
      const hasText = detail !== null && typeof detail === 'object' && 'text' in detail;
      return { position, kind, actor, at, text: hasText ? String(detail.text) : '' };
    });
  }

  function eventOf(ticket: Ticket, position: number, actor: string) {
    return { ticketId: ticket.id, position, actor, at: clock().toISOString() };
  }

  function aboutTicket(ticket: Ticket, position: number): DeliveryAbout {
    const { id: ticketId, receiptNumber, flow, regionCode, regionName } = ticket;
    const at = clock().toISOString();
    return { version: 1, deliveryId: createId(), ticketId, receiptNumber, position, flow, regionCode, regionName, at };
  }

  function deliveryWrite(payload: Delivery): Write {
    const { deliveryId: id, ticketId, position, event, flow: desk, regionCode } = payload;
    return storage.outbox.insertWrite({ id, ticketId, position, event, desk, regionCode, payload });
  }

  return {
    prepare,
    prepareEvidence,
    prepareState,
    changeState,
    find,
    findByReceiptNumber,
    history,
    /** The tickets of a conversation, the latest first. */
    ofConversation: async (conversationId: string) =>
      (await storage.tickets.ofConversation(conversationId)).map(readTicket),
    /** Urgent first; see `TicketFilter`. */
    list: async (...filter: Parameters<Storage['tickets']['list']>) =>
      (await storage.tickets.list(...filter)).map(readTicket),
    /** Event and delivery that tell an erasure, for erasure.ts. */
    erasedWrites: (ticket: Ticket, position: number, actor: string): Write[] => [
      storage.tickets.eventWrite({ ...eventOf(ticket, position, actor), kind: 'erased', detail: null }),
      deliveryWrite({ ...aboutTicket(ticket, position), event: 'ticket.erased' }),
    ],
  };
}

export type Tickets = ReturnType<typeof createTickets>;

/** A phone number as its digits, without a leading +86; null where there is none. */
export function phoneOf(text: string | undefined): string | null {
  const digits = (text ?? '').normalize('NFKC').replace(/\D/g, '');
  if (digits.length < 5) return null;
  return digits.length === 13 && digits.startsWith('86') ? digits.slice(2) : digits;
}
