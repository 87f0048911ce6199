import { z } from 'zod';
import { TOPICS } from './topics.ts';

export const serviceSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** Exactly as the clause writes it. */
  name: z.string().min(1),
  aliases: z.array(z.string()).default([]),
  kind: z.enum(['phone', 'mini-program', 'wechat-account', 'website', 'counter', 'programme', 'platform', 'place']),
  label: z.string().min(2),
  regions: z.array(z.string().regex(/^\d{6}$/)).min(1),
  clause: z.string().nullable(),
  /** For lines that hold everywhere: where the fact comes from. */
  source: z.string().optional(),
  hours: z.string().nullable().default(null),
  topics: z.array(z.enum(TOPICS)).default([]),
  /** Whether a worker can ring, open or visit it by its name. */
  callable: z.boolean(),
});

export const servicesFileSchema = z.strictObject({ services: z.array(serviceSchema) });

/** A person's next step: a line, a mini-program, a programme, a place. */
export type Service = z.infer<typeof serviceSchema>;
