import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineCommand } from 'citty';
import { renderDocx } from '../../handoff/documents/render-docx.ts';
import { renderHtml } from '../../handoff/documents/render-html.ts';
import { documentKindsOf, fillForm } from '../../handoff/documents/ticket-documents.ts';
import { atDesk, dataArgument, numberArgument, type OpenTicketsDesk, print, ticketByName } from './open-desk.ts';

/** Writes a case's papers (DOCX and HTML) and all its data (JSON) into a folder that only its owner may read. */
export function exportCommand(open: OpenTicketsDesk) {
  return defineCommand({
    meta: { name: 'export', description: 'Write the papers and the data of one case to a folder' },
    args: {
      number: numberArgument,
      data: dataArgument,
      out: { type: 'string', description: 'Folder to write to', default: 'export' },
    },
    run: ({ args }) =>
      atDesk(open, args.data, async ({ tickets }) => {
        const ticket = await ticketByName(tickets, args.number);
        const history = await tickets.history(ticket.id);
        mkdirSync(args.out, { recursive: true, mode: 0o700 });
        const write = (name: string, content: string | Uint8Array) => {
          const path = join(args.out, `${ticket.receiptNumber}-${name}`);
          writeFileSync(path, content, { mode: 0o600 });
          print(path);
        };
        write('ticket.json', `${JSON.stringify({ ...ticket, history }, null, 2)}\n`);
        for (const kind of documentKindsOf(ticket)) {
          const form = fillForm(kind, ticket, history, new Date());
          write(`${kind}.docx`, await renderDocx(form));
          write(`${kind}.html`, renderHtml(form));
        }
      }),
  });
}
