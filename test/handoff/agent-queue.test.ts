import { expect, it } from 'vitest';
import { createAgentQueue } from '../../src/handoff/agent-queue.ts';
import { createTestClock, memoryStorage } from '../storage/fixtures.ts';

it('tells who speaks, and gives up when nobody comes', async () => {
  const time = createTestClock();
  const storage = await memoryStorage(time.clock);
  const queue = createAgentQueue({ storage, clock: time.clock, waitMilliseconds: 60_000 });
  const request = { regionCode: '350000', urgent: false, summary: { topic: '欠薪' } };
  for (const conversationId of ['a', 'b']) {
    await storage.conversations.ensure(conversationId, 'web');
    expect(await queue.speaker(conversationId)).toBe('bot');
    await storage.commit([queue.requestWrite({ ...request, conversationId })]);
    expect(await queue.speaker(conversationId)).toBe('waiting');
  }
  const [first] = await queue.list();
  expect(await queue.take(first!.id, 'agent-1')).toBe(true);
  expect(await queue.speaker('a')).toBe('agent');
  expect(await queue.giveUpWaiting()).toEqual([]);
  time.advance(60_001);
  expect(await queue.giveUpWaiting()).toEqual([{ conversationId: 'b', regionCode: '350000' }]);
  expect(await queue.giveUpWaiting()).toEqual([]);
  expect(await queue.speaker('b')).toBe('bot');
  expect(await queue.speaker('a')).toBe('agent');
  await queue.release('a', 'done');
  expect(await queue.speaker('a')).toBe('bot');
  await storage.close();
});
