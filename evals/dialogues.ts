import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { readMemory } from '../src/conversation/memory.ts';
import { reviveFlowState } from '../src/handoff/flows/state.ts';
import type { Reply } from '../src/message.ts';
import type { Services } from '../src/services.ts';
import { matches, withDates } from './expectations.ts';

const KINDS = ['answer', 'clarify', 'abstain', 'handoff', 'urgent', 'chat'] as const;

const handoffSchema = z.strictObject({
  flow: z.enum(['complaint', 'legal_aid', 'agent']).optional(),
  step: z.string().optional(),
  /** True: a receipt number is given; false: none is. */
  ticket: z.boolean().optional(),
  atLeast: z.number().optional(),
});

const turnSchema = z.strictObject({
  say: z.string(),
  /** The message is `say` so many times over: for walls of text. */
  times: z.number().int().positive().default(1),
  /** What an agent does before the worker speaks. */
  agent: z.enum(['takes', 'releases']).optional(),
  kind: z.union([z.enum(KINDS), z.array(z.enum(KINDS))]).transform((kind) => (Array.isArray(kind) ? kind : [kind])),
  /** Each must stand in the text; alternatives are parted by |. */
  has: z.array(z.coerce.string()).default([]),
  not: z.array(z.coerce.string()).default([]),
  /** Each must be among the citations; alternatives are parted by |. */
  cites: z.array(z.string()).default([]),
  /** Slots of the running intake, as far as given; null for one that must be empty. */
  slots: z.record(z.string(), z.unknown()).default({}),
  /** Texts of the facts of the latest ticket; empty for one that was not told. */
  facts: z.record(z.string(), z.string()).default({}),
  /** The reply's hand-off; null for none. */
  handoff: handoffSchema.nullable().optional(),
});

const dialogueSchema = z.strictObject({
  id: z.string(),
  group: z.string(),
  /** What the client sends as the place, with every message. */
  region: z.string().nullable().default(null),
  turns: z.array(turnSchema).min(1),
});

export type Dialogue = z.infer<typeof dialogueSchema>;
type ExpectedTurn = Dialogue['turns'][number];

/** Reads every dialogue under `evals/dialogues/`. @throws when a file does not fit, or an id stands twice. */
export async function readDialogues(): Promise<Dialogue[]> {
  const folder = fileURLToPath(new URL('./dialogues/', import.meta.url));
  const files = (await readdir(folder)).filter((file) => file.endsWith('.yaml')).sort();
  const dialogues: Dialogue[] = [];
  for (const file of files) {
    const content: unknown = parse(await readFile(`${folder}${file}`, 'utf8'));
    dialogues.push(...z.strictObject({ dialogues: z.array(dialogueSchema) }).parse(content).dialogues);
  }
  const ids = new Set(dialogues.map((each) => each.id));
  if (ids.size !== dialogues.length) throw new Error('dialogue ids are not unique');
  return dialogues;
}

export interface DialogueFailure {
  id: string;
  /** From 1. */
  turn: number;
  say: string;
  wrong: string[];
  reply: string;
}

export interface DialogueResults {
  dialogues: number;
  /** Share of dialogues in which every turn is right. */
  whole: number;
  /** Share of the slots and ticket facts asked for that are right. */
  slotsRight: number;
  turns: number;
  failures: DialogueFailure[];
}

export interface RunDialoguesOptions {
  /** Only ids or groups that begin like this. */
  only?: string;
  onTurn?: (dialogue: Dialogue, say: string, reply: Reply) => void;
}

