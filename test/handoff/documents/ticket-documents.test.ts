import fc from 'fast-check';
import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import { renderDocx } from '../../../src/handoff/documents/render-docx.ts';
import { renderHtml } from '../../../src/handoff/documents/render-html.ts';
import { documentKindsOf, fillForm } from '../../../src/handoff/documents/ticket-documents.ts';
import type { Ticket, TicketEvent } from '../../../src/handoff/ticket.ts';
import type { TicketDraft } from '../../../src/handoff/ticket-draft.ts';
import { complaintDraft, start, worker } from '../../storage/fixtures.ts';

function ticketOf(draft: TicketDraft): Ticket {
  const { flow, regionCode, regionName, ...body } = draft;
  const at = start.toISOString();
  const times = { createdAt: at, updatedAt: at, closedAt: null, erasedAt: null };
  const about = { id: 't', receiptNumber: '482177359064', conversationId: 'c', flow, regionCode, regionName };
  return { ...about, ...times, state: 'new', urgent: false, nextDue: null, body, transcript: [] };
}

const history: TicketEvent[] = [{ position: 2, kind: 'evidence-added', actor: 'worker', at: '', text: '工牌照片一张' }];

async function textOfDocx(bytes: Uint8Array): Promise<string> {
  return (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value;
}

describe('papers', () => {
  it.each(['complaint', 'legal_aid'] as const)(
    'of %s carry every fact, the evidence and the clauses, in both formats',
    async (flow) => {
      const ticket = ticketOf(complaintDraft({ flow }));
      for (const kind of documentKindsOf(ticket)) {
        const form = fillForm(kind, ticket, history, start);
        const html = renderHtml(form);
        const docx = await textOfDocx(await renderDocx(form));
        const facts = Object.values(ticket.body?.facts ?? {}).flatMap((fact) => fact.text.split('、'));
        const clause = ticket.body?.clauses[0]?.label ?? '';
        for (const text of [...facts, '4821 7735 9064', '干了三个月没发工钱', '工牌照片一张', clause, '签名', '日期']) {
          expect(html, `${kind} ${text}`).toContain(text);
          expect(docx, `${kind} ${text}`).toContain(text);
        }
      }
    },
  );

  it('address the complaint to the place of work, and tell sex and age from the identity number', () => {
    const form = fillForm('complaint-letter', ticketOf(complaintDraft()), [], start);
    expect(form.addressee).toBe('厦门市（用工所在地）劳动保障监察机构');
    const fields = form.sections.flatMap((section) => (section.kind === 'fields' ? section.fields : []));
    expect(fields).toContainEqual({ label: '性别', value: '女' });
    expect(fields).toContainEqual({ label: '年龄', value: '76 岁' });
    expect(form.sections.map((section) => section.heading.slice(0, 2))).toEqual([
      '一、',
      '二、',
      '三、',
      '四、',
      '五、',
      '六、',
      '七、',
    ]);
  });

  it('ask for no check of means only where its article was found to apply', () => {
    const clauses = [{ id: 'legal-aid-law/42', label: '法律援助法第四十二条', text: '' }];
    const asks = (draft: TicketDraft) => renderHtml(fillForm('legal-aid-application', ticketOf(draft), [], start));
    expect(asks(complaintDraft({ flow: 'legal_aid', clauses }))).toContain('免予核查经济困难状况');
    expect(asks(complaintDraft({ flow: 'legal_aid' }))).not.toContain('免予核查');
  });

  it('are not made from an erased ticket', () => {
    const erased = { ...ticketOf(complaintDraft()), body: null };
    expect(() => fillForm('complaint-letter', erased, [], start)).toThrow(
      expect.objectContaining({ code: 'ticket/not-found' }),
    );
  });

  it('hold any text as text: no markup, no broken file', async () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.constantFrom(
        '<script>alert(1)</script>',
        '"><img src=x onerror=1>',
        ']]>&amp;<w:p/>',
        '\u0000\u0008\ud800',
        "'; drop table tickets;--",
      ),
    );
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const facts = {
          name: { label: '反映人姓名', value: text, text, personal: true },
          other: { label: text, value: text, text, personal: false },
        };
        const ticket = ticketOf(complaintDraft({ facts, narrative: text, clauses: [{ id: 'x', label: text, text }] }));
        for (const kind of ['complaint-letter', 'arrears-register'] as const) {
          const form = fillForm(kind, ticket, [], start);
          const html = renderHtml(form).replace(/<style>.*<\/style>/s, '');
          const tags = new Set([...html.matchAll(/<\/?([a-z0-9!]+)/gi)].map((match) => match[1]?.toLowerCase()));
          for (const tag of ['script', 'img', 'w']) expect(tags.has(tag)).toBe(false);
          expect(await textOfDocx(await renderDocx(form))).toContain('签名');
        }
      }),
      { numRuns: 30 },
    );
  });

  it('show who and what in the signature blank', () => {
    const html = renderHtml(fillForm('arrears-register', ticketOf(complaintDraft()), [], start));
    expect(html).toContain(worker.phone);
    expect(html).toContain('反映人（签名或按手印）：</p>');
  });
});
