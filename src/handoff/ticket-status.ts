import { formatReceiptNumber } from './receipt-number.ts';
import type { Ticket, TicketEvent } from './ticket.ts';

const flowNames: Record<Ticket['flow'], string> = { complaint: '投诉', legal_aid: '法律援助申请' };

/** What 「我的投诉怎么样了」 is answered with: number, state, last note, and the time limit that runs out first. */
export function describeTicket(ticket: Ticket, history: readonly TicketEvent[]): string {
  const lines = [
    `您的${flowNames[ticket.flow]}，编号 ${formatReceiptNumber(ticket.receiptNumber)}。`,
    stateLine(ticket),
  ];
  const note = history.findLast((event) => event.kind === 'state-changed' && event.text)?.text;
  if (note) lines.push(`经办人留言：${note}`);
  const evidence = history.filter((event) => event.kind === 'evidence-added').length;
  if (evidence > 0) lines.push(`您后来补充过 ${evidence} 次材料，都记下了。`);
  const first = ticket.body?.deadlines.find((deadline) => deadline.due !== null && deadline.due === ticket.nextDue);
  if (first && ticket.state !== 'closed') lines.push(first.text);
  return lines.join('\n');
}

function stateLine(ticket: Ticket): string {
  if (ticket.erasedAt !== null) return `${chineseDay(ticket.erasedAt)}已经按要求删掉了，里面的个人信息没有留。`;
  switch (ticket.state) {
    case 'new':
      return `${chineseDay(ticket.createdAt)}登记好了，正等经办人接手。`;
    case 'accepted':
      return '经办人已经接手，正在办。';
    case 'waiting':
      return '经办人在等您补材料。您直接在这里说就行。';
    case 'closed':
      return `${chineseDay(ticket.closedAt ?? ticket.updatedAt)}已经办结。`;
  }
}

/** The day in China, such as 11月22日. */
function chineseDay(instant: string): string {
  const day = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', month: 'long', day: 'numeric' });
  return day.format(new Date(instant));
}
