import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { createServices } from '../src/create-services.ts';
import { GongyouError } from '../src/errors.ts';
import { chatReplySchema, clauseSchema, documentSchema, problemSchema } from '../src/http-schemas.ts';
import type { Reply } from '../src/message.ts';
import type { Services } from '../src/services.ts';
import { knowledgeFiles, POLICY } from './fixtures/knowledge.ts';

const TOKEN = 'token-of-the-agents-0123456789';
const FUJIAN_QUESTION = '老板欠薪，福建的维权专线「96333」怎么打？';
const folder = mkdtempSync(join(tmpdir(), 'gongyou-app-'));
let services: Services;
let app: Hono;
let faults: { error: unknown; path: string }[] = [];

beforeAll(async () => {
  services = await createServices({ config: readConfig({ DATA_DIR: join(folder, 'data') }), ephemeral: true });
  app = createApp({
    services,
    version: '1.2.3',
    agentToken: TOKEN,
    onError: (error, path) => faults.push({ error, path }),
  });
}, 60_000);
beforeEach(() => {
  faults = [];
});
afterAll(async () => {
  await services.close();
  rmSync(folder, { recursive: true, force: true });
});

const post = (path: string, body: BodyInit, headers: Record<string, string> = {}) =>
  app.request(path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
const send = (body: object, headers?: Record<string, string>) => post('/v1/chat', JSON.stringify(body), headers);
async function chat(body: object): Promise<Reply> {
  const response = await send(body);
  expect(response.status).toBe(200);
  return chatReplySchema.strict().parse(await response.json()) as Reply;
}
async function problemOf(response: Response) {
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  const problem = problemSchema.strict().parse(await response.json());
  expect(problem.status).toBe(response.status);
  expect(problem.type).toBe(`urn:gongyou:problem:${problem.code}`);
  expect(problem.title).toMatch(/\p{Script=Han}/u);
  return problem;
}

describe('POST /v1/chat', () => {
  test('answers with the clause, verbatim and whole', async () => {
    const reply = await chat({ message: FUJIAN_QUESTION, region: '福建' });
    expect(reply.kind).toBe('answer');
    const [first] = reply.citations;
    expect(first?.clauseId).toBe('fj-2025-28/3/6');
    expect(first?.label).toBe('《关于加强我省农民工服务保障工作的通知》（闽人社文〔2025〕28号）第三部分第（六）条');
    expect(first?.text).toBe(services.base.clause('fj-2025-28/3/6')?.clause.text);
    for (const part of first!.quote.split('……')) expect(first?.text).toContain(part);
    expect(reply.text).toContain('96333');
    expect(reply.handoff).toBeNull();
  });

  test('two details of one thing are both told, and the bare second one finds no answer to something else', async () => {
    const reply = await chat({ message: '公租房申请要带啥材料，几天批下来', region: '三明' });
    expect([...new Set(reply.citations.map((citation) => citation.clauseId))]).toEqual(['sm-draft/3/9']);
    expect(reply.text).toMatch(/没写.*材料/);
    expect(reply.text).toMatch(/没写.*(?:排队|多久|几天)/);
  });

  test('every marker of the text has its citation and every citation its marker', async () => {
    const reply = await chat({ message: '工资和孩子上学', region: '贵州' });
    const used = [...new Set([...reply.text.matchAll(/\[(\d+)\]/g)].map(([, number]) => Number(number)))];
    expect(used.sort()).toEqual(reply.citations.map((citation) => citation.marker).sort());
    expect(used.length).toBeGreaterThanOrEqual(2);
  });

  test('goes on with a conversation and keeps its place', async () => {
    const { conversationId } = await chat({ message: FUJIAN_QUESTION, region: '福建' });
    const next = await chat({ message: '那电话多少', conversationId });
    expect(next.conversationId).toBe(conversationId);
    expect(next.text).toContain('96333');
  });

  test.each(['😀😀👍', '🙏', '。。。', '❤️'])('only signs (%s) get a kind line', async (message) => {
    const reply = await chat({ message });
    expect(reply.kind).toBe('chat');
    expect(reply.text).toMatch(/\p{Script=Han}{4}/u);
    expect(reply.citations).toEqual([]);
  });

  test('takes 2000 characters, counted as a person counts them', async () => {
    expect((await send({ message: '工'.repeat(2000), region: '福建' })).status).toBe(200);
    expect((await send({ message: '😀'.repeat(2000) })).status).toBe(200);
  });

  const wrongUtf8 = new Uint8Array([...Buffer.from('{"message":"'), 0xff, 0xfe, ...Buffer.from('"}')]);
  test.each<[name: string, body: BodyInit, status: number, code: string]>([
    ['nothing at all', '', 400, 'request/invalid-json'],
    ['empty', '{"message":""}', 400, 'request/message-empty'],
    ['white space', '{"message":" \\n\\t\u3000"}', 400, 'request/message-empty'],
    ['2001 characters', JSON.stringify({ message: '工'.repeat(2001) }), 400, 'request/message-too-long'],
    ['2001 emoji', JSON.stringify({ message: '😀'.repeat(2001) }), 400, 'request/message-too-long'],
    ['invalid UTF-8', wrongUtf8, 400, 'request/invalid-json'],
    ['wrong JSON', '{"message":', 400, 'request/invalid-json'],
    ['a bare string', '"工资"', 400, 'request/invalid'],
    ['null', 'null', 400, 'request/invalid'],
    ['a list', '[]', 400, 'request/invalid'],
    ['no message', '{}', 400, 'request/invalid'],
    ['a number', '{"message":12333}', 400, 'request/invalid'],
    ['a region that is a number', '{"message":"工资","region":350000}', 400, 'request/invalid'],
    ['an empty conversation id', '{"message":"工资","conversationId":""}', 400, 'request/invalid'],
    ['a long client id', JSON.stringify({ message: '工资', clientMessageId: 'x'.repeat(101) }), 400, 'request/invalid'],
    ['an unknown region', '{"message":"工资","region":"火星"}', 400, 'request/unknown-region'],
    ['a name of several places', '{"message":"工资","region":"普陀区"}', 400, 'request/ambiguous-region'],
    ['an unknown code', '{"message":"工资","region":"999999"}', 400, 'request/unknown-region'],
    ['an unknown conversation', '{"message":"工资","conversationId":"nobody"}', 404, 'request/unknown-conversation'],
    ['a huge body', JSON.stringify({ message: '工'.repeat(1_500_000) }), 400, 'request/message-too-long'],
  ])('refuses %s by its code', async (_, body, status, code) => {
    const problem = await problemOf(await post('/v1/chat', body));
    expect(problem).toMatchObject({ status, code });
    expect(problem.detail.length).toBeGreaterThan(5);
    expect(problem.detail.length).toBeLessThan(120);
    expect(faults).toEqual([]);
  });

  test('of namesakes the one with documents is taken, and that is said, once', async () => {
    const body = { message: '工资被拖欠打哪个电话', region: '朝阳区' };
    const first = await chat(body);
    expect(first.text).toContain('我按北京市朝阳区答的');
    expect(first.notices.map((notice) => notice.code)).toContain('assumed-place');
    const second = await chat({ ...body, conversationId: first.conversationId });
    expect(second.text).not.toContain('我按');
  });

  test('a refused message leaves the conversation as it was', async () => {
    const { conversationId } = await chat({ message: FUJIAN_QUESTION, region: '福建' });
    const before = await services.storage.turns.transcript(conversationId);
    await send({ message: '', conversationId });
    await send({ message: '工资', conversationId, region: '火星' });
    expect(await services.storage.turns.transcript(conversationId)).toEqual(before);
  });

  test('null and a missing field are the same', async () => {
    const reply = await chat({ message: '你好', conversationId: null, region: null, clientMessageId: null });
    expect(reply.kind).toBe('chat');
  });

  test('a message sent twice is answered once', async () => {
    const { conversationId } = await chat({ message: '你好' });
    const body = { message: FUJIAN_QUESTION, region: '福建', conversationId, clientMessageId: 'm-1' };
    const replies = await Promise.all(Array.from({ length: 5 }, () => chat(body)));
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    expect(await chat(body)).toEqual(replies[0]);
    expect(await services.storage.turns.transcript(conversationId)).toHaveLength(4);
  });

  test('streams the sentences, then the whole reply', async () => {
    const response = await send({ message: FUJIAN_QUESTION, region: '福建' }, { accept: 'text/event-stream' });
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    const events = (await response.text())
      .split('\n\n')
      .filter((block) => block !== '')
      .map((block) => {
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
        return { event: field('event'), data: JSON.parse(field('data')!) as Record<string, unknown> };
      });
    const reply = chatReplySchema.parse(events.at(-1)?.data);
    expect(events.at(-1)?.event).toBe('reply');
    const sentences = events.slice(0, -1);
    expect(sentences.length).toBeGreaterThanOrEqual(2);
    expect(sentences.every(({ event }) => event === 'sentence')).toBe(true);
    expect(sentences.map(({ data }) => data.text).join('')).toBe(reply.text);
    expect(reply.citations[0]?.clauseId).toBe('fj-2025-28/3/6');
  });

  test('a fault of a request is a problem document for a stream too', async () => {
    const accept = { accept: 'text/event-stream' };
    expect(await problemOf(await send({ message: '' }, accept))).toMatchObject({ code: 'request/message-empty' });
    const region = await send({ message: '工资', region: '火星' }, accept);
    expect(await problemOf(region)).toMatchObject({ code: 'request/unknown-region' });
  });
});

describe('what is read', () => {
  test.each(['fj-2025-28/3/6', 'sm-draft/7/21', 'wage-payment-regulation/30'])('GET /v1/clauses/%s', async (id) => {
    const response = await app.request(`/v1/clauses/${id}`);
    const clause = clauseSchema.strict().parse(await response.json());
    expect(clause.id).toBe(id);
    expect(clause.text).toBe(services.base.clause(id)?.clause.text);
    expect(clause.label).toContain(clause.place);
    expect(clause.card?.points.every((point) => clause.text.includes(point.quote))).toBe(true);
  });

  test('an id with its slashes encoded is the same clause', async () => {
    const response = await app.request(`/v1/clauses/${encodeURIComponent('gz-2025-12/1')}`);
    expect(await response.json()).toMatchObject({ id: 'gz-2025-12/1' });
  });

  test.each(['/v1/clauses/fj-2025-28/9/99', '/v1/clauses/..%2F..%2Fetc', '/v1/nothing', '/nothing'])(
    'GET %s is not found',
    async (path) => {
      const problem = await problemOf(await app.request(path));
      expect(problem).toMatchObject({ status: 404, code: 'knowledge/not-found' });
    },
  );

  test('GET /v1/documents', async () => {
    const documents = documentSchema.array().parse(await (await app.request('/v1/documents')).json());
    const policies = documents.filter((document) => document.kind === 'policy');
    const counts = Object.fromEntries(policies.map(({ id, clauses }) => [id, clauses.length]));
    expect(counts).toEqual({ 'fj-2025-28': 14, 'gz-2025-12': 12, 'sm-draft': 21, 'bj-2025-79': 11, 'nx-2023-81': 11 });
    expect(documents.find(({ id }) => id === 'sm-draft')).toMatchObject({ status: 'draft', regionName: '三明市' });
  });

  test('GET /v1/conversations/:id/messages', async () => {
    const { conversationId, text } = await chat({ message: FUJIAN_QUESTION, region: '福建' });
    const response = await app.request(`/v1/conversations/${conversationId}/messages`);
    expect(await response.json()).toMatchObject({
      speaker: 'bot',
      lines: [
        { from: 'worker', text: FUJIAN_QUESTION },
        { from: 'gongyou', text },
      ],
    });
    const missing = await problemOf(await app.request('/v1/conversations/nobody/messages'));
    expect(missing).toMatchObject({ status: 404, code: 'request/unknown-conversation' });
  });

  test('GET /healthz and /readyz', async () => {
    expect(await (await app.request('/healthz')).json()).toEqual({ status: 'ok', version: '1.2.3' });
    const ready = await app.request('/readyz');
    expect(ready.status).toBe(200);
    const { documents, cards } = services.base.knowledge;
    expect(await ready.json()).toMatchObject({ storage: 'ok', documents: documents.length, cards: cards.length });
  });
});

describe('GET /openapi.json', () => {
  interface Operation {
    operationId: string;
    summary?: string;
    parameters?: { name: string; in: string; required?: boolean; schema?: object }[];
    responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
  }
  let document: { openapi: string; info: object; paths: Record<string, Record<string, Operation>> };
  beforeAll(async () => {
    document = (await (await app.request('/openapi.json')).json()) as typeof document;
  });
  const operations = () =>
    Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
    );

  test('names every route', () => {
    const named = new Set(operations().map(({ path, method }) => `${method.toUpperCase()} ${path}`));
    const routes = app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)(?:\{[^}]*\})?/g, '{$1}')}`);
    expect(new Set(routes)).toContain('POST /v1/chat');
    expect([...new Set(routes)].filter((route) => route !== 'GET /openapi.json' && !named.has(route))).toEqual([]);
  });

  test('is whole: version, information, unique operations, described responses, declared path parameters', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/);
    expect(document.info).toMatchObject({ title: expect.any(String), version: '1.2.3' });
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { path, operation } of operations()) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = (operation.parameters ?? []).filter(
        (each) => each.in === 'path' && each.required && each.schema,
      );
      expect(
        declared.map((each) => each.name),
        path,
      ).toEqual(inPath);
      expect(Object.keys(operation.responses).length, path).toBeGreaterThan(0);
      for (const [status, response] of Object.entries(operation.responses)) {
        expect(status).toMatch(/^(?:[1-5]\d\d|default)$/);
        expect(typeof response.description, `${path} ${status}`).toBe('string');
      }
    }
  });

  test('every $ref leads somewhere', () => {
    const text = JSON.stringify(document);
    for (const [, reference] of text.matchAll(/"\$ref":"([^"]+)"/g)) {
      const found = reference!
        .replace(/^#\//, '')
        .split('/')
        .reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], document);
      expect(found, reference).toBeDefined();
    }
  });
});

describe('the agents’ routes', () => {
  const authorised = { authorization: `Bearer ${TOKEN}` };
  const agent = (path: string, body: object) => post(`/v1/agent${path}`, JSON.stringify(body), authorised);
  const queue = async () =>
    (await (await app.request('/v1/agent/queue', { headers: authorised })).json()) as {
      id: string;
      conversationId: string;
      status: string;
      summary: unknown;
    }[];

  test.each<[name: string, headers: Record<string, string>]>([
    ['no token', {}],
    ['another token', { authorization: 'Bearer token-of-somebody-else-0123' }],
    ['the token without Bearer', { authorization: TOKEN }],
    ['nothing after Bearer', { authorization: 'Bearer ' }],
  ])('401 with %s', async (_, headers) => {
    for (const [method, path] of [
      ['GET', '/queue'],
      ['POST', '/queue/x/take'],
      ['GET', '/conversations/x'],
      ['POST', '/conversations/x/messages'],
      ['POST', '/conversations/x/release'],
    ] as const) {
      const response = await app.request(`/v1/agent${path}`, { method, headers });
      expect(await problemOf(response), path).toMatchObject({ status: 401, code: 'request/unauthorized' });
      expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/);
    }
    expect(faults).toEqual([]);
  });

  test('are not there without a token in the configuration', async () => {
    const bare = createApp({ services, version: '1' });
    expect((await bare.request('/v1/agent/queue', { headers: authorised })).status).toBe(404);
  });

  test('a worker asks for a person, one of two agents gets the talk, and the assistant comes back', async () => {
    const { conversationId } = await chat({ message: FUJIAN_QUESTION, region: '福建' });
    const asked = await chat({ message: '转人工', conversationId });
    expect(asked).toMatchObject({ kind: 'handoff', handoff: { flow: 'agent', step: 'waiting' } });
    expect((await agent(`/conversations/${conversationId}/messages`, { text: '早' })).status).toBe(409);

    const entry = (await queue()).find((each) => each.conversationId === conversationId);
    expect(entry).toMatchObject({
      status: 'waiting',
      summary: { question: expect.stringContaining('96333') },
    });
    const taken = await Promise.all(['小王', '小李'].map((name) => agent(`/queue/${entry!.id}/take`, { agent: name })));
    expect(taken.map((response) => response.status).sort()).toEqual([200, 409]);
    const refused = taken.find((response) => response.status === 409)!;
    expect(await problemOf(refused)).toMatchObject({ code: 'agent/taken' });

    const transcript = await app.request(`/v1/agent/conversations/${conversationId}`, { headers: authorised });
    expect(JSON.stringify(await transcript.json())).toContain(FUJIAN_QUESTION);
    expect((await agent(`/conversations/${conversationId}/messages`, { text: '您好，我是小王。' })).status).toBe(200);
    const silent = await chat({ message: '我工资三个月没发', conversationId });
    expect(silent).toMatchObject({
      kind: 'handoff',
      text: '',
      citations: [],
      handoff: { flow: 'agent', step: 'agent' },
    });

    const seen = (await (await app.request(`/v1/conversations/${conversationId}/messages`)).json()) as {
      speaker: string;
      lines: { text: string }[];
    };
    expect(seen.speaker).toBe('agent');
    expect(seen.lines.map((line) => line.text)).toContain('您好，我是小王。');
    expect(seen.lines.map((line) => line.text)).toContain('我工资三个月没发');

    expect((await agent(`/conversations/${conversationId}/release`, {})).status).toBe(200);
    expect((await queue()).some((each) => each.conversationId === conversationId)).toBe(false);
    const back = await chat({ message: FUJIAN_QUESTION, conversationId });
    expect(back.kind).toBe('answer');
    const again = await problemOf(await agent(`/conversations/${conversationId}/release`, {}));
    expect(again).toMatchObject({ status: 409, code: 'agent/not-held' });
  });

  test('a conversation that asked for nobody is not shown', async () => {
    const { conversationId } = await chat({ message: '你好' });
    const response = await app.request(`/v1/agent/conversations/${conversationId}`, { headers: authorised });
    expect(await problemOf(response)).toMatchObject({ code: 'agent/not-held' });
  });

  test.each([
    ['wrong JSON', '{', 'request/invalid-json'],
    ['no name', '{}', 'request/invalid'],
    ['an empty name', '{"agent":""}', 'request/invalid'],
  ])('take refuses %s', async (_, body, code) => {
    const problem = await problemOf(await post('/v1/agent/queue/x/take', body, authorised));
    expect(problem).toMatchObject({ status: 400, code });
  });
});

describe('faults inside', () => {
  const SECRET = '我叫欧阳建国，电话13805926666，老板欠我钱';
  const broken = (error: unknown) =>
    createApp({
      services: { ...services, handleMessage: () => Promise.reject(error) },
      version: '1',
      onError: (fault, path) => faults.push({ error: fault, path }),
    });
  const ask = (target: Hono) =>
    target.request('/v1/chat', { method: 'POST', body: JSON.stringify({ message: SECRET }) });

  test('are told without their cause, and onError learns nothing of the message', async () => {
    const problem = await problemOf(await ask(broken(new TypeError('x is not a function'))));
    expect(problem).toMatchObject({ status: 500, code: 'internal' });
    expect(problem.detail).toContain('12333');
    expect(JSON.stringify(problem)).not.toContain('not a function');
    expect(faults).toHaveLength(1);
    expect(faults[0]?.path).toBe('/v1/chat');
    for (const piece of ['欧阳', '13805926666', '老板']) expect(JSON.stringify(faults)).not.toContain(piece);
  });

  test('a coded fault of the storage keeps its code and hides its words', async () => {
    const response = await ask(broken(new GongyouError('storage/unavailable', 'The disk /secret is full')));
    const problem = await problemOf(response);
    expect(problem).toMatchObject({ status: 500, code: 'storage/unavailable' });
    expect(problem.detail).not.toContain('disk');
  });

  test('a fault in a stream is logged once and ends the stream', async () => {
    const response = await broken(new TypeError('x')).request('/v1/chat', {
      method: 'POST',
      headers: { accept: 'text/event-stream' },
      body: JSON.stringify({ message: SECRET }),
    });
    const problem = await problemOf(response);
    expect(problem.code).toBe('internal');
    expect(faults).toHaveLength(1);
  });

  test('/readyz is 503 while the storage does not answer', async () => {
    const storage = { ...services.storage, ping: () => Promise.reject(new Error('gone')) };
    const response = await createApp({ services: { ...services, storage }, version: '1' }).request('/readyz');
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ status: 'unavailable', storage: 'unavailable' });
  });
});

test('a knowledge folder with a bad file starts without it, and /readyz names file, line and mend', async () => {
  const knowledge = join(folder, 'knowledge');
  const files = knowledgeFiles({
    'policies/bad.md': POLICY.replace('fj-2025-1', 'fj-2025-2').replace('2025-01-02', '2025-02-30'),
  });
  for (const [path, text] of files) {
    mkdirSync(dirname(join(knowledge, path)), { recursive: true });
    writeFileSync(join(knowledge, path), text);
  }
  const config = readConfig({ DATA_DIR: join(folder, 'bad'), KNOWLEDGE_DIR: knowledge, VECTORS: 'false' });
  const own = await createServices({ config, ephemeral: true });
  const small = createApp({ services: own, version: '1' });
  const ready = await small.request('/readyz');
  expect(ready.status).toBe(200);
  expect(await ready.json()).toMatchObject({
    status: 'degraded',
    documents: 2,
    problems: [{ file: 'policies/bad.md', line: 9, severity: 'error', mend: expect.stringMatching(/.+/) }],
  });
  const body = JSON.stringify({ message: '找活打啥电话', region: '福建' });
  const reply = (await (await small.request('/v1/chat', { method: 'POST', body })).json()) as Reply;
  expect(reply.citations[0]?.clauseId).toBe('fj-2025-1/1');
  await own.close();
});
