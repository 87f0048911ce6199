import { createHash } from 'node:crypto';
import { type Message, type Wechaty, WechatyBuilder } from 'wechaty';
import type { Puppet } from 'wechaty-puppet';
import type { HandleMessage } from '../conversation/handle-message.ts';
import { GongyouError } from '../errors.ts';
import type { Reply } from '../message.ts';

export interface WechatyChannelOptions {
  /** The name of an installed puppet, or one that is built already. */
  puppet: string | Puppet;
  handleMessage: HandleMessage;
  onError: (error: unknown) => void;
}

/**
 * Answers through a personal WeChat account: for pilots only, since such accounts do get banned. In a room it speaks only when
 * it is mentioned. Returns the bot, not started.
 */
export function createWechatyChannel({ puppet, handleMessage, onError }: WechatyChannelOptions): Wechaty {
  // A name is resolved by wechaty; its type lists the names it knows.
  const bot = WechatyBuilder.build({ puppet: puppet as Puppet });
  bot.on('message', (message) => void answer(message).catch(onError));
  bot.on('error', onError);
  return bot as Wechaty;

  async function answer(message: Message): Promise<void> {
    if (message.self() || message.type() !== bot.Message.Type.Text) return;
    const room = message.room();
    if (room && !(await message.mentionSelf())) return;
    const text = room ? await message.mentionText() : message.text();
    if (text.trim() === '') return;
    const reply = await handleMessage({
      text,
      conversationId: conversationIdOf(message.talker().id, room?.id ?? ''),
      region: null,
      clientMessageId: message.id,
    }).catch((error: unknown) => {
      if (error instanceof GongyouError) onError(error);
      else throw error;
      return null;
    });
    const words = reply === null ? '系统出了点问题，请过一会儿再试。急的话打 12333 或 12345。' : plainText(reply);
    if (words !== '') await message.say(words);
  }
}

/** One conversation for each person, and for each person in each room; the account's ids are not kept. */
function conversationIdOf(talker: string, room: string): string {
  return `wechaty-${createHash('sha256').update(`${talker}\n${room}`).digest('hex').slice(0, 32)}`;
}

/** A reply where nothing can be tapped: the text, then each source on a line of its own. */
export function plainText(reply: Reply): string {
  const sources = reply.citations.map(({ marker, label }) => `[${marker}] ${label}`);
  return [reply.text, ...sources].filter((line) => line !== '').join('\n');
}
