import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TurnWork } from '../../src/storage/run-turn.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { createTestClock } from '../storage/fixtures.ts';

export interface StorageUnderTest {
  /** Opens an empty storage. */
  open(options: { clock: () => Date; turnLeaseMilliseconds?: number }): Promise<Storage>;
  /** A second connection to the same data, as another process has it; null where the adapter cannot. */
  openAgain: ((options: { clock: () => Date; turnLeaseMilliseconds?: number }) => Promise<Storage>) | null;
}

const request = (conversationId: string, clientMessageId: string | null) => ({
  conversationId,
  clientMessageId,
  channel: 'web',
});
const work = (text: string, state: unknown = {}, writes: TurnWork['writes'] = []): TurnWork => ({
  userText: text,
  reply: { text: `回:${text}` },
  state,
  writes,
});
const conflict = expect.objectContaining({ code: 'storage/conflict' });

/** What every storage must do, whatever database it stands on. */
export function storageContract(name: string, { open, openAgain }: StorageUnderTest): void {
  describe(`storage contract: ${name}`, () => {
    let storage: Storage;
    let time: ReturnType<typeof createTestClock>;
    const opened: Storage[] = [];

    beforeEach(async () => {
      time = createTestClock();
      storage = await open({ clock: time.clock, turnLeaseMilliseconds: 60_000 });
      opened.push(storage);
    });
    afterEach(async () => {
      for (const one of opened.splice(0)) await one.close();
    });
    const second = async () => {
      const other = await openAgain!({ clock: time.clock, turnLeaseMilliseconds: 60_000 });
      opened.push(other);
      return other;
    };

    describe('turns', () => {
      it('keeps reply and state, and gives a duplicate the same reply', async () => {
        const first = await storage.runTurn(request('c', 'm1'), () => work('你好', { region: '350000' }));
        expect(first).toEqual({ reply: { text: '回:你好' }, duplicate: false });
        expect(await storage.conversations.load('c')).toEqual({ state: { region: '350000' }, version: 1 });
        const again = await storage.runTurn(request('c', 'm1'), () => {
          throw new Error('a duplicate must not run');
        });
        expect(again).toEqual({ reply: { text: '回:你好' }, duplicate: true });
        expect((await storage.turns.transcript('c')).map((line) => line.text)).toEqual(['你好', '回:你好']);
      });

      it('lets a hundred equal messages at once run one turn', async () => {
        let runs = 0;
        const outcomes = await Promise.all(
          Array.from({ length: 100 }, () =>
            storage.runTurn(request('c', 'same'), async () => {
              runs += 1;
              await new Promise((resolve) => setTimeout(resolve, 5));
              return work('一');
            }),
          ),
        );
        expect(runs).toBe(1);
        expect(outcomes.filter((outcome) => !outcome.duplicate)).toHaveLength(1);
        expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome.reply))).size).toBe(1);
      });

      it('runs different messages of one conversation one at a time and in order', async () => {
        const trace: string[] = [];
        const run = (id: string, pause: number) =>
          storage.runTurn(request('c', id), async ({ state }) => {
            trace.push(`begin ${id}`);
            await new Promise((resolve) => setTimeout(resolve, pause));
            trace.push(`end ${id}`);
            return work(id, { ids: [...((state as { ids?: string[] } | null)?.ids ?? []), id] });
          });
        await Promise.all([run('a', 20), run('b', 1), run('d', 1)]);
        expect(trace).toEqual(['begin a', 'end a', 'begin b', 'end b', 'begin d', 'end d']);
        expect((await storage.conversations.load('c')).state).toEqual({ ids: ['a', 'b', 'd'] });
      });

      it('stores nothing of a turn that failed, and runs the message when it comes again', async () => {
        const failing = storage.runTurn(request('c', 'm'), () => {
          throw new Error('no');
        });
        await expect(failing).rejects.toThrow('no');
        expect(await storage.turns.transcript('c')).toEqual([]);
        expect((await storage.runTurn(request('c', 'm'), () => work('好'))).duplicate).toBe(false);
      });

      it('commits the turn and its writes together or not at all', async () => {
        const twice = storage.consents.recordWrite({
          conversationId: 'c',
          scope: 'personal',
          granted: true,
          wording: '1',
        });
        await expect(storage.runTurn(request('c', 'm'), () => work('x', {}, [twice, twice]))).rejects.toEqual(conflict);
        expect(await storage.consents.ofConversation('c')).toEqual([]);
        expect((await storage.conversations.load('c')).version).toBe(0);
      });

      it('lets a claim whose process died be taken over when its lease is over', async () => {
        const dead = await storage.turns.claim(request('c', 'm'));
        expect(dead.status).toBe('new');
        expect(await storage.turns.claim(request('c', 'm'))).toEqual({ status: 'running' });
        time.advance(60_001);
        const taken = await storage.turns.claim(request('c', 'm'));
        expect(taken.status).toBe('new');
        if (dead.status === 'new') expect(await storage.turns.isHeld(dead.turn)).toBe(false);
      });

      it('does not let a turn wait behind one that died', async () => {
        await storage.turns.claim(request('c', 'dead'));
        const next = await storage.turns.claim(request('c', 'next'));
        if (next.status !== 'new') throw new Error('not claimed');
        expect(await storage.turns.isFirst(next.turn)).toBe(false);
        time.advance(60_001);
        expect(await storage.turns.isFirst(next.turn)).toBe(true);
      });

      it.skipIf(!openAgain)('runs a message once, and in order, also over two connections', async () => {
        const other = await second();
        let counted = 0;
        const run = (via: Storage, id: string) =>
          via.runTurn(request('c', id), async ({ state }) => {
            counted += 1;
            const count = ((state as { count?: number } | null)?.count ?? 0) + 1;
            await new Promise((resolve) => setTimeout(resolve, 1));
            return work(id, { count });
          });
        const messages = Array.from({ length: 40 }, (_, index) => `m${index % 20}`);
        await Promise.all(messages.map((id, index) => run(index < 20 ? storage : other, id)));
        expect(counted).toBe(20);
        expect(await other.conversations.load('c')).toEqual({ state: { count: 20 }, version: 20 });
      });
    });

    it('refuses a state that was saved since it was loaded', async () => {
      await storage.conversations.ensure('c', 'web');
      await storage.conversations.save('c', 0, { a: 1 });
      await expect(storage.conversations.save('c', 0, { a: 2 })).rejects.toEqual(conflict);
      expect(await storage.conversations.load('c')).toEqual({ state: { a: 1 }, version: 1 });
    });

    it("finds a person's conversations by the channel's user id", async () => {
      await storage.conversations.ensure('c1', 'wechat', 'openid-1');
      await storage.conversations.ensure('c2', 'wechat', 'openid-2');
      expect(await storage.conversations.idsOfPerson('wechat', 'openid-1')).toEqual(['c1']);
      expect(await storage.conversations.idsOfPerson('web', 'openid-1')).toEqual([]);
    });

    it('takes a channel message once', async () => {
      const claims = await Promise.all(Array.from({ length: 20 }, () => storage.channelMessages.claim('wechat', '7')));
      expect(claims.filter(Boolean)).toHaveLength(1);
      await storage.channelMessages.forget('wechat', '7');
      expect(await storage.channelMessages.claim('wechat', '7')).toBe(true);
    });

    it('keeps unanswered questions until they are resolved', async () => {
      await storage.unansweredQuestions.record({
        conversationId: null,
        regionCode: '310000',
        kind: 'abstain',
        question: '上海呢',
      });
      const [question] = await storage.unansweredQuestions.list();
      expect(question?.question).toBe('上海呢');
      await storage.unansweredQuestions.resolve(question!.id);
      expect(await storage.unansweredQuestions.list()).toEqual([]);
    });

    describe('agent queue', () => {
      const ask = { conversationId: 'c', regionCode: '350000', urgent: false, summary: { text: '三个月没发' } };
      beforeEach(() => storage.conversations.ensure('c', 'web'));

      it('holds a conversation once and gives it to one agent', async () => {
        await storage.agentQueue.enqueue(ask);
        await storage.agentQueue.enqueue(ask);
        const queue = await storage.agentQueue.list();
        expect(queue).toMatchObject([{ conversationId: 'c', status: 'waiting', summary: ask.summary }]);
        const taken = await Promise.all(['a', 'b'].map((agent) => storage.agentQueue.take(queue[0]!.id, agent)));
        expect(taken.filter(Boolean)).toHaveLength(1);
        await storage.agentQueue.release('c', 'done');
        expect(await storage.agentQueue.ofConversation('c')).toBeNull();
        await storage.agentQueue.enqueue(ask);
        expect(await storage.agentQueue.list()).toHaveLength(1);
      });
    });

    describe('outbox', () => {
      beforeEach(() =>
        storage.commit([storage.tickets.insertWrite(row('t1', '1')), storage.tickets.insertWrite(row('t2', '2'))]),
      );
      const row = (id: string, receiptNumber: string) => ({
        id,
        receiptNumber,
        conversationId: null,
        flow: 'complaint',
        regionCode: '350200',
        regionName: '厦门市',
        state: 'new' as const,
        urgent: false,
        nextDue: null,
        phone: null,
        body: {},
        transcript: [],
        createdAt: time.clock().toISOString(),
      });
      const delivery = (id: string, ticketId: string, position: number) =>
        storage.outbox.insertWrite({
          id,
          ticketId,
          position,
          event: 'e',
          desk: 'complaint',
          regionCode: '350200',
          payload: { id },
        });

      it('gives a delivery to one worker, and a ticket’s deliveries in order', async () => {
        await storage.commit([delivery('a1', 't1', 1), delivery('a2', 't1', 2), delivery('b1', 't2', 1)]);
        const claims = await Promise.all([storage.outbox.claimDue(10, 1000), storage.outbox.claimDue(10, 1000)]);
        const due = claims.flatMap((claim) => claim.due.map((one) => one.id));
        expect(due.sort()).toEqual(['a1', 'b1']);
        await storage.outbox.markSent('a1', claims.find((claim) => claim.due.some((one) => one.id === 'a1'))!.owner);
        expect((await storage.outbox.claimDue(10, 1000)).due).toMatchObject([{ id: 'a2', payload: { id: 'a2' } }]);
      });

      it('takes a lease over when it is over, and then ignores the first worker', async () => {
        await storage.commit([delivery('a1', 't1', 1)]);
        const first = await storage.outbox.claimDue(10, 1000);
        time.advance(1001);
        const next = await storage.outbox.claimDue(10, 1000);
        expect(next.due).toMatchObject([{ id: 'a1', attempts: 1 }]);
        await storage.outbox.markDead('a1', first.owner, 'timeout');
        expect((await storage.outbox.ofTicket('t1'))[0]?.status).toBe('pending');
      });

      it('makes dead deliveries pending again on command only', async () => {
        await storage.commit([delivery('a1', 't1', 1)]);
        const { owner } = await storage.outbox.claimDue(10, 1000);
        await storage.outbox.markDead('a1', owner, 'http-500');
        expect((await storage.outbox.claimDue(10, 1000)).due).toEqual([]);
        expect(await storage.outbox.counts()).toEqual({ pending: 0, sent: 0, dead: 1, cancelled: 0 });
        expect(await storage.outbox.redrive()).toBe(1);
        expect((await storage.outbox.claimDue(10, 1000)).due).toMatchObject([{ id: 'a1', attempts: 0 }]);
      });

      it('refuses two events at one place of a ticket', async () => {
        await expect(storage.commit([delivery('a1', 't1', 1), delivery('a2', 't1', 1)])).rejects.toEqual(conflict);
        expect((await storage.outbox.counts()).pending).toBe(0);
      });
    });
  });
}
