import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backoff } from '../../src/handoff/outbox-backoff.ts';
import { findDesk } from '../../src/handoff/outbox-desks.ts';
import { signDelivery, verifyDelivery } from '../../src/handoff/outbox-signature.ts';
import { createOutboxWorker, type DeliveryAttempt } from '../../src/handoff/outbox-worker.ts';
import { createTickets } from '../../src/handoff/tickets.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { startReceiver } from '../receiver.ts';
import { complaintDraft, createTestClock, memoryStorage, worker } from '../storage/fixtures.ts';

const secret = 'whsec_c2VjcmV0IG9mIHRoZSBkZXNr';

describe('outbox worker', () => {
  let storage: Storage;
  let receiver: Awaited<ReturnType<typeof startReceiver>>;
  let moods: ('take' | 'fail' | 'late')[];
  const time = createTestClock(new Date());
  const attempts: DeliveryAttempt[] = [];

  beforeEach(async () => {
    storage = await memoryStorage(time.clock);
    moods = [];
    attempts.length = 0;
    receiver = await startReceiver({
      secret,
      clock: time.clock,
      mood: () => moods.shift() ?? 'take',
      lateMilliseconds: 3000,
    });
    await storage.conversations.ensure('c', 'web');
  });
  afterEach(async () => {
    await receiver.close();
    await storage.close();
  });

  const createWorker = (change = {}) =>
    createOutboxWorker({
      storage,
      desks: [{ flow: '*', region: '000000', url: receiver.url, secret }],
      clock: time.clock,
      random: () => 0.5,
      baseMilliseconds: 1000,
      maximumAttempts: 3,
      onAttempt: (attempt) => attempts.push(attempt),
      ...change,
    });

  async function createTicket() {
    const tickets = createTickets({ storage, clock: time.clock });
    const { ticket, writes } = await tickets.prepare(complaintDraft(), { conversationId: 'c' });
    await storage.commit(writes);
    return { ticket, tickets };
  }

  it('delivers a ticket, signed and once, and forgets the payload', async () => {
    const { ticket } = await createTicket();
    expect(await createWorker().runOnce()).toBe(1);
    expect(await createWorker().runOnce()).toBe(0);
    expect([...receiver.received.values()]).toMatchObject([
      { event: 'ticket.created', receiptNumber: ticket.receiptNumber, facts: { name: { text: worker.name } } },
    ]);
    expect(await storage.outbox.ofTicket(ticket.id)).toMatchObject([{ status: 'sent', attempts: 1, lastError: null }]);
  });

  it('tries again later and later, and marks dead what nobody takes: never sent', async () => {
    const { ticket } = await createTicket();
    const worker = createWorker();
    moods = ['fail', 'fail', 'fail'];
    await worker.runOnce();
    expect(await worker.runOnce()).toBe(0);
    time.advance(750);
    await worker.runOnce();
    time.advance(1499);
    expect(await worker.runOnce()).toBe(0);
    time.advance(1);
    await worker.runOnce();
    expect(attempts.map((attempt) => `${attempt.outcome} ${attempt.error}`)).toEqual([
      'failed http-503',
      'failed http-503',
      'dead http-503',
    ]);
    expect(await storage.outbox.ofTicket(ticket.id)).toMatchObject([{ status: 'dead', sentAt: null }]);
    time.advance(86_400_000);
    expect(await worker.runOnce()).toBe(0);
    await storage.outbox.redrive(ticket.id);
    await worker.runOnce();
    expect(receiver.received.size).toBe(1);
  });

  it('sends again, under the same key, what was answered too late', async () => {
    await createTicket();
    moods = ['late'];
    await createWorker({ timeoutMilliseconds: 300 }).runOnce();
    expect(attempts[0]).toMatchObject({ outcome: 'failed', error: 'timeout' });
    while (receiver.received.size === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    time.advance(2000);
    await createWorker().runOnce();
    expect(receiver.requests()).toBe(2);
    expect(receiver.received.size).toBe(1);
  });

  it('keeps the order of a ticket’s events', async () => {
    const { ticket, tickets } = await createTicket();
    await tickets.changeState(ticket.id, 'accepted', 'agent');
    await storage.commit((await tickets.prepareEvidence(ticket.id, '工牌')).writes);
    moods = ['fail'];
    const worker = createWorker();
    for (let round = 0; round < 6; round += 1) {
      await worker.runOnce();
      time.advance(2000);
    }
    expect([...receiver.received.values()].map((delivery) => delivery.position)).toEqual([1, 2, 3]);
  });

  it('waits, without an attempt, where no desk is configured', async () => {
    const { ticket } = await createTicket();
    await createWorker({ desks: [] }).runOnce();
    expect(attempts).toMatchObject([{ outcome: 'no-desk' }]);
    expect(await storage.outbox.ofTicket(ticket.id)).toMatchObject([
      { status: 'pending', attempts: 0, lastError: 'no-desk' },
    ]);
  });

  it('does not follow a redirect', async () => {
    await createTicket();
    const fetchRedirect = async () => new Response(null, { status: 302, headers: { location: receiver.url } });
    await createWorker({ fetch: fetchRedirect }).runOnce();
    expect(attempts).toMatchObject([{ outcome: 'failed', error: 'http-302' }]);
  });

  it('runs until it is stopped', async () => {
    const worker = createWorker({ idleMilliseconds: 5 });
    worker.start();
    await createTicket();
    worker.nudge();
    while (receiver.received.size === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await worker.stop();
    expect((await storage.outbox.counts()).sent).toBe(1);
  });
});

describe('signature', () => {
  const now = new Date('2026-03-01T00:00:00Z');
  const verify = (headers: HeadersInit, body: string, at = now, key = secret) =>
    verifyDelivery({ secret: key, headers: new Headers(headers), body, now: at });

  it('agrees with the example of the Standard Webhooks specification', () => {
    const headers = signDelivery(
      'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
      'msg_p5jXN8AQM9LWM0D4loKWxJek',
      new Date(1614265330 * 1000),
      '{"test": 2432232314}',
    );
    expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  it('holds for the very body, secret and time only', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (body, other) => {
        const headers = { ...signDelivery(secret, 'id', now, body) };
        expect(verify(headers, body)).toBe(true);
        if (body !== other) expect(verify(headers, other)).toBe(false);
        expect(verify(headers, body, now, 'another')).toBe(false);
        expect(verify(headers, body, new Date(now.getTime() + 301_000))).toBe(false);
        expect(verify({ ...headers, 'webhook-id': 'other' }, body)).toBe(false);
        expect(verify({}, body)).toBe(false);
      }),
    );
  });
});

describe('backoff', () => {
  it('stays between half and the whole of the doubled wait, and below the maximum', () => {
    const options = { baseMilliseconds: 1000, maximumMilliseconds: 60_000 };
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (failures, chance) => {
          const whole = Math.min(60_000, 1000 * 2 ** (failures - 1));
          const wait = backoff(failures, chance, options);
          expect(wait).toBeGreaterThanOrEqual(Math.floor(whole / 2));
          expect(wait).toBeLessThanOrEqual(whole);
        },
      ),
    );
  });
});

describe('desk', () => {
  const desk = (flow: string, region: string) => ({ flow, region, url: `${flow}/${region}`, secret: 's' });
  const desks = [desk('*', '000000'), desk('complaint', '350000'), desk('*', '350200'), desk('legal_aid', '350200')];
  it.each([
    ['complaint', '350203', '*/350200'],
    ['legal_aid', '350203', 'legal_aid/350200'],
    ['complaint', '350400', 'complaint/350000'],
    ['legal_aid', '350400', '*/000000'],
    ['complaint', '110000', '*/000000'],
  ])('for %s in %s is %s', (flow, region, url) => {
    expect(findDesk(desks, flow, region)?.url).toBe(url);
  });
});
