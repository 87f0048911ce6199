import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { renderHtml } from '../../src/handoff/documents/render-html.ts';
import { type DocumentKind, documentKindsOf, fillForm } from '../../src/handoff/documents/ticket-documents.ts';
import { advanceFlow, startFlow } from '../../src/handoff/flow.ts';
import { createTickets } from '../../src/handoff/tickets.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { memoryStorage } from '../storage/fixtures.ts';
import { context, draftIn, talk } from './flow-talk.ts';

const story = '我在厦门一个工地干活，包工头王老板拖了三个月工钱不给，一共一万二';
const known = ['集美区万科城二期', '上个月走的', '没有', '没签合同，有考勤'];
const given = ['同意', '王建国 13700002222', '11010519491231002X'];

describe('from a talk to signed papers', () => {
  let storage: Storage;
  beforeEach(async () => {
    storage = await memoryStorage();
    await storage.conversations.ensure('c', 'web');
  });
  afterEach(() => storage.close());

  async function papers(flow: 'complaint' | 'legal_aid', turns: readonly string[]) {
    const tickets = createTickets({ storage });
    const draft = draftIn(talk(flow, story, turns));
    const { ticket, writes } = await tickets.prepare(draft, { conversationId: 'c' });
    await storage.commit(writes);
    const stored = await tickets.find(ticket.id);
    expect(stored).toEqual(ticket);
    const form = (kind: DocumentKind) => renderHtml(fillForm(kind, ticket, [], new Date()));
    return { draft, ticket, pages: documentKindsOf(ticket).map(form) };
  }

  const cell = (page: string | undefined, label: string) =>
    page?.match(new RegExp(`<th scope="row">${label}</th><td>([^<]*)</td>`))?.[1];

  it('every fact of a complaint is in its place on both papers', async () => {
    const { draft, pages } = await papers('complaint', [...known, ...given, '确认']);
    const [letter, register] = pages;
    expect(cell(letter, '姓名')).toBe('王建国');
    expect(cell(letter, '性别')).toBe('女');
    expect(cell(letter, '名称')).toBe('王老板');
    expect(cell(letter, '用工所在地')).toContain('集美区');
    expect(cell(letter, '拖欠工资数额')).toBe('12000 元');
    expect(cell(register, '反映人姓名')).toBe('王建国');
    expect(cell(register, '行业领域')).toBe('工程建设领域');
    expect(cell(register, '项目地址')).toContain('万科城二期');
    expect(cell(register, '欠薪单位或个人')).toBe('王老板');
    expect(cell(register, '是否签劳动合同')).not.toBe('');
    for (const { text } of Object.values(draft.facts)) for (const page of pages) expect(page).toContain(text);
    for (const { label } of draft.clauses) for (const page of pages) expect(page).toContain(label);
  });

  it('a complaint of something else asks for no sum, and names no unpaid wages', async () => {
    const tickets = createTickets({ storage });
    let result = startFlow('complaint', context, '厂里一直不给我们交社保，问就说明年', 'other');
    for (const text of ['厂里', '集美区银江路12号', '鑫达电子厂', '还在干', '没有', '都没有', '不清楚', '不留', '确认'])
      result = advanceFlow(result.state, { type: 'message', text }, context);
    const draft = draftIn(result);
    expect(Object.keys(draft.facts)).not.toContain('amount');
    expect(draft.clauses.map((clause) => clause.id)).toContain('inspection-regulation/11');
    const { ticket } = await tickets.prepare(draft, { conversationId: 'c' });
    expect(documentKindsOf(ticket)).toEqual(['complaint-letter']);
    const letter = renderHtml(fillForm('complaint-letter', ticket, [], new Date()));
    expect(letter).toContain('责令其改正');
    expect(letter).toContain('不给我们交社保');
    expect(letter).not.toMatch(/拖欠|欠薪/);
  });

  it('a worker who keeps name and phone back gets papers to fill in by hand', async () => {
    const { ticket, pages } = await papers('complaint', [...known, '不留', '确认']);
    expect(cell(pages[0], '姓名')).toBe('');
    expect(ticket.transcript).toEqual([]);
    expect(cell(pages[0], '拖欠工资数额')).toBe('12000 元');
  });
});
