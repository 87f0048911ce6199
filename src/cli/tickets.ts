import { defineCommand } from 'citty';
import { openDataDirectory } from '../storage/open-data-directory.ts';
import { eraseCommand } from './tickets/erase.ts';
import { exportCommand } from './tickets/export.ts';
import { listCommand } from './tickets/list.ts';
import type { OpenTicketsDesk } from './tickets/open-desk.ts';
import { redriveCommand } from './tickets/redrive.ts';
import { rotateKeysCommand } from './tickets/rotate-keys.ts';
import { showCommand } from './tickets/show.ts';

/** `gongyou tickets …`. The configuration decides how `open` reaches the data. */
export function createTicketsCommand(open: OpenTicketsDesk) {
  return defineCommand({
    meta: { name: 'tickets', description: 'Look at cases, export their papers, deliver again, erase, change keys' },
    subCommands: {
      list: listCommand(open),
      show: showCommand(open),
      export: exportCommand(open),
      redrive: redriveCommand(open),
      erase: eraseCommand(open),
      'rotate-keys': rotateKeysCommand(open),
    },
  });
}

/** The command over a data directory that keeps its own keys. */
export const ticketsCommand = createTicketsCommand((directory) => openDataDirectory({ directory }));
