import { createFieldCipher } from '../crypto/field-cipher.ts';
import type { KeyRing } from '../crypto/key-ring.ts';
import { createAgentQueueTable } from './agent-queue.ts';
import { createChannelMessages } from './channel-messages.ts';
import { createConsents } from './consents.ts';
import type { StorageContext } from './context.ts';
import { createConversations } from './conversations.ts';
import type { CommitOptions, Database, Write } from './database.ts';
import { createErasures } from './erasures.ts';
import { createExpiredRows } from './expired-rows.ts';
import { checkKeys } from './key-checks.ts';
import { migrate } from './migrations.ts';
import { createOutboxTable } from './outbox.ts';
import { rotateKeys } from './rotate-keys.ts';
import { createTurnRunner } from './run-turn.ts';
import { createTicketTable } from './tickets.ts';
import { createTurns } from './turns.ts';
import { createUnansweredQuestions } from './unanswered-questions.ts';

export interface StorageOptions {
  database: Database;
  ring: KeyRing;
  clock?: () => Date;
  /** Unguessable ids; random UUIDs unless told. */
  createId?: () => string;
  /** How long a claimed turn holds when its process died. */
  turnLeaseMilliseconds?: number;
  /** How long a turn waits for the earlier ones of its conversation. */
  turnWaitMilliseconds?: number;
}

/**
 * Builds the repositories over an opened database, after bringing it up to date and trying its keys. Functions named
 * `…Write` and `…Writes` write nothing: their results go to `commit` together, or to `runTurn` as the turn's writes.
 * @throws GongyouError `storage/unavailable`, `storage/unknown-key`, `storage/decryption-failed`.
 */
export async function createStorage(options: StorageOptions) {
  const { database, ring, clock = () => new Date(), createId = () => crypto.randomUUID() } = options;
  const cipher = createFieldCipher(ring);
  await migrate(database.kysely);
  await checkKeys(database, cipher);
  const context: StorageContext = { database, cipher, clock, createId };
  const conversations = createConversations(context);
  const turns = createTurns(context, conversations, options.turnLeaseMilliseconds);
  return {
    conversations,
    turns,
    runTurn: createTurnRunner(database, conversations, turns, options.turnWaitMilliseconds),
    tickets: createTicketTable(context),
    outbox: createOutboxTable(context),
    consents: createConsents(context),
    erasures: createErasures(context),
    agentQueue: createAgentQueueTable(context),
    unansweredQuestions: createUnansweredQuestions(context),
    channelMessages: createChannelMessages(context),
    expiredRows: createExpiredRows(context),
    /** All or nothing; throws `storage/conflict` when a uniqueness rule refuses one. */
    commit: (writes: readonly Write[], commitOptions?: CommitOptions) => database.commit(writes, commitOptions),
    /** Seals everything again under the active key. Returns the number of rows changed. */
    rotateKeys: () => rotateKeys(database, cipher),
    /** Gives back the space of what was erased. */
    compact: () => database.compact(),
    /** @throws when the database does not answer: for the readiness check. */
    ping: async () => {
      await database.kysely.selectFrom('keyChecks').select('keyId').limit(1).execute();
    },
    close: () => database.close(),
  };
}

export type Storage = Awaited<ReturnType<typeof createStorage>>;
