import type { ColumnDefinitionBuilder, CreateTableBuilder, Kysely } from 'kysely';

const required = (column: ColumnDefinitionBuilder) => column.notNull();
const primary = (column: ColumnDefinitionBuilder) => column.primaryKey();

/** Only `text` and `integer`, so that SQLite, PostgreSQL and D1 read it alike. */
export async function createFirstTables(database: Kysely<unknown>): Promise<void> {
  await createConversationTables(database);
  await createTicketTables(database);
  await createRecordTables(database);
}

async function createConversationTables(database: Kysely<unknown>): Promise<void> {
  await table(database, 'conversations')
    .addColumn('id', 'text', primary)
    .addColumn('channel', 'text', required)
    .addColumn('person', 'text')
    .addColumn('personIndex', 'text')
    .addColumn('createdAt', 'text', required)
    .addColumn('updatedAt', 'text', required)
    .execute();
  await index(database, 'conversations', ['personIndex']);
  await index(database, 'conversations', ['updatedAt']);

  await table(database, 'conversationStates')
    .addColumn('conversationId', 'text', ofConversation)
    .addColumn('version', 'integer', required)
    .addColumn('state', 'text', required)
    .addPrimaryKeyConstraint('conversation_states_key', ['conversationId', 'version'] as never[])
    .execute();

  await table(database, 'turns')
    .addColumn('id', 'text', primary)
    .addColumn('conversationId', 'text', ofConversation)
    .addColumn('clientMessageId', 'text', required)
    .addColumn('position', 'integer', required)
    .addColumn('status', 'text', required)
    .addColumn('owner', 'text', required)
    .addColumn('leaseUntil', 'text', required)
    .addColumn('userText', 'text')
    .addColumn('reply', 'text')
    .addColumn('createdAt', 'text', required)
    .addColumn('finishedAt', 'text')
    .addUniqueConstraint('turns_message', ['conversationId', 'clientMessageId'] as never[])
    .addUniqueConstraint('turns_position', ['conversationId', 'position'] as never[])
    .execute();
}

async function createTicketTables(database: Kysely<unknown>): Promise<void> {
  await table(database, 'tickets')
    .addColumn('id', 'text', primary)
    .addColumn('receiptNumber', 'text', (column) => column.notNull().unique())
    .addColumn('conversationId', 'text', (column) => column.references('conversations.id').onDelete('set null'))
    .addColumn('flow', 'text', required)
    .addColumn('regionCode', 'text', required)
    .addColumn('regionName', 'text', required)
    .addColumn('state', 'text', required)
    .addColumn('urgent', 'integer', required)
    .addColumn('nextDue', 'text')
    .addColumn('phone', 'text')
    .addColumn('phoneIndex', 'text')
    .addColumn('body', 'text')
    .addColumn('transcript', 'text')
    .addColumn('createdAt', 'text', required)
    .addColumn('updatedAt', 'text', required)
    .addColumn('closedAt', 'text')
    .addColumn('erasedAt', 'text')
    .execute();
  await index(database, 'tickets', ['conversationId']);
  await index(database, 'tickets', ['phoneIndex']);
  await index(database, 'tickets', ['state', 'createdAt']);

  await table(database, 'ticketEvents')
    .addColumn('ticketId', 'text', ofTicket)
    .addColumn('position', 'integer', required)
    .addColumn('kind', 'text', required)
    .addColumn('actor', 'text', required)
    .addColumn('detail', 'text')
    .addColumn('at', 'text', required)
    .addPrimaryKeyConstraint('ticket_events_key', ['ticketId', 'position'] as never[])
    .execute();

  await table(database, 'outbox')
    .addColumn('id', 'text', primary)
    .addColumn('ticketId', 'text', ofTicket)
    .addColumn('position', 'integer', required)
    .addColumn('event', 'text', required)
    .addColumn('desk', 'text', required)
    .addColumn('regionCode', 'text', required)
    .addColumn('payload', 'text')
    .addColumn('status', 'text', required)
    .addColumn('attempts', 'integer', required)
    .addColumn('nextAttemptAt', 'text', required)
    .addColumn('leaseOwner', 'text')
    .addColumn('leaseUntil', 'text')
    .addColumn('lastError', 'text')
    .addColumn('createdAt', 'text', required)
    .addColumn('sentAt', 'text')
    .addUniqueConstraint('outbox_event', ['ticketId', 'position'] as never[])
    .execute();
  await index(database, 'outbox', ['status', 'nextAttemptAt']);
}

async function createRecordTables(database: Kysely<unknown>): Promise<void> {
  await table(database, 'consents')
    .addColumn('id', 'text', primary)
    .addColumn('conversationId', 'text', ofConversation)
    .addColumn('scope', 'text', required)
    .addColumn('granted', 'integer', required)
    .addColumn('wording', 'text', required)
    .addColumn('at', 'text', required)
    .execute();
  await index(database, 'consents', ['conversationId']);

  await table(database, 'erasures')
    .addColumn('id', 'text', primary)
    .addColumn('reason', 'text', required)
    .addColumn('counts', 'text', required)
    .addColumn('receiptNumbers', 'text', required)
    .addColumn('at', 'text', required)
    .execute();

  await table(database, 'agentQueue')
    .addColumn('id', 'text', primary)
    .addColumn('conversationId', 'text', ofConversation)
    .addColumn('status', 'text', required)
    .addColumn('openKey', 'text', (column) => column.unique())
    .addColumn('regionCode', 'text', required)
    .addColumn('urgent', 'integer', required)
    .addColumn('summary', 'text')
    .addColumn('agent', 'text')
    .addColumn('queuedAt', 'text', required)
    .addColumn('takenAt', 'text')
    .addColumn('releasedAt', 'text')
    .addColumn('releaseReason', 'text')
    .execute();
  await index(database, 'agentQueue', ['status', 'queuedAt']);
  await index(database, 'agentQueue', ['conversationId']);

  await table(database, 'unansweredQuestions')
    .addColumn('id', 'text', primary)
    .addColumn('conversationId', 'text', (column) => column.references('conversations.id').onDelete('cascade'))
    .addColumn('regionCode', 'text', required)
    .addColumn('kind', 'text', required)
    .addColumn('question', 'text', required)
    .addColumn('createdAt', 'text', required)
    .addColumn('resolvedAt', 'text')
    .execute();
  await index(database, 'unansweredQuestions', ['conversationId']);
  await index(database, 'unansweredQuestions', ['createdAt']);

  await table(database, 'channelMessages')
    .addColumn('channel', 'text', required)
    .addColumn('messageId', 'text', required)
    .addColumn('receivedAt', 'text', required)
    .addPrimaryKeyConstraint('channel_messages_key', ['channel', 'messageId'] as never[])
    .execute();

  await table(database, 'keyChecks').addColumn('keyId', 'text', primary).addColumn('probe', 'text', required).execute();
}

const ofConversation = (column: ColumnDefinitionBuilder) =>
  column.notNull().references('conversations.id').onDelete('cascade');
const ofTicket = (column: ColumnDefinitionBuilder) => column.notNull().references('tickets.id').onDelete('cascade');

/** `if not exists`: two processes that start at once may both run a migration. */
function table(database: Kysely<unknown>, name: string): CreateTableBuilder<string, string> {
  return database.schema.createTable(name).ifNotExists();
}

async function index(database: Kysely<unknown>, tableName: string, columns: string[]): Promise<void> {
  const name = `${tableName}_${columns.join('_')}`;
  await database.schema.createIndex(name).ifNotExists().on(tableName).columns(columns).execute();
}
