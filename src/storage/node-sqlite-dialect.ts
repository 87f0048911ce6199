import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { CamelCasePlugin, type CompiledQuery, Kysely, type SqliteDatabase, SqliteDialect } from 'kysely';
import { GongyouError } from '../errors.ts';
import { createCommitQueue, type TransactionControl } from './commit-queue.ts';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';

export interface NodeSqliteOptions {
  /** A file, or `:memory:`. */
  path: string;
  /** False leaves out the disk sync of every commit: for measurements, never for tickets. */
  sync?: boolean;
  /** How long to wait for another process's write. */
  busyTimeoutMilliseconds?: number;
}

/** Opens SQLite through Node itself, and adapts it to the small surface that Kysely's SQLite dialect asks for. */
export function openNodeSqlite({ path, sync = true, busyTimeoutMilliseconds = 10_000 }: NodeSqliteOptions): Database {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const sqlite = new DatabaseSync(path, { timeout: busyTimeoutMilliseconds, enableForeignKeyConstraints: true });
  sqlite.exec('PRAGMA journal_mode = WAL; PRAGMA secure_delete = ON;');
  const prepare = createStatementCache(sqlite);
  const kysely = new Kysely<Schema>({
    dialect: new SqliteDialect({ database: adapt(sqlite, prepare) }),
    plugins: [new CamelCasePlugin()],
  });
  const control = controlTransactions(sqlite, prepare, { sync, busyTimeoutMilliseconds });
  const queue = createCommitQueue(control, { lockTimeoutMilliseconds: busyTimeoutMilliseconds });
  return {
    kysely,
    async commit(writes, { durable = true } = {}) {
      await queue.add(
        writes.map((write) => write.compile()),
        durable,
      );
    },
    async compact() {
      sqlite.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    },
    async close() {
      await queue.idle();
      await kysely.destroy();
      if (sqlite.isOpen) sqlite.close();
    },
  };
}

type Prepare = (sql: string) => StatementSync;

function controlTransactions(
  sqlite: DatabaseSync,
  prepare: Prepare,
  { sync, busyTimeoutMilliseconds }: { sync: boolean; busyTimeoutMilliseconds: number },
): TransactionControl<readonly CompiledQuery[]> {
  // In WAL mode NORMAL may lose committed rows at a power cut, so FULL is the rule and NORMAL the marked exception.
  const level = (durable: boolean) => (sync ? (durable ? 'FULL' : 'NORMAL') : 'OFF');
  const setDurable = (durable: boolean) => sqlite.exec(`PRAGMA synchronous = ${level(durable)}`);
  setDurable(true);
  return {
    /**
     * Never waits: SQLite's own waiting sleeps up to 100 ms at a time, and would stop this whole process while another
     * one writes for a fraction of a millisecond.
     */
    begin(durable) {
      sqlite.exec('PRAGMA busy_timeout = 0');
      try {
        setDurable(durable);
        sqlite.exec('BEGIN IMMEDIATE');
        return true;
      } catch (cause) {
        setDurable(true);
        // SQLITE_BUSY in any of its forms.
        if ((resultCode(cause) & 0xff) === 5) return false;
        throw codedError(cause);
      } finally {
        sqlite.exec(`PRAGMA busy_timeout = ${busyTimeoutMilliseconds}`);
      }
    },
    run(compiled) {
      try {
        for (const { sql, parameters } of compiled) prepare(sql).run(...(parameters as SQLInputValue[]));
      } catch (cause) {
        throw codedError(cause);
      }
    },
    savepoint: () => sqlite.exec('SAVEPOINT job'),
    releaseSavepoint: () => sqlite.exec('RELEASE job'),
    rollbackToSavepoint: () => sqlite.exec('ROLLBACK TO job'),
    commit() {
      try {
        sqlite.exec('COMMIT');
      } catch (cause) {
        throw codedError(cause);
      }
    },
    rollback() {
      if (sqlite.isTransaction) sqlite.exec('ROLLBACK');
    },
    isOpen: () => sqlite.isTransaction,
    finish: () => setDurable(true),
  };
}

/** SQLite's extended result code, or 0. */
function resultCode(cause: unknown): number {
  return cause instanceof Error && 'errcode' in cause ? Number(cause.errcode) : 0;
}

function codedError(cause: unknown): GongyouError {
  const errcode = resultCode(cause);
  // SQLITE_CONSTRAINT_PRIMARYKEY and SQLITE_CONSTRAINT_UNIQUE.
  if (errcode === 1555 || errcode === 2067) {
    return new GongyouError('storage/conflict', 'Another change came first', {}, cause);
  }
  return new GongyouError('storage/unavailable', 'The database refused the write', { errcode }, cause);
}

/** The queries are few and fixed, so every one is compiled by SQLite once. */
function createStatementCache(sqlite: DatabaseSync, limit = 500): Prepare {
  const statements = new Map<string, StatementSync>();
  return (sql) => {
    const known = statements.get(sql);
    if (known) return known;
    const statement = sqlite.prepare(sql);
    if (statements.size >= limit) statements.clear();
    statements.set(sql, statement);
    return statement;
  };
}

function adapt(sqlite: DatabaseSync, prepare: Prepare): SqliteDatabase {
  return {
    close: () => sqlite.close(),
    prepare(sql) {
      // Kysely begins deferred transactions; one that reads and then writes fails at once when another process wrote.
      const statement = prepare(sql === 'begin' ? 'BEGIN IMMEDIATE' : sql);
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
        run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
        iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[])),
      };
    },
  };
}
