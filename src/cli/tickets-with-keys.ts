import { readConfig } from '../config.ts';
import type { KeyRingSource } from '../crypto/key-ring.ts';
import { openDataDirectory } from '../storage/open-data-directory.ts';
import { createTicketsCommand } from './tickets.ts';

/** `gongyou tickets …`, with the keys of the configuration where it has any. */
export const ticketsCommand = createTicketsCommand((directory) => {
  const { ENCRYPTION_KEYS } = readConfig(process.env);
  return openDataDirectory({
    directory,
    keys: ENCRYPTION_KEYS ? (JSON.parse(ENCRYPTION_KEYS) as KeyRingSource) : null,
  });
});
