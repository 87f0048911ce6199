import { GongyouError } from '../../errors.ts';
import { formatReceiptNumber } from '../receipt-number.ts';
import type { Ticket, TicketEvent } from '../ticket.ts';
import { arrearsRegister } from './arrears-register.ts';
import { complaintLetter, isOfWages } from './complaint-letter.ts';
import type { Form } from './form.ts';
import { legalAidApplication } from './legal-aid-application.ts';

const papers = {
  'complaint-letter': complaintLetter,
  'arrears-register': arrearsRegister,
  'legal-aid-application': legalAidApplication,
} as const;

export type DocumentKind = keyof typeof papers;

const numerals = '一二三四五六七八九十';

/** The papers a case gives; none once it was erased. The register is of unpaid wages alone. */
export function documentKindsOf({ flow, body }: Ticket): readonly DocumentKind[] {
  if (body === null) return [];
  if (flow === 'legal_aid') return ['legal-aid-application'];
  return isOfWages(body) ? ['complaint-letter', 'arrears-register'] : ['complaint-letter'];
}

/**
 * Fills in a paper from a ticket.
 * @throws GongyouError `ticket/not-found` when the ticket was erased.
 */
export function fillForm(kind: DocumentKind, ticket: Ticket, history: readonly TicketEvent[], now: Date): Form {
  if (ticket.body === null) throw new GongyouError('ticket/not-found', 'The ticket was erased');
  // Papers are dated in China, whatever the server's own zone.
  const today = new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  const paper = papers[kind](ticket, history, today);
  return {
    ...paper,
    sections: paper.sections.map((section, index) => ({
      ...section,
      heading: `${numerals[index]}、${section.heading}`,
    })),
    reference: `登记编号 ${formatReceiptNumber(ticket.receiptNumber)}`,
    footnote: '本表按本人讲的内容填写，签名前请逐项看一遍，空着的地方可以手写。',
  };
}
