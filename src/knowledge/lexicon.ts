import { z } from 'zod';
import { TOPICS } from './topics.ts';

export const lexiconEntrySchema = z.strictObject({
  /** Workers' words. */
  say: z.array(z.string().min(1)).min(1),
  /** Policy words they stand for; the first names the concept. */
  means: z.array(z.string().min(1)).min(1),
  /** How surely the one means the other: 1 always, 0.3 now and then. */
  weight: z.number().gt(0).max(1).default(1),
  /** True when a question with this word is about it, so that a clause without it doesn't answer. */
  subject: z.boolean().default(false),
});

export const lexiconFileSchema = z.strictObject({
  topic: z.enum([...TOPICS, 'people', 'places', 'common']),
  entries: z.array(lexiconEntrySchema),
});

export type LexiconEntry = z.infer<typeof lexiconEntrySchema>;
