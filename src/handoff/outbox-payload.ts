import { z } from 'zod';
import { ticketBodySchema, transcriptSchema } from './ticket-body.ts';
import { ticketStates } from './ticket-states.ts';

const about = {
  /** Version of this format. A receiver may rely on fields being added only. */
  version: z.literal(1),
  /** The same for every attempt, and equal to the headers `Idempotency-Key` and `webhook-id`. */
  deliveryId: z.string(),
  ticketId: z.string(),
  /** Twelve digits, the last a check digit. */
  receiptNumber: z.string().regex(/^\d{12}$/),
  /**
   * Place of the event in the ticket's history, from 1. Events are sent in order; one answered late may still be
   * handled after its successor, so a receiver ignores an event whose position is below one it has seen.
   */
  position: z.int().positive(),
  flow: z.enum(['complaint', 'legal_aid']),
  /** GB/T 2260 code. */
  regionCode: z.string().regex(/^\d{6}$/),
  regionName: z.string(),
  at: z.iso.datetime(),
};

/** What a desk's webhook receives, as the body of a POST. */
export const deliverySchema = z.discriminatedUnion('event', [
  z.object({
    ...about,
    event: z.literal('ticket.created'),
    state: z.enum(ticketStates),
    /** A time limit runs out within 30 days. */
    urgent: z.boolean(),
    ...ticketBodySchema.shape,
    transcript: transcriptSchema,
  }),
  z.object({
    ...about,
    event: z.literal('ticket.state-changed'),
    from: z.enum(ticketStates),
    state: z.enum(ticketStates),
    /** For the worker, or empty. */
    note: z.string(),
  }),
  z.object({ ...about, event: z.literal('ticket.evidence-added'), text: z.string() }),
  /** The worker asked, or the time is over: delete everything personal of this ticket. */
  z.object({ ...about, event: z.literal('ticket.erased') }),
]);

export type Delivery = z.infer<typeof deliverySchema>;
export type DeliveryAbout = { [Field in keyof typeof about]: z.infer<(typeof about)[Field]> };
