import { GongyouError } from '../../errors.ts';
import type { Ticket } from '../../handoff/ticket.ts';
import { createTickets, type Tickets } from '../../handoff/tickets.ts';
import type { DataDirectory } from '../../storage/open-data-directory.ts';

/** Opens the data directory that the command line or the configuration names. */
export type OpenTicketsDesk = (directory: string) => Promise<DataDirectory>;

export const dataArgument = { type: 'string', description: 'Data directory', default: '.data' } as const;
export const numberArgument = {
  type: 'positional',
  description: 'Receipt number or ticket id',
  required: true,
} as const;

export interface TicketsDesk extends DataDirectory {
  tickets: Tickets;
}

/** Opens, works and closes, whatever happens in between. */
export async function atDesk(
  open: OpenTicketsDesk,
  directory: string,
  work: (desk: TicketsDesk) => Promise<void>,
): Promise<void> {
  const data = await open(directory);
  try {
    await work({ ...data, tickets: createTickets({ storage: data.storage }) });
  } finally {
    await data.storage.close();
  }
}

/** @throws GongyouError `ticket/not-found`. */
export async function ticketByName(tickets: Tickets, name: string): Promise<Ticket> {
  const ticket = (await tickets.findByReceiptNumber(name)) ?? (await tickets.find(name));
  if (!ticket) throw new GongyouError('ticket/not-found', `There is no ticket ${name}`);
  return ticket;
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
