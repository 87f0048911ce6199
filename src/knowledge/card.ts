import { z } from 'zod';
import { ASPECTS, TOPICS } from './topics.ts';

/** Whom to ask what a document doesn't say. */
export const deskSchema = z.strictObject({ name: z.string().min(2), line: z.string().regex(/^\d{3,12}$/) });

export const pointSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** A verbatim part of the clause (for a law fact: of its gist). */
  quote: z.string().min(4),
  /** The point in plain words, complete on its own. */
  say: z.string().min(4).max(110),
  gives: z.array(z.enum(ASPECTS)).default(['what']),
  /** Where a clause speaks of several things, a point may have a topic, a desk and a next step of its own. */
  topic: z.enum(TOPICS).optional(),
  desk: deskSchema.optional(),
  next: z.enum(['complaint', 'legal_aid', 'none']).optional(),
  /** Ways a worker would ask it. */
  questions: z.array(z.string().min(2)).min(1),
});

export const unsaidSchema = z.strictObject({
  /** The kind of detail that is missing. */
  about: z.enum(ASPECTS),
  /** 「文件里没写…。」, in plain words and without a line to ring. */
  say: z.string().min(4),
  /** Ways a worker would ask for it. */
  questions: z.array(z.string().min(2)).default([]),
});

const commonFields = {
  title: z.string().min(2).max(24),
  topic: z.enum(TOPICS),
  desk: deskSchema,
  next: z.enum(['complaint', 'legal_aid', 'none']).default('none'),
  points: z.array(pointSchema).min(1),
  unsaid: z.array(unsaidSchema).default([]),
};

export const cardFileSchema = z.strictObject({
  document: z.string(),
  cards: z.array(
    z.strictObject({
      clause: z.string(),
      /** Of the clause the card was written for. */ hash: z.string().optional(),
      ...commonFields,
    }),
  ),
});

export const lawFileSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string().min(3),
  number: z.string().nullable().default(null),
  /** Date of the version that was read. */
  version: z.iso.date(),
  versionNote: z.string().optional(),
  articles: z.array(
    z.strictObject({
      article: z.union([z.number().int().positive(), z.string().regex(/^\d+-\d+$/)]),
      /** The article's content in our own words. */
      gist: z.string().min(10),
      ...commonFields,
    }),
  ),
});

export const gapFileSchema = z.strictObject({
  gaps: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9-]+$/),
      title: z.string().min(2).max(24),
      /** Null where nobody of ours can be asked: weather, recipes. */
      desk: deskSchema.nullable(),
      /** What is not written, in plain words. */
      say: z.string().min(4).max(80),
      questions: z.array(z.string().min(2)).min(1),
      /** Codes of regions whose own documents do answer it. */
      except: z.array(z.string().regex(/^\d{6}$/)).optional(),
    }),
  ),
});

/** Something that workers ask and no document answers: a question like it meets its gap, and not a half-fitting clause. */
export type Gap = z.infer<typeof gapFileSchema>['gaps'][number];

export type Desk = z.infer<typeof deskSchema>;
export type Point = z.infer<typeof pointSchema>;
export type Unsaid = z.infer<typeof unsaidSchema>;

/** A clause in plain words: what it gives, and what it does not say. */
export interface Card {
  clauseId: string;
  title: string;
  topic: (typeof TOPICS)[number];
  desk: Desk;
  next: 'complaint' | 'legal_aid' | 'none';
  points: Point[];
  unsaid: Unsaid[];
}

/** A card as one of its points wants it: the point's own topic, desk and next step where it has them. */
export function effectiveCard(card: Card, point: Point | null): Card {
  if (!point) return card;
  return { ...card, topic: point.topic ?? card.topic, desk: point.desk ?? card.desk, next: point.next ?? card.next };
}
