import type { Storage } from '../storage/storage.ts';

export interface AgentQueueOptions {
  storage: Storage;
  clock?: () => Date;
  /** How long a conversation waits for an agent before the bot takes it back. */
  waitMilliseconds?: number;
}

/** Who speaks in a conversation: the bot, the bot while an agent is being looked for, or an agent. */
export type Speaker = 'bot' | 'waiting' | 'agent';

/** Conversations handed to a person. The bot is silent while an agent has one, and comes back when it is released. */
export function createAgentQueue({ storage, clock = () => new Date(), waitMilliseconds = 300_000 }: AgentQueueOptions) {
  const { agentQueue } = storage;

  async function speaker(conversationId: string): Promise<Speaker> {
    const queued = await agentQueue.ofConversation(conversationId);
    if (!queued) return 'bot';
    return queued.status === 'held' ? 'agent' : 'waiting';
  }

  /** Releases what waited too long; the caller apologises in each, with the phone line of its region. */
  async function giveUpWaiting(): Promise<{ conversationId: string; regionCode: string }[]> {
    const before = new Date(clock().getTime() - waitMilliseconds).toISOString();
    const waiting = await agentQueue.waitingSince(before);
    const givenUp: { conversationId: string; regionCode: string }[] = [];
    for (const { id, conversationId, regionCode } of waiting) {
      if (await agentQueue.giveUp(id)) givenUp.push({ conversationId, regionCode });
    }
    return givenUp;
  }

  return {
    /** The write that asks for an agent, for the turn in which the worker does. */
    requestWrite: agentQueue.enqueueWrite,
    /** The write that gives the conversation back to the bot. */
    releaseWrite: agentQueue.releaseWrite,
    /** True for the one agent who gets the conversation. */
    take: agentQueue.take,
    release: agentQueue.release,
    list: agentQueue.list,
    speaker,
    giveUpWaiting,
  };
}
