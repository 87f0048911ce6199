import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createErasure } from '../../src/handoff/erasure.ts';
import { deliverySchema } from '../../src/handoff/outbox-payload.ts';
import { formatReceiptNumber } from '../../src/handoff/receipt-number.ts';
import { ticketStates } from '../../src/handoff/ticket-states.ts';
import { describeTicket } from '../../src/handoff/ticket-status.ts';
import { createTickets, phoneOf, type Tickets } from '../../src/handoff/tickets.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { complaintDraft, createTestClock, memoryStorage, worker } from '../storage/fixtures.ts';

const code = (expected: string) => expect.objectContaining({ code: expected });

describe('tickets', () => {
  let storage: Storage;
  let tickets: Tickets;
  const time = createTestClock();
  beforeEach(async () => {
    storage = await memoryStorage(time.clock);
    tickets = createTickets({ storage, clock: time.clock });
    await storage.conversations.ensure('c', 'web');
  });
  afterEach(() => storage.close());

  async function create(draft = complaintDraft()) {
    const { ticket, writes } = await tickets.prepare(draft, { conversationId: 'c' });
    await storage.commit(writes);
    return ticket;
  }

  it('are found by number, conversation and phone, with everything in them', async () => {
    const ticket = await create();
    expect(ticket).toMatchObject({ state: 'new', urgent: true, nextDue: '2026-03-20' });
    expect(await tickets.findByReceiptNumber(formatReceiptNumber(ticket.receiptNumber))).toEqual(ticket);
    expect(await tickets.ofConversation('c')).toEqual([ticket]);
    expect(await storage.tickets.ofPhone(phoneOf('+86 138-0592-6666') ?? '')).toHaveLength(1);
    expect(await tickets.findByReceiptNumber('1234')).toBeNull();
  });

  it('keep a fact only with the consent it needs', async () => {
    const without = complaintDraft({ consent: { personal: true, sensitive: false, at: null } });
    const facts = (await create(without)).body?.facts;
    expect(facts?.identityNumber).toMatchObject({ value: null, text: '' });
    expect(facts?.name?.text).toBe(worker.name);
    const nothing = await create(complaintDraft({ consent: { personal: false, sensitive: false, at: null } }));
    expect(nothing.body?.facts.phone?.text).toBe('');
    expect(nothing.body?.facts.amount?.text).toBe('12000 元');
    expect(nothing.transcript).toEqual([]);
  });

  it('refuse a draft that is not valid, naming the place and not the value', async () => {
    const draft = complaintDraft({ regionCode: worker.phone });
    const failure = tickets.prepare(draft, { conversationId: 'c' });
    await expect(failure).rejects.toEqual(code('ticket/invalid-draft'));
    await expect(failure).rejects.not.toThrow(worker.phone);
    await expect(failure).rejects.toThrow('regionCode');
  });

  it('go only from state to allowed state, whatever is asked of them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...ticketStates), { maxLength: 8 }), async (path) => {
        const ticket = await create();
        const allowed = {
          new: ['accepted', 'waiting', 'closed'],
          accepted: ['waiting', 'closed'],
          waiting: ['accepted', 'closed'],
          closed: ['accepted'],
        };
        let state: keyof typeof allowed = 'new';
        for (const next of path) {
          const change = tickets.changeState(ticket.id, next, 'agent');
          if (allowed[state].includes(next)) {
            await change;
            state = next;
          } else {
            await expect(change).rejects.toEqual(code('ticket/invalid-transition'));
          }
        }
        const stored = await tickets.find(ticket.id);
        expect(stored?.state).toBe(state);
        expect(stored?.closedAt !== null).toBe(state === 'closed');
        const history = await tickets.history(ticket.id);
        const deliveries = await storage.outbox.ofTicket(ticket.id);
        expect(deliveries.map((delivery) => delivery.position)).toEqual(history.map((event) => event.position));
      }),
      { numRuns: 20 },
    );
  });

  it('take evidence later, and let one of two changes at once win', async () => {
    const ticket = await create();
    const [one, two] = await Promise.all([
      tickets.prepareEvidence(ticket.id, '工牌照片'),
      tickets.prepareState(ticket.id, 'accepted', 'agent'),
    ]);
    await storage.commit(one.writes);
    await expect(storage.commit(two.writes)).rejects.toEqual(code('storage/conflict'));
    expect((await tickets.find(ticket.id))?.state).toBe('new');
    expect((await tickets.history(ticket.id)).map((event) => event.text)).toEqual(['', '工牌照片']);
    await expect(tickets.prepareEvidence('nobody', 'x')).rejects.toEqual(code('ticket/not-found'));
  });

  it('tell the worker how it stands, without a word of English', async () => {
    const ticket = await create();
    const { ticket: later } = await tickets.prepareState(ticket.id, 'waiting', 'agent', '请补一份考勤');
    await tickets.changeState(ticket.id, 'waiting', 'agent', '请补一份考勤');
    const text = describeTicket(later, await tickets.history(ticket.id));
    expect(text).toContain(formatReceiptNumber(ticket.receiptNumber));
    expect(text).toContain('请补一份考勤');
    expect(text).toContain('仲裁还剩19天');
    expect(text).not.toMatch(/[a-z]/i);
  });

  it('write deliveries that the published schema accepts', async () => {
    const ticket = await create();
    await storage.commit((await tickets.prepareEvidence(ticket.id, '工牌')).writes);
    await tickets.changeState(ticket.id, 'closed', 'agent', '钱已到账');
    await createErasure({ storage, tickets }).erase({ conversationId: 'c' }, 'worker-request');
    const seen: string[] = [];
    for (;;) {
      const { owner, due } = await storage.outbox.claimDue(10, 1000);
      if (due.length === 0) break;
      for (const { id, payload } of due) {
        seen.push(deliverySchema.parse(payload).event);
        await storage.outbox.markSent(id, owner);
      }
    }
    expect(seen).toEqual(['ticket.erased']);
  });
});
