import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createErasure, type Erasure } from '../../src/handoff/erasure.ts';
import { createOutboxWorker } from '../../src/handoff/outbox-worker.ts';
import { createTickets, type Tickets } from '../../src/handoff/tickets.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { startReceiver } from '../receiver.ts';
import { complaintDraft, createTestClock, memoryStorage, worker } from '../storage/fixtures.ts';

describe('erasure', () => {
  let storage: Storage;
  let tickets: Tickets;
  let erasure: Erasure;
  const time = createTestClock(new Date());
  const message = (clientMessageId: string) => ({
    conversationId: 'c',
    clientMessageId,
    channel: 'wechat',
    person: 'openid',
  });

  beforeEach(async () => {
    storage = await memoryStorage(time.clock);
    tickets = createTickets({ storage, clock: time.clock });
    erasure = createErasure({ storage, tickets });
  });
  afterEach(() => storage.close());

  async function intake() {
    let ticketId = '';
    await storage.runTurn(message('m1'), async () => {
      const { ticket, writes } = await tickets.prepare(complaintDraft(), { conversationId: 'c' });
      const consent = { conversationId: 'c', scope: 'personal', granted: true, wording: 'complaint-1' } as const;
      ticketId = ticket.id;
      return {
        userText: `我叫${worker.name}`,
        reply: { text: '登记好了' },
        state: { name: worker.name },
        writes: [...writes, storage.consents.recordWrite(consent)],
      };
    });
    return ticketId;
  }

  it('is done in the very turn that asks for it, and that turn is still answered', async () => {
    const ticketId = await intake();
    const eraseTurn = () =>
      storage.runTurn(message('m2'), async ({ turn }) => {
        const plan = await erasure.prepare({ conversationId: 'c' }, 'worker-request', turn.id);
        return { userText: '', reply: { text: '都删了' }, state: {}, writes: plan.writes };
      });
    expect(await eraseTurn()).toEqual({ reply: { text: '都删了' }, duplicate: false });
    expect(await eraseTurn()).toEqual({ reply: { text: '都删了' }, duplicate: true });
    expect(await storage.turns.transcript('c')).toMatchObject([{ from: 'gongyou', text: '都删了' }]);
    expect((await storage.conversations.load('c')).state).toEqual({});
    expect(await storage.conversations.idsOfPerson('wechat', 'openid')).toEqual([]);
    expect(await storage.consents.ofConversation('c')).toEqual([]);
    expect(await storage.tickets.ofPhone(worker.phone)).toEqual([]);
    const tombstone = await tickets.find(ticketId);
    expect(tombstone).toMatchObject({ body: null, transcript: [], conversationId: null, state: 'new' });
    expect(tombstone?.erasedAt).not.toBeNull();
    await expect(tickets.prepareEvidence(ticketId, 'x')).rejects.toMatchObject({ code: 'ticket/not-found' });
  });

  it('is recorded with what and when, and nothing personal', async () => {
    await intake();
    await erasure.erase({ phone: worker.phone }, 'operator');
    const records = await storage.erasures.list();
    expect(records).toMatchObject([{ reason: 'operator', counts: { tickets: 1, turns: 1, consents: 1 } }]);
    expect(records[0]?.receiptNumbers).toHaveLength(1);
    expect(JSON.stringify(records)).not.toContain(worker.phone);
    expect(await storage.conversations.find('c')).toBeNull();
    time.advance(1);
    await erasure.erase({ phone: worker.phone }, 'operator');
    expect((await storage.erasures.list())[0]?.counts).toEqual({ tickets: 0 });
  });

  it('cancels what was not delivered, and tells the desk', async () => {
    const secret = 's';
    const receiver = await startReceiver({ secret, clock: time.clock });
    const desks = [{ flow: '*', region: '000000', url: receiver.url, secret }];
    const outbox = createOutboxWorker({ storage, desks, clock: time.clock });
    const ticketId = await intake();
    await outbox.runOnce();
    await tickets.changeState(ticketId, 'accepted', 'agent');
    await erasure.erase({ ticketId }, 'worker-request');
    await outbox.runOnce();
    await outbox.runOnce();
    expect([...receiver.received.values()].map((delivery) => delivery.event)).toEqual([
      'ticket.created',
      'ticket.erased',
    ]);
    expect((await storage.outbox.ofTicket(ticketId)).map((one) => one.status)).toEqual(['sent', 'cancelled', 'sent']);
    await receiver.close();
  });

  it('does not tell the desk while an earlier event is under way', async () => {
    const ticketId = await intake();
    await storage.outbox.claimDue(10, 1000);
    await erasure.erase({ ticketId }, 'worker-request');
    expect((await storage.outbox.claimDue(10, 1000)).due).toEqual([]);
    time.advance(1001);
    expect((await storage.outbox.claimDue(10, 1000)).due).toMatchObject([{ event: 'ticket.erased' }]);
  });
});
