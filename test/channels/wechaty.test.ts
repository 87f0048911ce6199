import type { EventEmitter } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Wechaty } from 'wechaty';
import { mock, PuppetMock } from 'wechaty-puppet-mock';
import { createWechatyChannel } from '../../src/channels/wechaty.ts';
import type { IncomingMessage, Reply } from '../../src/message.ts';

const reply: Reply = {
  conversationId: 'c',
  messageId: 'm',
  kind: 'answer',
  text: '打 96333。[1]',
  citations: [{ marker: 1, label: '《通知》第三部分第（六）条' } as Reply['citations'][number]],
  notices: [],
  services: [],
  suggestions: [],
  handoff: null,
};

describe('the wechaty channel, driven by a mock puppet', () => {
  const mocker = new mock.Mocker();
  const received: IncomingMessage[] = [];
  const errors: unknown[] = [];
  let bot: Wechaty;
  let self: ReturnType<typeof mocker.createContact>;

  beforeAll(async () => {
    bot = createWechatyChannel({
      puppet: new PuppetMock({ mocker }),
      handleMessage: async (message) => {
        received.push(message);
        return reply;
      },
      onError: (error) => errors.push(error),
    });
    await bot.start();
    self = mocker.createContact({ name: '工友' });
    mocker.login(self);
  });
  afterAll(() => bot.stop());

  /** The first thing the bot says to a contact. The mock's contacts emit what they send as well as what they get. */
  const said = (to: ReturnType<typeof mocker.createContact>) =>
    new Promise<string>((resolve) => {
      (to as unknown as EventEmitter).on('message', (message: { talker(): { id: string }; text(): string }) => {
        if (message.talker().id === self.id) resolve(message.text());
      });
    });

  test('answers a person, with the sources on lines of their own', async () => {
    const worker = mocker.createContact({ name: '老李' });
    const answer = said(worker);
    worker.say('老板不给钱').to(self);
    expect(await answer).toBe('打 96333。[1]\n[1] 《通知》第三部分第（六）条');
    expect(received.at(-1)).toMatchObject({ text: '老板不给钱', region: null });
    expect(received.at(-1)?.conversationId).toMatch(/^wechaty-[0-9a-f]{32}$/);
    expect(received.at(-1)?.conversationId).not.toContain(worker.id);
  });

  test('in a room it is silent until it is mentioned', async () => {
    const worker = mocker.createContact({ name: '小王' });
    const room = mocker.createRoom({ memberIdList: [worker.id, self.id], topic: '老乡群' });
    const before = received.length;
    worker.say('今天下雨').to(room);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(received).toHaveLength(before);
    worker.say(`@${self.payload.name} 工伤谁赔`, [self]).to(room);
    await expect.poll(() => received.length).toBe(before + 1);
    expect(received.at(-1)?.text).toContain('工伤谁赔');
    expect(errors).toEqual([]);
  });
});
