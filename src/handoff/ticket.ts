import { z } from 'zod';
import type { StoredTicket } from '../storage/tickets.ts';
import { type TicketBody, type Transcript, ticketBodySchema, transcriptSchema } from './ticket-body.ts';
import type { TicketFlow } from './ticket-draft.ts';
import type { TicketState } from './ticket-states.ts';

/** A case as agents, documents and exports see it. */
export interface Ticket {
  id: string;
  /** Twelve digits; `formatReceiptNumber` groups them. */
  receiptNumber: string;
  conversationId: string | null;
  flow: TicketFlow;
  regionCode: string;
  regionName: string;
  state: TicketState;
  urgent: boolean;
  nextDue: string | null;
  createdAt: string;
  updatedAt: string;
  closedAt: string | null;
  erasedAt: string | null;
  /** Null once erased. */
  body: TicketBody | null;
  transcript: Transcript;
}

export interface TicketEvent {
  position: number;
  kind: 'created' | 'state-changed' | 'evidence-added' | 'erased';
  actor: string;
  at: string;
  /** The note of a change, the text of an evidence; empty otherwise. */
  text: string;
}

const flowSchema = z.enum(['complaint', 'legal_aid']);

/** Reads a stored row; what was stored by an older version is checked here, once. */
export function readTicket(stored: StoredTicket): Ticket {
  return {
    ...stored,
    flow: flowSchema.parse(stored.flow),
    body: stored.body === null ? null : ticketBodySchema.parse(stored.body),
    transcript: stored.transcript === null ? [] : transcriptSchema.parse(stored.transcript),
  };
}
