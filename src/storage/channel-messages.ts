import { GongyouError } from '../errors.ts';
import type { StorageContext } from './context.ts';
import { timestamp } from './context.ts';

/** Callbacks that a channel delivered: the primary key (channel, message) decides which delivery is the first. */
export function createChannelMessages({ database, clock }: StorageContext) {
  const { kysely } = database;

  /** True for the first delivery of a message, false for every replay. */
  async function claim(channel: string, messageId: string): Promise<boolean> {
    const row = { channel, messageId, receivedAt: timestamp(clock) };
    try {
      await database.commit([kysely.insertInto('channelMessages').values(row)], { durable: false });
      return true;
    } catch (error) {
      if (error instanceof GongyouError && error.code === 'storage/conflict') return false;
      throw error;
    }
  }

  /** Lets the channel deliver a message again whose handling failed. */
  async function forget(channel: string, messageId: string): Promise<void> {
    const query = kysely.deleteFrom('channelMessages').where('channel', '=', channel);
    await database.commit([query.where('messageId', '=', messageId)], { durable: false });
  }

  return { claim, forget };
}
