import { defineCommand } from 'citty';
import { formatReceiptNumber } from '../../handoff/receipt-number.ts';
import { ticketStates } from '../../handoff/ticket-states.ts';
import { atDesk, dataArgument, type OpenTicketsDesk, print } from './open-desk.ts';

/** Lists cases with nothing personal in them. */
export function listCommand(open: OpenTicketsDesk) {
  return defineCommand({
    meta: { name: 'list', description: 'List cases: urgent ones first, then the earliest time limit' },
    args: {
      data: dataArgument,
      state: { type: 'enum', options: [...ticketStates], description: 'Only this state' },
      flow: { type: 'enum', options: ['complaint', 'legal_aid'], description: 'Only this flow' },
      region: { type: 'string', description: 'Leading digits of a region code: 35, 3502' },
      urgent: { type: 'boolean', description: 'Only urgent ones', default: false },
      limit: { type: 'string', description: 'At most so many', default: '50' },
    },
    run: ({ args }) =>
      atDesk(open, args.data, async ({ tickets, storage }) => {
        const found = await tickets.list({
          state: ticketStates.find((state) => state === args.state),
          flow: args.flow,
          regionPrefix: args.region,
          urgent: args.urgent ? true : undefined,
          limit: Math.max(1, Number.parseInt(args.limit, 10) || 50),
        });
        for (const ticket of found) {
          const { receiptNumber, state, flow, regionName, urgent, nextDue, createdAt, erasedAt } = ticket;
          const shown = erasedAt === null ? state : 'erased';
          const columns = [formatReceiptNumber(receiptNumber), shown.padEnd(8), flow.padEnd(9), createdAt.slice(0, 10)];
          print([...columns, regionName, urgent ? 'urgent' : '', nextDue ? `due ${nextDue}` : ''].join('  ').trimEnd());
        }
        const deliveries = await storage.outbox.counts();
        print(`${found.length} cases; deliveries: ${deliveries.pending} pending, ${deliveries.dead} dead`);
      }),
  });
}
