import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config.ts';
import { readMemory } from '../../src/conversation/memory.ts';
import { createServices } from '../../src/create-services.ts';
import { type FlowState, reviveFlowState } from '../../src/handoff/flows/state.ts';
import type { Reply } from '../../src/message.ts';
import type { Services } from '../../src/services.ts';

/** The whole product over a folder that goes away; words alone, without vectors. */
export async function temporaryDirectory(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'gongyou-conversation-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

export function servicesIn(path: string): Promise<Services> {
  return createServices({ config: readConfig({ DATA_DIR: path, LOG_LEVEL: 'silent', VECTORS: 'false' }) });
}

/** Says the lines one after another; the last reply. */
export async function sayAll(services: Services, conversationId: string, lines: readonly string[]): Promise<Reply> {
  let reply: Reply | null = null;
  for (const text of lines) reply = await services.handleMessage({ text, conversationId, region: '福建' });
  if (reply === null) throw new Error('nothing was said');
  return reply;
}

export async function flowOf(services: Services, conversationId: string): Promise<FlowState | null> {
  const { state } = await services.storage.conversations.load(conversationId);
  return reviveFlowState(readMemory(state).flow);
}
