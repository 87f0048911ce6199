/**
 * One process of the durability test: takes every intake to its end as a client that never gives up would, while an
 * outbox worker delivers. It may be killed at any instant. Tells `confirmed <intake> <receipt number>` for each reply.
 */
import { writeSync } from 'node:fs';
import { createKeyRing } from '../../src/crypto/key-ring.ts';
import { createOutboxWorker } from '../../src/handoff/outbox-worker.ts';
import { createTickets } from '../../src/handoff/tickets.ts';
import { openStorage } from '../../src/storage/open-storage.ts';
import { complaintDraft, keyOne } from '../storage/fixtures.ts';

const [path = '', url = '', secret = '', count = '0'] = process.argv.slice(2);

const ring = createKeyRing({ active: 'k1', keys: { k1: keyOne } });
const storage = await openStorage({ path, ring, turnLeaseMilliseconds: 1500 });
const tickets = createTickets({ storage });
const worker = createOutboxWorker({
  storage,
  desks: [{ flow: '*', region: '000000', url, secret }],
  timeoutMilliseconds: 250,
  baseMilliseconds: 50,
  maximumMilliseconds: 500,
  maximumAttempts: 1000,
  idleMilliseconds: 20,
  batchSize: 24,
});

async function intake(index: number): Promise<void> {
  const conversationId = `conversation-${index}`;
  const channel = 'web';
  await storage.runTurn({ conversationId, clientMessageId: 'story', channel }, () => ({
    userText: '干了三个月没发工钱',
    reply: { text: '要登记吗?' },
    state: { step: 'confirm' },
  }));
  const { reply } = await storage.runTurn(
    { conversationId, clientMessageId: 'confirm', channel },
    async ({ state }) => {
      if ((state as { step?: string } | null)?.step !== 'confirm') throw new Error('the first turn was lost');
      const draft = complaintDraft({ narrative: `intake ${index}` });
      const { ticket, writes } = await tickets.prepare(draft, { conversationId });
      return { userText: '确认', reply: { text: ticket.receiptNumber }, state: { step: 'done' }, writes };
    },
  );
  // Written to the pipe at once: what the parent reads was said before the kill.
  writeSync(1, `confirmed ${index} ${(reply as { text: string }).text}\n`);
}

worker.start();
await Promise.all(Array.from({ length: Number(count) }, (_, index) => intake(index)));
while ((await storage.outbox.counts()).pending > 0) await new Promise((resolve) => setTimeout(resolve, 50));
await worker.stop();
await storage.close();
