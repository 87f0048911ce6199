import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { flowStateSchema, openStep } from '../../src/handoff/flows/state.ts';
import type { Services } from '../../src/services.ts';
import { flowOf, sayAll, servicesIn, temporaryDirectory } from './services.ts';

const LONG = '我在厦门的工地上干活，老板不给钱。';

/** What comes in by mistake or by malice; none of it is an answer. */
const BAD: [name: string, text: string][] = [
  ['a million characters', LONG.repeat(Math.ceil(1_000_000 / LONG.length))],
  ['nested quotes', '"\'"\'「『“‘"\'"’”』」\'"'.repeat(20)],
  ['control characters', '\u0000\u0001\u0002\u001b[31m\u0007\u007f\u009f'],
  ['emoji', '😀👨‍👩‍👧‍👦🏗️💰'],
  ['SQL', `'; DROP TABLE tickets; -- " OR "1"="1`],
  ['HTML', '<img src=x onerror="alert(1)"><script>alert(1)</script>'],
  ['a template', '{{constructor.constructor("return 1")()}} <%= 1 %> __proto__'],
  ['half a character', '\ud83d\udc00\ud83d'],
  ['smuggled tags', '\u{e0069}\u{e0067}\u{e006e}\u200b\u202e'],
  ['a list of marks', '，。！？；：、……——'],
];

/** Answers that lead from each question to the next, so that every slot is asked once. */
const WAY = [
  [
    '工地',
    '泉州市丰泽区东海街道',
    '刘老板',
    '一万二，去年5月到8月',
    '走了',
    '上个月',
    '都没有',
    '有考勤',
    '同意',
    '王建国 13700002222',
    '11010519491231002X',
  ],
  [
    '饭店',
    '泉州市丰泽区东海街道',
    '刘老板',
    '9000',
    '三个月',
    '还在干',
    '都没有',
    '没签合同，有工资条',
    '同意',
    '王建国',
    '13700002222',
    '不留',
  ],
];

describe('bad input', () => {
  let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
  let services: Services;
  beforeAll(async () => {
    directory = await temporaryDirectory();
    services = await servicesIn(directory.path);
  }, 120_000);
  afterAll(async () => {
    await services.close();
    await directory.remove();
  });

  it.each(WAY.map((way, index) => [['construction', 'other work'][index]!, way] as const))(
    'in every question of an intake about %s: a reply in Chinese, and nothing is stored that is not valid',
    async (_, way) => {
      const conversationId = crypto.randomUUID();
      await sayAll(services, conversationId, ['我要投诉']);
      const asked = new Set<string>();
      for (const answer of way) {
        const before = await flowOf(services, conversationId);
        const step = openStep(before!, '2026-11-22')?.step.name ?? 'summary';
        asked.add(step);
        for (const [name, text] of BAD) {
          const reply = await sayAll(services, conversationId, [text]);
          expect(reply.text, `${step}: ${name}`).toMatch(/[\u4e00-\u9fff]{4}/);
          expect(reply.text, `${step}: ${name}`).not.toMatch(/<script|<img|DROP TABLE|\u001b|constructor/);
          const after = await flowOf(services, conversationId);
          expect(flowStateSchema.safeParse(after).success, `${step}: ${name}`).toBe(true);
          expect(after?.values, `${step}: ${name}`).toEqual(before?.values);
          expect(after?.held, `${step}: ${name}`).toEqual(before?.held);
        }
        await sayAll(services, conversationId, [answer]);
      }
      expect(asked.size).toBeGreaterThanOrEqual(8);
      const done = await sayAll(services, conversationId, ['确认']);
      expect(done.handoff?.ticket).toMatch(/^\d{4} \d{4} \d{4}$/);
    },
    300_000,
  );

  it.each(BAD.filter(([name]) => name !== 'a million characters'))(
    'outside an intake, %s is answered in Chinese',
    async (_, text) => {
      const reply = await services.handleMessage({ text, conversationId: null, region: '福建' });
      expect(reply.text).toMatch(/[\u4e00-\u9fff]{4}/);
      expect(reply.text).not.toMatch(/<script|<img|DROP TABLE/);
    },
  );
});
