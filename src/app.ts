import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { secureHeaders } from 'hono/secure-headers';
import { streamSSE } from 'hono/streaming';
import { describeRoute, openAPIRouteHandler, resolver } from 'hono-openapi';
import { toCitation } from './answer/citation.ts';
import { splitReply } from './channels/split-reply.ts';
import { createAgentRoutes } from './console/agent-routes.ts';
import { GongyouError } from './errors.ts';
import { problemResponse } from './http-problem.ts';
import {
  chatReplySchema,
  chatRequestSchema,
  clauseSchema,
  documentSchema,
  idInPath,
  MESSAGE_LIMIT,
  problemSchema,
} from './http-schemas.ts';
import type { IncomingMessage } from './message.ts';
import type { Services } from './services.ts';

export interface AppOptions {
  services: Services;
  version: string;
  /** Bearer token of the agents' routes; without it they are not there. */
  agentToken?: string | undefined;
  /** Called for what went wrong inside; never with the text of a message. */
  onError?: (error: unknown, path: string) => void;
}

const json = (schema: Parameters<typeof resolver>[0], description: string) => ({
  description,
  content: { 'application/json': { schema: resolver(schema) } },
});
const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: resolver(problemSchema) } },
});

/** Routes only: reads a request, calls a service, writes the answer. */
export function createApp({ services, version, agentToken, onError = () => {} }: AppOptions): Hono {
  const app = new Hono();
  const { base } = services;

  app.onError((error, context) => {
    const response = problemResponse(context, error);
    if (!(error instanceof GongyouError) && response.status >= 500) onError(error, context.req.path);
    return response;
  });
  app.notFound((context) => problemResponse(context, new GongyouError('knowledge/not-found', '没有这个地址。')));
  app.use(
    '*',
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'self'"],
      },
    }),
  );
  app.use('/v1/*', cors());

  app.post(
    '/v1/chat',
    describeRoute({
      summary: 'Ask a question, or go on with a conversation',
      description:
        'With Accept: text/event-stream the same turn comes as events: `sentence` for each checked sentence, then `reply` with the whole.',
      requestBody: {
        required: true,
        content: { 'application/json': { schema: resolver(chatRequestSchema) as never } },
      },
      responses: {
        200: json(chatReplySchema, 'The reply'),
        400: problem('Bad request'),
        404: problem('Unknown conversation'),
      },
    }),
    bodyLimit({
      maxSize: 4_200_000,
      onError: (context) =>
        problemResponse(
          context,
          new GongyouError('request/message-too-long', `一次最多写 ${MESSAGE_LIMIT} 个字，请分几次说。`),
        ),
    }),
    async (context) => {
      const message = await readChatRequest(context, services);
      // Before the stream begins: a fault is a problem document, and never an event with its bare words.
      const reply = await services.handleMessage(message);
      if (!context.req.header('accept')?.includes('text/event-stream')) return context.json(reply);
      return streamSSE(context, async (stream) => {
        for (const sentence of splitReply(reply.text))
          await stream.writeSSE({ event: 'sentence', data: JSON.stringify({ text: sentence }) });
        await stream.writeSSE({ event: 'reply', data: JSON.stringify(reply) });
      });
    },
  );

  app.get(
    '/v1/clauses/:id{.+}',
    describeRoute({
      summary: 'A clause, whole, with its document and card',
      parameters: idInPath('Such as fj-2025-28/3/6; slashes may stand as they are.'),
      responses: { 200: json(clauseSchema, 'The clause'), 404: problem('No such clause') },
    }),
    (context) => {
      const found = base.clause(context.req.param('id'));
      if (!found) throw new GongyouError('knowledge/not-found', '没有这一条，可能已经改过或者删掉了。');
      const { clause, document, card } = found;
      const citation = toCitation(1, document, clause, clause.text, base.regions);
      return context.json({
        id: clause.id,
        label: citation.label,
        place: clause.place,
        headings: clause.headings,
        text: clause.text,
        hash: clause.hash,
        document: citation.document,
        card: card && {
          title: card.title,
          topic: card.topic,
          points: card.points.map(({ say, quote }) => ({ say, quote })),
        },
      });
    },
  );

  app.get(
    '/v1/documents',
    describeRoute({
      summary: 'Every document that is answered from',
      responses: {
        200: {
          description: 'The documents',
          content: { 'application/json': { schema: resolver(documentSchema.array()) } },
        },
      },
    }),
    (context) =>
      context.json(
        base.knowledge.documents.map((document) => ({
          id: document.id,
          kind: document.kind,
          title: document.title,
          number: document.number,
          issuers: document.issuers,
          region: document.region,
          regionName: base.regions.get(document.region)?.name ?? document.region,
          level: document.level,
          status: document.status,
          issued: document.issued,
          source: document.source.name,
          clauses: document.clauses.map(({ id, place, headings }) => ({ id, place, headings })),
        })),
      ),
  );

  app.get(
    '/v1/conversations/:id/messages',
    describeRoute({
      summary: 'The lines of a conversation, for a client that waits for an agent',
      parameters: idInPath('From a reply.'),
      responses: {
        200: { description: 'Lines in order: from (worker or gongyou), text, at' },
        404: problem('Unknown conversation'),
      },
    }),
    async (context) => {
      const id = context.req.param('id');
      if ((await services.storage.conversations.find(id)) === null)
        throw new GongyouError('request/unknown-conversation', '没找到这个对话，可能已经过期。请重新开始说。');
      const [lines, speaker] = await Promise.all([
        services.storage.turns.transcript(id),
        services.agentQueue.speaker(id),
      ]);
      return context.json({ speaker, lines });
    },
  );
  if (agentToken !== undefined) app.route('/v1/agent', createAgentRoutes(services, agentToken));

  app.get(
    '/healthz',
    describeRoute({ summary: 'Whether the process answers', responses: { 200: { description: 'It does' } } }),
    (context) => context.json({ status: 'ok', version }),
  );
  const readiness = describeRoute({
    summary: 'Whether questions can be answered, and which files of the knowledge were left out and why',
    responses: {
      200: { description: 'ready, or degraded where a file was left out' },
      503: { description: 'unavailable' },
    },
  });
  app.get('/readyz', readiness, async (context) => {
    const storage = await services.storage.ping().then(
      () => 'ok',
      () => 'unavailable',
    );
    const problems = base.knowledge.problems.map(({ file, line, severity, message, mend }) => ({
      file,
      line,
      severity,
      message,
      mend,
    }));
    const ready = storage === 'ok' && base.knowledge.documents.length > 0;
    return context.json(
      {
        status: ready ? (problems.some((each) => each.severity === 'error') ? 'degraded' : 'ready') : 'unavailable',
        storage,
        documents: base.knowledge.documents.length,
        cards: base.knowledge.cards.length,
        problems,
      },
      ready ? 200 : 503,
    );
  });
  app.get(
    '/openapi.json',
    openAPIRouteHandler(app, {
      documentation: {
        openapi: '3.1.0',
        info: {
          title: 'Gongyou 工友',
          version,
          description: 'Answers migrant workers’ questions from policy clauses, with citations.',
        },
      },
    }),
  );
  return app;
}

