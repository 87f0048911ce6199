import { type Context, Hono } from 'hono';
import { bearerAuth } from 'hono/bearer-auth';
import { describeRoute, resolver, validator } from 'hono-openapi';
import { z } from 'zod';
import { GongyouError } from '../errors.ts';
import { problemResponse } from '../http-problem.ts';
import { idInPath } from '../http-schemas.ts';
import type { Services } from '../services.ts';

const takeSchema = z.object({
  agent: z.string().min(1).max(60).meta({ description: 'Who takes it, as the others should see it.' }),
});
const messageSchema = z.object({ text: z.string().trim().min(1).max(2000) });

/** What an agent does with the conversations that asked for a person. Every route needs the bearer token of the configuration. */
export function createAgentRoutes(services: Services, token: string): Hono {
  const routes = new Hono();
  const { agentQueue, storage } = services;
  const checked = <Schema extends z.ZodType>(schema: Schema) =>
    validator('json', schema, (result, context) => {
      if (!result.success) return problemResponse(context, new GongyouError('request/invalid', '请求的格式不对。', {}));
    });
  const refused = {
    message: (context: Context) =>
      problemResponse(
        context,
        new GongyouError('request/unauthorized', '要带上坐席的口令（Authorization: Bearer …）。'),
      ),
  };
  routes.use(
    '*',
    bearerAuth({
      token,
      noAuthenticationHeader: refused,
      invalidAuthenticationHeader: refused,
      invalidToken: refused,
    }),
  );

  routes.get(
    '/queue',
    describeRoute({
      summary: 'Conversations that wait for a person, or are with one; the urgent first',
      responses: {
        200: {
          description: 'The queue',
          content: {
            'application/json': {
              schema: resolver(
                z.array(
                  z.looseObject({
                    id: z.string(),
                    conversationId: z.string(),
                    status: z.string(),
                    urgent: z.boolean(),
                  }),
                ),
              ),
            },
          },
        },
      },
    }),
    async (context) => context.json(await agentQueue.list()),
  );

  routes.post(
    '/queue/:id/take',
    describeRoute({
      summary: 'Take a conversation; only one agent gets it',
      parameters: idInPath('Of the entry in the queue.'),
      responses: { 200: { description: 'Taken' }, 409: { description: 'Somebody else has it' } },
    }),
    checked(takeSchema),
    async (context) => {
      const taken = await agentQueue.take(context.req.param('id'), context.req.valid('json').agent);
      return taken
        ? context.json({ taken })
        : problemResponse(context, new GongyouError('agent/taken', '已经有人接了这个对话。'));
    },
  );

  routes.get(
    '/conversations/:id',
    describeRoute({
      summary: 'The transcript of a conversation that asked for a person',
      parameters: idInPath('Of the conversation.'),
      responses: { 200: { description: 'Lines in order' } },
    }),
    async (context) => {
      const id = context.req.param('id');
      await requireSpeaker(services, id, ['waiting', 'agent']);
      return context.json(await storage.turns.transcript(id));
    },
  );

  routes.post(
    '/conversations/:id/messages',
    describeRoute({
      summary: 'Say something to the worker',
      parameters: idInPath('Of the conversation.'),
      responses: { 200: { description: 'Said' }, 409: { description: 'The conversation is not with an agent' } },
    }),
    checked(messageSchema),
    async (context) => {
      const id = context.req.param('id');
      await requireSpeaker(services, id, ['agent']);
      await services.sayInConversation(id, context.req.valid('json').text, 'agent');
      return context.json({ said: true });
    },
  );

  routes.post(
    '/conversations/:id/release',
    describeRoute({
      summary: 'Give the conversation back to the assistant',
      parameters: idInPath('Of the conversation.'),
      responses: { 200: { description: 'Released' } },
    }),
    async (context) => {
      const id = context.req.param('id');
      await requireSpeaker(services, id, ['waiting', 'agent']);
      await agentQueue.release(id, 'released');
      await services.sayInConversation(id, '接待您的同事先忙到这里，我是工友，接着陪您。还有事就问我。', 'bot');
      return context.json({ released: true });
    },
  );
  return routes;
}

async function requireSpeaker(services: Services, conversationId: string, allowed: readonly string[]): Promise<void> {
  if (!allowed.includes(await services.agentQueue.speaker(conversationId)))
    throw new GongyouError('agent/not-held', '这个对话不在人工接待中。');
}
