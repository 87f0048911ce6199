import { z } from 'zod';

/** What is remembered of a conversation between turns. Plain JSON, kept encrypted. */
export const memorySchema = z.object({
  region: z.string().nullable().default(null),
  /** The place the client sent last: sent again, it does not undo what was said in words since. */
  givenRegion: z.string().nullable().default(null),
  /** The place that the last question asked about, where it is another: what follows it asks about it too. */
  askedRegion: z.string().nullable().default(null),
  /** The place was asked for already; it is asked once. */
  regionAsked: z.boolean().default(false),
  /** The last question, as it was resolved. */
  question: z.string().nullable().default(null),
  topic: z.string().nullable().default(null),
  documentId: z.string().nullable().default(null),
  clauseIds: z.array(z.string()).default([]),
  /** Units told already for this question, for 「还有别的吗」. */
  told: z.array(z.string()).default([]),
  /** The last message was noted as a piece of the story, and nothing asked since. */
  noted: z.boolean().default(false),
  /** What was offered last: 「要我现在帮您登记投诉吗？」. */
  offered: z.enum(['complaint', 'legal_aid', 'agent']).nullable().default(null),
  /** Receipt number of the latest case. */
  receipt: z.string().nullable().default(null),
  /** The worker is a household's own nanny or carer: follow-ups don't say so again. */
  household: z.boolean().default(false),
  /** What the worker told of the matter before an intake, so that it isn't asked again. */
  story: z.string().max(1600).default(''),
  /** What the next message is taken for: words to add to the case, an answer to 「您身边有人吗」, of one who was held back, or where help has to come. */
  expects: z.enum(['evidence', 'safety', 'calm', 'help']).nullable().default(null),
  /** State of the running hand-off flow. */
  flow: z.unknown().nullable().default(null),
});

export type Memory = z.infer<typeof memorySchema>;

/** Reads stored memory; anything that can't be read (an older shape) starts afresh. */
export function readMemory(stored: unknown): Memory {
  const parsed = memorySchema.safeParse(stored ?? {});
  return parsed.success ? parsed.data : memorySchema.parse({});
}