/** Verifies, then parses: each fault has its own code, and words a person can act on. */
async function readChatRequest(context: Context, services: Services): Promise<IncomingMessage> {
  const bytes = new Uint8Array(await context.req.arrayBuffer());
  let body: unknown;
  try {
    body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new GongyouError(
      'request/invalid-json',
      '没读懂发来的内容：要 UTF-8 编码的 JSON，像 {"message": "您的问题"}。',
    );
  }
  const checked = chatRequestSchema.safeParse(body);
  if (!checked.success) {
    const fields = checked.error.issues.map((issue) => issue.path.join('.') || 'body');
    throw new GongyouError('request/invalid', `请求里这几项不对：${fields.join('、')}。message 要写成文字。`, {
      fields,
    });
  }
  const { message, conversationId = null, region = null, clientMessageId = null } = checked.data;
  const length = [...message].length;
  if (message.trim() === '') throw new GongyouError('request/message-empty', '您还没写内容。想问什么，直接打字就行。');
  if (length > MESSAGE_LIMIT)
    throw new GongyouError(
      'request/message-too-long',
      `一次最多写 ${MESSAGE_LIMIT} 个字，您写了 ${length} 个。请分几次说，或者挑最要紧的说。`,
    );
  if (conversationId !== null && (await services.storage.conversations.find(conversationId)) === null) {
    throw new GongyouError('request/unknown-conversation', '没找到这个对话，可能已经过期。请重新开始说。');
  }
  return { text: message, conversationId, region, clientMessageId };
}
