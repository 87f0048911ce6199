import { z } from 'zod';

/** What a message does, where it asks for no answer: it tells of danger, asks for something to be done, or is talk. */
export const DANGER_ACTS = [
  'suicide',
  'medical',
  'fire',
  'confined',
  'beaten',
  'harassed',
  'forced-labour',
  'document-taken',
  'child-labour',
] as const;
export const REQUEST_ACTS = ['complaint', 'legal_aid', 'agent', 'status'] as const;
export const TALK_ACTS = ['greeting', 'thanks', 'farewell', 'assent', 'abuse', 'who-are-you', 'empty-words'] as const;

export type DangerAct = (typeof DANGER_ACTS)[number];
export type RequestAct = (typeof REQUEST_ACTS)[number];
export type TalkAct = (typeof TALK_ACTS)[number];
export type Act = DangerAct | RequestAct | TalkAct;

export const actFileSchema = z.strictObject({
  acts: z.array(
    z.strictObject({
      act: z.enum([...DANGER_ACTS, ...REQUEST_ACTS, ...TALK_ACTS]),
      /** Messages that do it. */
      examples: z.array(z.string().min(1)).min(1),
    }),
  ),
  /** Messages with like words that do nothing: they ask, or tell of trouble. */
  asks: z.array(z.string().min(1)).default([]),
});

/** A file of examples, from which the message reader learns. */
export type ActFile = z.infer<typeof actFileSchema>;
