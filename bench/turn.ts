import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineCommand, runMain } from 'citty';
import { createAnswerQuestion } from '../src/answer/answer-question.ts';
import { createAsksPlainly } from '../src/answer/asks-plainly.ts';
import { createRelateMessage } from '../src/answer/relate-message.ts';
import { createHandleMessage, type HandleMessage } from '../src/conversation/handle-message.ts';
import { createKeyRing } from '../src/crypto/key-ring.ts';
import { createAgentQueue } from '../src/handoff/agent-queue.ts';
import { createCasework } from '../src/handoff/casework.ts';
import { createErasure } from '../src/handoff/erasure.ts';
import { createTickets } from '../src/handoff/tickets.ts';
import { createKnowledgeBase } from '../src/knowledge/knowledge-base.ts';
import { openKnowledge } from '../src/knowledge/knowledge-cache.ts';
import { createRegions } from '../src/knowledge/regions.ts';
import type { Reply } from '../src/message.ts';
import { createMentionReader } from '../src/places/mentions.ts';
import placeModel from '../src/places/place-model.json' with { type: 'json' };
import { createPlaceReader } from '../src/places/read-place.ts';
import rankings from '../src/retrieval/ranking.json' with { type: 'json' };
import { createSearch } from '../src/retrieval/search.ts';
import { openStorage } from '../src/storage/open-storage.ts';

const INTAKE = [
  '我要投诉',
  '工地',
  '万科城市之光，在湖里区枋湖路',
  '老张，13812345678',
  '一万二，去年5月到8月',
  '走了，上个月走的',
  '都没有',
  '没签合同，有考勤和微信聊天',
  '同意',
  '王建国 13700002222',
  '不留',
  '确认',
];

const bench = defineCommand({
  meta: { name: 'bench:turn', description: 'How long a turn of an intake takes, with its durable write.' },
  args: {
    intakes: { type: 'string', default: '60', description: 'Whole intakes, one after another' },
    folder: { type: 'string', default: tmpdir(), description: 'Where the database file is made' },
    knowledge: { type: 'string', default: join(import.meta.dirname, '../knowledge') },
  },
  async run({ args }) {
    const directory = await mkdtemp(join(args.folder, 'gongyou-turn-'));
    const regions = createRegions();
    const { knowledge } = await openKnowledge(args.knowledge, join(directory, 'cache'), regions);
    const base = createKnowledgeBase(knowledge, regions);
    const search = createSearch({ knowledge, regions, rankings });
    const readMentions = createMentionReader(regions, knowledge.services);
    const readPlace = createPlaceReader({ base, readMentions, model: placeModel });
    const answerQuestion = createAnswerQuestion({ base, search, readPlace });
    const rows: Record<string, Record<string, number>> = {};
    for (const sync of [true, false]) {
      const path = join(directory, sync ? 'sync' : 'no-sync', 'gongyou.db');
      const ring = createKeyRing({ active: 'bench', keys: { bench: Buffer.alloc(32, 7).toString('base64') } });
      const storage = await openStorage({ path, ring, sync });
      const clock = () => new Date();
      const tickets = createTickets({ storage, clock });
      const erasure = createErasure({ storage, tickets });
      const agentQueue = createAgentQueue({ storage, clock });
      const handleMessage = createHandleMessage({
        base,
        fromPinyin: search.fromPinyin,
        readPlace,
        answerQuestion,
        relateMessage: createRelateMessage(search),
        asksPlainly: createAsksPlainly(search),
        reader: () => null,
        actThresholds: rankings.acts,
        casework: createCasework({ storage, tickets, erasure, agentQueue }),
        clock,
        createId: () => crypto.randomUUID(),
        runTurn: async (conversationId, message, work) => {
          const request = { conversationId, clientMessageId: message.clientMessageId ?? null, channel: 'bench' };
          const outcome = await storage.runTurn(request, async ({ turn, state }) => {
            const { memory, reply, userText, writes } = await work({ memory: state, turnId: turn.id });
            return { userText, reply, state: memory, writes };
          });
          return outcome.reply as Reply;
        },
      });
      await holdIntakes(handleMessage, 5);
      const { flow, confirm } = await holdIntakes(handleMessage, Number(args.intakes));
      const name = sync ? 'synced to disk' : 'not synced';
      rows[`turn, ${name}`] = figures(flow);
      rows[`confirmation, ${name}`] = figures(confirm);
      await storage.close();
    }
    await rm(directory, { recursive: true, force: true });
    console.log(`${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, Node ${process.version}; milliseconds`);
    console.table(rows);
  },
});

/** @returns milliseconds of every turn between the first and the last, and of every confirmation (the ticket and its delivery). */
async function holdIntakes(
  handleMessage: HandleMessage,
  intakes: number,
): Promise<{ flow: number[]; confirm: number[] }> {
  const flow: number[] = [];
  const confirm: number[] = [];
  for (let intake = 0; intake < intakes; intake += 1) {
    const conversationId = crypto.randomUUID();
    for (const text of INTAKE) {
      const start = performance.now();
      const reply = await handleMessage({ text, conversationId, region: '350200' });
      const took = performance.now() - start;
      if (text === '确认') {
        if (!reply.handoff?.ticket) throw new Error(`No ticket: ${reply.text}`);
        confirm.push(took);
      } else if (text !== INTAKE[0]) flow.push(took);
    }
  }
  return { flow, confirm };
}

function figures(times: readonly number[]): Record<string, number> {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (share: number) =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]! * 100) / 100;
  return { p50: at(0.5), p90: at(0.9), p99: at(0.99), turns: times.length };
}

await runMain(bench);
