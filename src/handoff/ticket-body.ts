import { z } from 'zod';
import type { TicketDraft, TicketFact } from './ticket-draft.ts';

const factSchema = z.object({
  label: z.string().max(100),
  value: z.union([z.string().max(5000), z.number(), z.boolean(), z.null()]),
  text: z.string().max(5000),
  personal: z.boolean(),
}) satisfies z.ZodType<TicketFact>;

const clauseSchema = z.object({ id: z.string(), label: z.string(), text: z.string() });

const deadlineSchema = z.object({
  kind: z.string(),
  due: z.iso.date().nullable(),
  article: z.string(),
  text: z.string(),
  urgent: z.boolean(),
  from: z.iso.date().nullable(),
});

const consentSchema = z.object({
  personal: z.boolean(),
  sensitive: z.boolean(),
  at: z.iso.datetime({ offset: true }).nullable(),
});

/** What a ticket holds sealed. */
export const ticketBodySchema = z.object({
  facts: z.record(z.string(), factSchema),
  narrative: z.string().max(5000),
  clauses: z.array(clauseSchema),
  deadlines: z.array(deadlineSchema),
  consent: consentSchema,
});

export type TicketBody = z.infer<typeof ticketBodySchema>;

/** A draft as it comes from a flow, checked before it becomes a ticket. */
export const ticketDraftSchema = ticketBodySchema.extend({
  flow: z.enum(['complaint', 'legal_aid']),
  regionCode: z.string().regex(/^\d{6}$/),
  regionName: z.string().max(100),
}) satisfies z.ZodType<TicketDraft>;

export const transcriptSchema = z.array(
  z.object({ from: z.enum(['worker', 'gongyou']), text: z.string(), at: z.string() }),
);

export type Transcript = z.infer<typeof transcriptSchema>;

/** An identity number, by the slot's name or the form's label: it needs a consent of its own. */
function isSensitive(name: string, fact: TicketFact): boolean {
  return /identity|idnumber/i.test(name) || fact.label.includes('身份证');
}

/** Empties the facts the worker did not consent to, whatever the flow collected (Personal Information Protection Law art. 13, 29). */
export function keepConsented(facts: Record<string, TicketFact>, consent: TicketBody['consent']): TicketBody['facts'] {
  const entries = Object.entries(facts).map(([name, fact]): [string, TicketFact] => {
    const refused = (fact.personal && !consent.personal) || (isSensitive(name, fact) && !consent.sensitive);
    return [name, refused ? { ...fact, value: null, text: '' } : fact];
  });
  return Object.fromEntries(entries);
}
