import {
  CamelCasePlugin,
  type CompiledQuery,
  type DatabaseConnection,
  type DatabaseIntrospector,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteQueryCompiler,
  sql,
} from 'kysely';
import { GongyouError } from '../errors.ts';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';

/** The surface of Cloudflare's D1 binding that is used. */
export interface D1Binding {
  prepare(sql: string): D1Statement;
  batch(statements: D1Statement[]): Promise<unknown>;
}

interface D1Statement {
  bind(...values: unknown[]): D1Statement;
  all(): Promise<{ results?: unknown[]; meta: { changes: number; last_row_id: number } }>;
}

/** Cloudflare D1: a commit is one batch, which D1 runs whole or not at all. */
export function openD1(binding: D1Binding): Database {
  const bound = ({ sql, parameters }: CompiledQuery) => binding.prepare(sql).bind(...parameters);
  const connection: DatabaseConnection = {
    executeQuery: async <Row>(query: CompiledQuery): Promise<QueryResult<Row>> => {
      const { results = [], meta } = await bound(query).all();
      return { rows: results as Row[], numAffectedRows: BigInt(meta.changes), insertId: BigInt(meta.last_row_id) };
    },
    streamQuery: () => {
      throw new GongyouError('storage/unavailable', 'D1 does not stream');
    },
  };
  const noTransaction = async () => {
    throw new GongyouError('storage/unavailable', 'D1 has no interactive transactions: use commit');
  };
  const driver: Driver = {
    init: async () => {},
    acquireConnection: async () => connection,
    releaseConnection: async () => {},
    beginTransaction: noTransaction,
    commitTransaction: noTransaction,
    rollbackTransaction: noTransaction,
    destroy: async () => {},
  };
  const kysely = new Kysely<Schema>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => driver,
      createIntrospector: introspectNames,
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
    plugins: [new CamelCasePlugin()],
  });
  return {
    kysely,
    commit: async (writes) => {
      try {
        await binding.batch(writes.map((write) => bound(write.compile())));
      } catch (cause) {
        const conflict = cause instanceof Error && /UNIQUE constraint failed|PRIMARY KEY/.test(cause.message);
        throw conflict
          ? new GongyouError('storage/conflict', 'Another change came first', {}, cause)
          : new GongyouError('storage/unavailable', 'The database refused the write', {}, cause);
      }
    },
    compact: async () => {},
    close: () => kysely.destroy(),
  };
}

/** Only the migrator asks, and only which tables there are: D1 denies `pragma_table_info` over its own tables (SQLITE_AUTH). */
function introspectNames(database: Kysely<unknown>): DatabaseIntrospector {
  return {
    getSchemas: async () => [],
    getTables: async () => {
      const query = sql<{
        name: string;
        type: string;
      }>`select name, type from sqlite_master where type in ('table', 'view')`;
      const { rows } = await query.execute(database);
      return rows.map(({ name, type }) => ({ name, isView: type === 'view', isForeign: false, columns: [] }));
    },
  };
}
