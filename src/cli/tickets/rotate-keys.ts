import { defineCommand } from 'citty';
import { addKey, dropOldKeys } from '../../crypto/key-file.ts';
import { atDesk, dataArgument, type OpenTicketsDesk, print } from './open-desk.ts';

/**
 * Seals everything again under the active key. With the directory's own key file a fresh key is made first; with keys
 * from the configuration, add one there, make it active, restart the service, then run this.
 */
export function rotateKeysCommand(open: OpenTicketsDesk) {
  return defineCommand({
    meta: { name: 'rotate-keys', description: 'Seal everything under a new key; stop the service first' },
    args: {
      data: dataArgument,
      'keep-old': {
        type: 'boolean',
        description: 'Keep the old keys in the key file, for old backups',
        default: false,
      },
    },
    async run({ args }) {
      let keyFile: string | null = null;
      await atDesk(open, args.data, async (desk) => {
        keyFile = desk.keyFile;
      });
      if (keyFile) addKey(keyFile);
      await atDesk(open, args.data, async ({ storage, ring }) => {
        const count = await storage.rotateKeys();
        await storage.compact();
        print(`${count} values sealed again under key ${ring.activeId}`);
      });
      if (keyFile && !args['keep-old']) dropOldKeys(keyFile);
    },
  });
}