/** Holds every dialogue, turn by turn, each in a conversation of its own, and judges what was replied and what was kept. */
export async function runDialogues(services: Services, options: RunDialoguesOptions = {}): Promise<DialogueResults> {
  const { only = '', onTurn = () => {} } = options;
  const all = await readDialogues();
  const dialogues = all.filter((each) => each.id.startsWith(only) || each.group.startsWith(only));
  const failures: DialogueFailure[] = [];
  const tally = { slots: 0, right: 0, turns: 0 };
  for (const dialogue of dialogues) {
    const conversationId = `dialogue-${dialogue.id}-${crypto.randomUUID()}`;
    for (const [index, turn] of dialogue.turns.entries()) {
      await playAgent(services, conversationId, turn);
      const text = turn.say.repeat(turn.times);
      const reply = await services.handleMessage({ text, conversationId, region: dialogue.region });
      onTurn(dialogue, turn.say, reply);
      const kept = await judgeKept(services, conversationId, turn);
      tally.turns += 1;
      tally.slots += kept.asked;
      tally.right += kept.asked - kept.wrong.length;
      const wrong = [...judgeReply(turn, reply), ...kept.wrong];
      if (wrong.length > 0)
        failures.push({ id: dialogue.id, turn: index + 1, say: turn.say, wrong, reply: reply.text });
    }
  }
  const broken = new Set(failures.map((failure) => failure.id)).size;
  return {
    dialogues: dialogues.length,
    whole: 1 - broken / dialogues.length,
    slotsRight: tally.right / tally.slots,
    turns: tally.turns,
    failures,
  };
}

async function playAgent({ agentQueue, storage }: Services, conversationId: string, turn: ExpectedTurn): Promise<void> {
  if (turn.agent === 'takes') {
    const waiting = (await agentQueue.list()).find((each) => each.conversationId === conversationId);
    if (waiting) await agentQueue.take(waiting.id, 'agent-1');
  }
  if (turn.agent === 'releases') await storage.commit([agentQueue.releaseWrite(conversationId, 'agent')]);
}

function judgeReply(turn: ExpectedTurn, reply: Reply): string[] {
  const text = flatten(reply.text);
  const stands = (expected: string) => expected.split('|').some((one) => text.includes(flatten(withDates(one))));
  const cited = reply.citations.map((citation) => citation.clauseId);
  const wrong = [
    ...turn.has.filter((expected) => !stands(expected)).map((expected) => `「${expected}」 does not stand there`),
    ...turn.not.filter((expected) => stands(expected)).map((expected) => `「${expected}」 must not stand there`),
    ...turn.cites
      .filter((ids) => !ids.split('|').some((id) => cited.includes(id)))
      .map((ids) => `${ids} is not cited but ${cited.join(' ')}`),
  ];
  if (!(turn.kind as string[]).includes(reply.kind)) wrong.push(`kind is ${reply.kind}, not ${turn.kind.join('/')}`);
  if (turn.handoff === null && reply.handoff !== null)
    wrong.push(`a hand-off: ${reply.handoff.flow} ${reply.handoff.step}`);
  if (turn.handoff) {
    const { flow, step, ticket, atLeast } = turn.handoff;
    const is = reply.handoff;
    if (flow !== undefined && is?.flow !== flow) wrong.push(`flow is ${is?.flow}, not ${flow}`);
    if (step !== undefined && is?.step !== step) wrong.push(`step is ${is?.step}, not ${step}`);
    if (ticket !== undefined && (is !== null && is.ticket !== null) !== ticket) wrong.push(`ticket is ${is?.ticket}`);
    if (atLeast !== undefined && (is?.progress ?? 0) < atLeast) wrong.push(`progress is ${is?.progress}`);
  }
  return wrong;
}

async function judgeKept(
  services: Services,
  conversationId: string,
  turn: ExpectedTurn,
): Promise<{ asked: number; wrong: string[] }> {
  const slots = Object.entries(turn.slots);
  const facts = Object.entries(turn.facts);
  const wrong: string[] = [];
  if (slots.length > 0) {
    const { state } = await services.storage.conversations.load(conversationId);
    const values: Record<string, unknown> = reviveFlowState(readMemory(state).flow)?.values ?? {};
    for (const [name, expected] of slots) {
      if (!matches(values[name], expected))
        wrong.push(`${name} is ${JSON.stringify(values[name])}, not ${JSON.stringify(expected)}`);
    }
  }
  if (facts.length > 0) {
    const [ticket] = await services.tickets.ofConversation(conversationId);
    for (const [name, expected] of facts) {
      const text = ticket?.body?.facts[name]?.text ?? '';
      if (!matches(text, expected)) wrong.push(`fact ${name} is 「${text}」, not 「${expected}」`);
    }
  }
  return { asked: slots.length + facts.length, wrong };
}

function flatten(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}
