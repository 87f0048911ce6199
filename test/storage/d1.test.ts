import { afterAll, expect, test } from 'vitest';
import { type D1Binding, openD1 } from '../../src/storage/d1-dialect.ts';
import { createStorage } from '../../src/storage/storage.ts';
import { storageContract } from '../contracts/storage.ts';
import { ring } from './fixtures.ts';
import { openLocalD1 } from './local-d1.ts';

/** At least as many as there are tests: each has a database of its own. */
const local = openLocalD1(32);
let current: D1Binding;

afterAll(() => local.close());

storageContract('D1', {
  open(options) {
    current = local.next();
    return createStorage({ ...options, database: openD1(current), ring });
  },
  openAgain: (options) => createStorage({ ...options, database: openD1(current), ring }),
});

test('a second start finds the tables, the keys and the rows as they were', async () => {
  const binding = local.next();
  const first = await createStorage({ database: openD1(binding), ring });
  await first.conversations.ensure('c', 'web');
  const second = await createStorage({ database: openD1(binding), ring });
  expect(await second.conversations.find('c')).not.toBeNull();
});

test('a batch with one bad statement writes nothing, and a conflict is told from another fault', async () => {
  const database = openD1(local.next());
  const storage = await createStorage({ database, ring });
  const claim = { channel: 'wechat', messageId: '7', receivedAt: '2026-03-01T00:00:00.000Z' };
  const insert = database.kysely.insertInto('channelMessages').values(claim);
  const missing = database.kysely.insertInto('nowhere' as never).values({ id: '1' } as never);
  await expect(database.commit([insert, missing])).rejects.toMatchObject({ code: 'storage/unavailable' });
  await expect(database.commit([insert, insert])).rejects.toMatchObject({ code: 'storage/conflict' });
  expect(await storage.channelMessages.claim('wechat', '7')).toBe(true);
});
