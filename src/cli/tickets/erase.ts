import { defineCommand } from 'citty';
import { GongyouError } from '../../errors.ts';
import { createErasure, type ErasureSubject } from '../../handoff/erasure.ts';
import { atDesk, dataArgument, numberArgument, type OpenTicketsDesk, print, ticketByName } from './open-desk.ts';

/** Erases what is personal of a case, a conversation, or all that a phone number leads to. */
export function eraseCommand(open: OpenTicketsDesk) {
  return defineCommand({
    meta: { name: 'erase', description: 'Erase everything personal; the desk is told' },
    args: {
      number: { ...numberArgument, required: false },
      data: dataArgument,
      phone: { type: 'string', description: 'Every case and conversation with this phone number' },
      conversation: { type: 'string', description: 'A conversation and its cases' },
      yes: { type: 'boolean', description: 'Really erase', default: false },
    },
    run: ({ args }) =>
      atDesk(open, args.data, async ({ tickets, storage }) => {
        let subject: ErasureSubject;
        if (args.phone) subject = { phone: args.phone };
        else if (args.conversation) subject = { conversationId: args.conversation };
        else if (args.number) subject = { ticketId: (await ticketByName(tickets, args.number)).id };
        else throw new GongyouError('request/invalid', 'Name a case, --phone or --conversation');
        const erasure = createErasure({ storage, tickets });
        if (!args.yes) {
          const { counts } = await erasure.prepare(subject, 'operator');
          print(`Would erase ${describe(counts)}. Add --yes to do it.`);
          return;
        }
        const { counts } = await erasure.erase(subject, 'operator');
        print(`Erased ${describe(counts)}`);
      }),
  });
}

function describe(counts: Record<string, number>): string {
  return Object.entries(counts)
    .map(([table, count]) => `${table} ${count}`)
    .join(', ');
}
