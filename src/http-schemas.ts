import { z } from 'zod';

export const MESSAGE_LIMIT = 2000;

/** The body of POST /v1/chat. Length is checked on its own, so that each fault has its code. */
export const chatRequestSchema = z.object({
  message: z
    .string()
    .meta({ description: 'What the worker wrote, 1–2000 characters.', examples: ['老板拖了三个月工钱不给，找谁'] }),
  conversationId: z
    .string()
    .min(1)
    .max(100)
    .nullish()
    .meta({ description: 'From an earlier reply; a new conversation when absent.' }),
  region: z.string().max(40).nullish().meta({ description: 'A name such as 福建, 北京市, 三明, or a GB/T 2260 code.' }),
  clientMessageId: z
    .string()
    .min(1)
    .max(100)
    .nullish()
    .meta({ description: 'The client’s own id: sent again, the stored reply comes back.' }),
});

const citationSchema = z.object({
  marker: z.number().int(),
  clauseId: z.string(),
  label: z.string(),
  text: z.string().meta({ description: 'The clause, verbatim and whole; for national law its gist (要点).' }),
  quote: z.string().meta({ description: 'The sentences that support the answer; several are joined by ……' }),
  document: z.object({
    id: z.string(),
    title: z.string(),
    number: z.string().nullable(),
    issuers: z.array(z.string()),
    region: z.string(),
    regionName: z.string(),
    status: z.enum(['in-force', 'draft', 'superseded', 'repealed']),
    issued: z.string().nullable(),
    source: z.string(),
  }),
});

export const chatReplySchema = z.object({
  conversationId: z.string(),
  messageId: z.string(),
  kind: z.enum(['answer', 'clarify', 'abstain', 'handoff', 'urgent', 'chat']),
  text: z.string(),
  citations: z.array(citationSchema),
  notices: z.array(z.object({ code: z.string(), text: z.string() })),
  services: z.array(
    z.object({ name: z.string(), kind: z.string(), label: z.string(), clauseId: z.string().nullable() }),
  ),
  suggestions: z.array(z.string()),
  handoff: z
    .object({
      flow: z.enum(['complaint', 'legal_aid', 'agent']),
      step: z.string(),
      progress: z.number(),
      ticket: z.string().nullable(),
    })
    .nullable(),
});

export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  code: z.string(),
});

export const documentSchema = z.object({
  id: z.string(),
  kind: z.enum(['policy', 'law-summary']),
  title: z.string(),
  number: z.string().nullable(),
  issuers: z.array(z.string()),
  region: z.string(),
  regionName: z.string(),
  level: z.string(),
  status: z.string(),
  issued: z.string().nullable(),
  source: z.string(),
  clauses: z.array(z.object({ id: z.string(), place: z.string(), headings: z.array(z.string()) })),
});

export const clauseSchema = z.object({
  id: z.string(),
  label: z.string(),
  place: z.string(),
  headings: z.array(z.string()),
  text: z.string(),
  hash: z.string(),
  document: citationSchema.shape.document,
  card: z
    .object({ title: z.string(), topic: z.string(), points: z.array(z.object({ say: z.string(), quote: z.string() })) })
    .nullable(),
});

/** OpenAPI asks for every parameter that a path names. */
export const idInPath = (description: string) => [
  { name: 'id', in: 'path' as const, required: true, description, schema: { type: 'string' as const } },
];
