import { afterEach, beforeEach, expect, it } from 'vitest';
import { createErasure } from '../../src/handoff/erasure.ts';
import { createRetentionSweep } from '../../src/handoff/retention.ts';
import { createTickets, type Tickets } from '../../src/handoff/tickets.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { complaintDraft, createTestClock, memoryStorage } from '../storage/fixtures.ts';

const day = 86_400_000;
let storage: Storage;
let tickets: Tickets;
let time: ReturnType<typeof createTestClock>;

beforeEach(async () => {
  time = createTestClock();
  storage = await memoryStorage(time.clock);
  tickets = createTickets({ storage, clock: time.clock });
});
afterEach(() => storage.close());

const sweep = () =>
  createRetentionSweep({ storage, erasure: createErasure({ storage, tickets }), clock: time.clock })();

async function create(conversationId: string) {
  await storage.conversations.ensure(conversationId, 'web');
  const { ticket, writes } = await tickets.prepare(complaintDraft(), { conversationId });
  await storage.commit(writes);
  return ticket.id;
}

it('erases quiet conversations, and keeps those with an open ticket', async () => {
  await storage.conversations.ensure('quiet', 'web');
  await create('open');
  time.advance(89 * day);
  await storage.conversations.ensure('fresh', 'web');
  expect(await sweep()).toEqual({ tickets: 0, conversations: 0 });
  time.advance(2 * day);
  expect(await sweep()).toEqual({ tickets: 0, conversations: 1 });
  const left = await Promise.all(['quiet', 'open', 'fresh'].map((id) => storage.conversations.find(id)));
  expect(left.map((conversation) => conversation?.id)).toEqual([undefined, 'open', 'fresh']);
});

it('erases a ticket a year after it was closed, and records it', async () => {
  const id = await create('c');
  time.advance(300 * day);
  await tickets.changeState(id, 'closed', 'agent');
  time.advance(364 * day);
  expect((await sweep()).tickets).toBe(0);
  expect((await tickets.find(id))?.body).not.toBeNull();
  time.advance(2 * day);
  expect((await sweep()).tickets).toBe(1);
  expect((await tickets.find(id))?.body).toBeNull();
  expect(await storage.erasures.list()).toMatchObject([{ reason: 'retention' }]);
  expect((await sweep()).tickets).toBe(0);
});

it('deletes what is only kept for a while', async () => {
  await storage.channelMessages.claim('wechat', '1');
  await storage.unansweredQuestions.record({
    conversationId: null,
    regionCode: '000000',
    kind: 'abstain',
    question: 'q',
  });
  time.advance(8 * day);
  await sweep();
  expect(await storage.channelMessages.claim('wechat', '1')).toBe(true);
  expect(await storage.unansweredQuestions.list()).toHaveLength(1);
  time.advance(181 * day);
  await sweep();
  expect(await storage.unansweredQuestions.list()).toEqual([]);
});
