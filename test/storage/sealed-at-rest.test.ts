import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKeyRing } from '../../src/crypto/key-ring.ts';
import { createErasure } from '../../src/handoff/erasure.ts';
import { createTickets } from '../../src/handoff/tickets.ts';
import { openStorage } from '../../src/storage/open-storage.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { complaintDraft, keyOne, keyTwo, ring, worker } from './fixtures.ts';

const secrets = [worker.name, worker.phone, worker.identityNumber, '海沧三期', 'openid-77', '拖了三个月', '快来人'];

/** A conversation, a ticket and everything else that carries personal text. */
async function fill(storage: Storage): Promise<string> {
  const tickets = createTickets({ storage });
  let ticketId = '';
  await storage.runTurn(
    { conversationId: 'c', clientMessageId: 'm1', channel: 'wechat', person: 'openid-77' },
    async () => {
      const { ticket, writes } = await tickets.prepare(
        complaintDraft({ narrative: `我叫${worker.name}。${'拖了三个月。'.repeat(800)}` }),
        {
          conversationId: 'c',
          lastLines: [{ from: 'worker', text: `我是${worker.name}`, at: '2026-03-01T02:00:00.000Z' }],
        },
      );
      ticketId = ticket.id;
      const ask = {
        conversationId: 'c',
        regionCode: '350200',
        urgent: true,
        summary: { text: '快来人', phone: worker.phone },
      };
      const question = {
        conversationId: 'c',
        regionCode: '350200',
        kind: 'abstain',
        question: `${worker.phone}拖了三个月`,
      };
      return {
        userText: `我叫${worker.name},电话${worker.phone}`,
        reply: { text: `${worker.name},记下了` },
        state: { name: worker.name, phone: worker.phone },
        writes: [...writes, storage.agentQueue.enqueueWrite(ask), storage.unansweredQuestions.recordWrite(question)],
      };
    },
  );
  await storage.commit((await tickets.prepareEvidence(ticketId, `${worker.name}的工牌`)).writes);
  await tickets.changeState(ticketId, 'accepted', 'agent-1', `请${worker.name}等电话`);
  return ticketId;
}

describe('at rest', () => {
  let directory: string;
  let path: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'gongyou-rest-'));
    path = join(directory, 'g.db');
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  const bytes = () => Buffer.concat(readdirSync(directory).map((file) => readFileSync(join(directory, file))));
  const keyTwoRing = createKeyRing({ active: 'k2', keys: { k2: keyTwo } });
  const bothRing = createKeyRing({ active: 'k2', keys: { k1: keyOne, k2: keyTwo } });
  const code = (expected: string) => expect.objectContaining({ code: expected });

  it('no phone, name, identity number or free text is in the files in clear', async () => {
    const storage = await openStorage({ path, ring });
    await fill(storage);
    const files = readdirSync(directory);
    expect(files).toContain('g.db-wal');
    for (const secret of secrets) expect(bytes().includes(secret), secret).toBe(false);
    await storage.close();
    for (const secret of secrets) expect(bytes().includes(secret), secret).toBe(false);
    // The search itself works: what is not personal is found.
    expect(bytes().includes('厦门市')).toBe(true);
  });

  it('rotation seals everything again, and the old key opens nothing any more', async () => {
    const storage = await openStorage({ path, ring });
    const ticketId = await fill(storage);
    await storage.close();

    const rotating = await openStorage({ path, ring: bothRing });
    expect(await rotating.rotateKeys()).toBeGreaterThan(8);
    expect(await rotating.rotateKeys()).toBe(0);
    await rotating.compact();
    await rotating.close();
    expect(bytes().includes('v1.k1.')).toBe(false);
    expect(bytes().includes('k1:')).toBe(false);

    const rotated = await openStorage({ path, ring: keyTwoRing });
    expect((await createTickets({ storage: rotated }).find(ticketId))?.body?.facts.name?.text).toBe(worker.name);
    expect((await rotated.tickets.ofPhone(worker.phone)).map((ticket) => ticket.id)).toEqual([ticketId]);
    expect(await rotated.conversations.idsOfPerson('wechat', 'openid-77')).toEqual(['c']);
    expect((await rotated.conversations.load('c')).state).toMatchObject({ phone: worker.phone });
    expect(await rotated.outbox.claimDue(10, 1000)).toMatchObject({ due: [{ event: 'ticket.created' }] });
    await rotated.close();
    await expect(openStorage({ path, ring })).rejects.toEqual(code('storage/unknown-key'));
  });

  it('finds a ticket by phone before, between and after a rotation', async () => {
    const storage = await openStorage({ path, ring });
    await fill(storage);
    await storage.close();
    const both = await openStorage({ path, ring: bothRing });
    expect(await both.tickets.ofPhone(worker.phone)).toHaveLength(1);
    await both.close();
  });

  it('refuses to open with a wrong or a missing key', async () => {
    await (await openStorage({ path, ring })).close();
    const wrong = createKeyRing({ active: 'k1', keys: { k1: keyTwo } });
    await expect(openStorage({ path, ring: wrong })).rejects.toEqual(code('storage/decryption-failed'));
    await expect(openStorage({ path, ring: keyTwoRing })).rejects.toEqual(code('storage/unknown-key'));
    // Neither attempt has left anything that the right key would stumble over.
    await (await openStorage({ path, ring })).close();
  });

  it('after an erasure nothing sealed is left of a conversation', async () => {
    const storage = await openStorage({ path, ring });
    await fill(storage);
    const tickets = createTickets({ storage });
    await createErasure({ storage, tickets }).erase({ phone: worker.phone }, 'operator');
    await storage.close();
    const sealed =
      bytes()
        .toString('latin1')
        .match(/v1\.k1\.[\w-]+/g) ?? [];
    // The key check, and the erasure event for the desk, which names only the ticket.
    expect(new Set(sealed).size).toBe(2);
  });
});
