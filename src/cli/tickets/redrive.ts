import { defineCommand } from 'citty';
import { atDesk, dataArgument, numberArgument, type OpenTicketsDesk, print, ticketByName } from './open-desk.ts';

/** Makes dead deliveries pending again. */
export function redriveCommand(open: OpenTicketsDesk) {
  return defineCommand({
    meta: { name: 'redrive', description: 'Deliver again what no desk would take' },
    args: {
      number: { ...numberArgument, required: false, description: 'Only this case; all without it' },
      data: dataArgument,
    },
    run: ({ args }) =>
      atDesk(open, args.data, async ({ tickets, storage }) => {
        const ticket = args.number ? await ticketByName(tickets, args.number) : null;
        const count = await storage.outbox.redrive(ticket?.id);
        print(`${count} deliveries pending again`);
      }),
  });
}
