import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Services } from '../../src/services.ts';
import { flowOf, sayAll, servicesIn, temporaryDirectory } from './services.ts';

describe('turns of a conversation', () => {
  let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
  let services: Services;
  beforeAll(async () => {
    directory = await temporaryDirectory();
    services = await servicesIn(directory.path);
  }, 120_000);
  afterAll(async () => {
    await services.close();
    await directory.remove();
  });

  it('a hundred equal messages at once are one turn', async () => {
    const conversationId = crypto.randomUUID();
    const message = {
      text: '我要投诉，在厦门集美区杏林湾路的工地，王老板欠我8000',
      conversationId,
      region: '福建',
      clientMessageId: 'm-1',
    };
    const replies = await Promise.all(Array.from({ length: 100 }, () => services.handleMessage(message)));
    expect(new Set(replies.map((reply) => reply.messageId)).size).toBe(1);
    const lines = await services.storage.turns.transcript(conversationId);
    expect(lines.map((line) => line.from)).toEqual(['worker', 'gongyou']);
    expect((await flowOf(services, conversationId))?.values.amount).toMatchObject({ yuan: 8000 });
  });

  it('two different messages at once are two turns, in order', async () => {
    const conversationId = crypto.randomUUID();
    await sayAll(services, conversationId, ['我要投诉']);
    const send = (text: string, clientMessageId: string) =>
      services.handleMessage({ text, conversationId, region: '福建', clientMessageId });
    const [first, second] = await Promise.all([send('工地', 'a'), send('泉州市丰泽区东海街道', 'b')]);
    expect([first.handoff?.step, second.handoff?.step]).toEqual(['place', 'employer']);
    const lines = await services.storage.turns.transcript(conversationId);
    expect(lines.filter((line) => line.from === 'worker').map((line) => line.text)).toEqual([
      '我要投诉',
      '工地',
      '泉州市丰泽区东海街道',
    ]);
    expect((await flowOf(services, conversationId))?.values).toMatchObject({
      workKind: 'construction',
      place: '泉州市丰泽区东海街道',
    });
  });

  it('a hundred confirmations at once are one ticket', async () => {
    const conversationId = crypto.randomUUID();
    await sayAll(services, conversationId, [
      '我要投诉，宁德市蕉城区富春路工地，吴老板欠我三千五，去年10月的，还在干，没仲裁过，有欠条',
      '不留',
    ]);
    const message = { text: '确认', conversationId, region: '福建', clientMessageId: 'confirm' };
    const replies = await Promise.all(Array.from({ length: 100 }, () => services.handleMessage(message)));
    expect(new Set(replies.map((reply) => reply.handoff?.ticket)).size).toBe(1);
    expect(await services.tickets.ofConversation(conversationId)).toHaveLength(1);
  });

  it('goes on after a restart in the middle', async () => {
    const conversationId = crypto.randomUUID();
    await sayAll(services, conversationId, ['我要投诉', '工地', '泉州市丰泽区东海街道', '刘老板 13900001111']);
    await services.close();
    services = await servicesIn(directory.path);
    const reply = await sayAll(services, conversationId, ['一万二，去年5月到8月']);
    expect(reply.handoff).toMatchObject({ flow: 'complaint', step: 'employment' });
    expect((await flowOf(services, conversationId))?.values).toMatchObject({
      workKind: 'construction',
      place: '泉州市丰泽区东海街道',
      employer: { name: '刘老板' },
      employerPhone: '13900001111',
      amount: { yuan: 12_000 },
    });
    const ticket = await sayAll(services, conversationId, ['还在干', '没有', '有考勤', '不留', '确认']);
    await services.close();
    services = await servicesIn(directory.path);
    const status = await sayAll(services, conversationId, ['我的投诉怎么样了']);
    expect(status.text).toContain(ticket.handoff?.ticket);
  }, 60_000);

  it('answers the same message the same after a restart', async () => {
    const message = {
      text: '仲裁要交钱吗',
      conversationId: crypto.randomUUID(),
      region: '福建',
      clientMessageId: 'once',
    };
    const before = await services.handleMessage(message);
    await services.close();
    services = await servicesIn(directory.path);
    expect(await services.handleMessage(message)).toEqual(before);
  }, 60_000);
});
