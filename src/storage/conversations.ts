import type { StorageContext } from './context.ts';
import { timestamp } from './context.ts';
import type { Write } from './database.ts';
import { createSealer } from './sealed-columns.ts';

export interface StoredConversation {
  id: string;
  channel: string;
  createdAt: string;
  updatedAt: string;
}

export interface LoadedState {
  /** As it was saved (JSON), or null for a conversation without one. */
  state: unknown;
  /** Number of saves so far; give it back when saving. */
  version: number;
}

/** Conversations and what is remembered of them. */
export function createConversations({ database, cipher, clock }: StorageContext) {
  const { kysely } = database;
  const sealer = createSealer(cipher, 'conversationStates');
  const people = createSealer(cipher, 'conversations');

  /** Writes nothing when the conversation is there. `person` is the channel's user id; it is kept sealed, with a blind index. */
  function ensureWrite(id: string, channel: string, person: string | null): Write {
    const now = timestamp(clock);
    const name = person === null ? null : `${channel}/${person}`;
    const personIndex = name === null ? null : cipher.blindIndex('person', name);
    return kysely
      .insertInto('conversations')
      .values({ id, channel, person: people.seal([id], 'person', name), personIndex, createdAt: now, updatedAt: now })
      .onConflict((conflict) => conflict.column('id').doNothing());
  }

  async function load(id: string): Promise<LoadedState> {
    const row = await kysely
      .selectFrom('conversationStates')
      .select(['version', 'state'])
      .where('conversationId', '=', id)
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (!row) return { state: null, version: 0 };
    return { state: sealer.open([id, row.version], 'state', row.state), version: row.version };
  }

  /** The commit that holds these fails with `storage/conflict` when another came between load and save. */
  function saveWrites(id: string, loadedVersion: number, state: unknown): Write[] {
    const version = loadedVersion + 1;
    const sealed = sealer.seal([id, version], 'state', state ?? {}) ?? '';
    return [
      kysely.insertInto('conversationStates').values({ conversationId: id, version, state: sealed }),
      kysely.deleteFrom('conversationStates').where('conversationId', '=', id).where('version', '<', version),
      kysely
        .updateTable('conversations')
        .set({ updatedAt: timestamp(clock) })
        .where('id', '=', id),
    ];
  }

  async function find(id: string): Promise<StoredConversation | null> {
    const row = await kysely
      .selectFrom('conversations')
      .select(['id', 'channel', 'createdAt', 'updatedAt'])
      .where('id', '=', id)
      .executeTakeFirst();
    return row ?? null;
  }

  /** The ids of a channel user's conversations, the latest first. */
  async function idsOfPerson(channel: string, person: string): Promise<string[]> {
    const rows = await kysely
      .selectFrom('conversations')
      .select('id')
      .where('personIndex', 'in', cipher.blindIndexes('person', `${channel}/${person}`))
      .orderBy('updatedAt', 'desc')
      .execute();
    return rows.map((row) => row.id);
  }

  return {
    ensureWrite,
    load,
    saveWrites,
    find,
    idsOfPerson,
    /** Outside a turn: creates the conversation when it is new. */
    ensure: (id: string, channel: string, person: string | null = null) =>
      database.commit([ensureWrite(id, channel, person)]),
    /** Outside a turn: throws `storage/conflict` when another save came first. */
    save: (id: string, loadedVersion: number, state: unknown) => database.commit(saveWrites(id, loadedVersion, state)),
  };
}

export type Conversations = ReturnType<typeof createConversations>;
