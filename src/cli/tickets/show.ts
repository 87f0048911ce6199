import { defineCommand } from 'citty';
import { formatReceiptNumber } from '../../handoff/receipt-number.ts';
import { maskFact } from '../../handoff/ticket-mask.ts';
import { atDesk, dataArgument, numberArgument, type OpenTicketsDesk, print, ticketByName } from './open-desk.ts';

/** Shows one case; what points to a person is masked unless asked for. */
export function showCommand(open: OpenTicketsDesk) {
  return defineCommand({
    meta: { name: 'show', description: 'Show one case, its history and its deliveries' },
    args: {
      number: numberArgument,
      data: dataArgument,
      reveal: { type: 'boolean', description: 'Show names, phones and free text', default: false },
    },
    run: ({ args }) =>
      atDesk(open, args.data, async ({ tickets, storage }) => {
        const ticket = await ticketByName(tickets, args.number);
        const { body, flow, state, regionName, regionCode, urgent } = ticket;
        print(`${formatReceiptNumber(ticket.receiptNumber)}  ${flow}  ${state}${urgent ? '  urgent' : ''}`);
        print(`id ${ticket.id}  region ${regionName} (${regionCode})  created ${ticket.createdAt}`);
        if (ticket.erasedAt) print(`erased ${ticket.erasedAt}`);
        for (const fact of Object.values(body?.facts ?? {})) {
          print(`  ${fact.label}: ${args.reveal ? fact.text : maskFact(fact)}`);
        }
        if (args.reveal && body?.narrative) print(`  ${body.narrative}`);
        for (const clause of body?.clauses ?? []) print(`  clause ${clause.id}  ${clause.label}`);
        for (const { kind, due, article } of body?.deadlines ?? [])
          print(`  due ${due ?? 'open'}  ${kind}  ${article}`);
        for (const event of await tickets.history(ticket.id)) {
          print(`  ${event.at}  ${event.kind}  ${event.actor}${args.reveal && event.text ? `  ${event.text}` : ''}`);
        }
        for (const { event, status, attempts, lastError } of await storage.outbox.ofTicket(ticket.id)) {
          print(`  delivery ${event}  ${status}  attempts ${attempts}${lastError ? `  ${lastError}` : ''}`);
        }
      }),
  });
}
