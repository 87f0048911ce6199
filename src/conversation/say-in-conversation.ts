import type { Reply } from '../message.ts';
import type { RunTurn } from '../storage/run-turn.ts';
import { plainReply } from './draft-reply.ts';

/** Puts a message into a conversation that no worker's message led to: an agent's words, or the assistant's own. */
export type SayInConversation = (conversationId: string, text: string, speaker: 'agent' | 'bot') => Promise<void>;

export function createSayInConversation(runTurn: RunTurn, createId: () => string): SayInConversation {
  return async (conversationId, text, speaker) => {
    await runTurn({ conversationId, clientMessageId: null, channel: 'agent' }, async ({ state }) => {
      const handoff = speaker === 'agent' ? { flow: 'agent' as const, step: 'agent', progress: 1, ticket: null } : null;
      const reply: Reply = {
        conversationId,
        messageId: createId(),
        ...plainReply(speaker === 'agent' ? 'handoff' : 'chat', text, { handoff }),
      };
      return { userText: '', reply, state };
    });
  };
}
