import { Miniflare } from 'miniflare';
import type { D1Binding } from '../../src/storage/d1-dialect.ts';

/** Runs what is posted on the named binding: one statement, or a batch. */
const SCRIPT = `export default {
  async fetch(request, environment) {
    const { binding, statements, batch } = await request.json();
    const database = environment[binding];
    const prepared = statements.map(({ sql, values }) => database.prepare(sql).bind(...values));
    try {
      return Response.json({ result: batch ? await database.batch(prepared) : await prepared[0].all() });
    } catch (error) {
      return Response.json({ error: error.message });
    }
  },
};`;

interface PlainStatement {
  sql: string;
  values: unknown[];
}
type Result = Awaited<ReturnType<ReturnType<D1Binding['prepare']>['all']>>;

/**
 * Real D1 databases in workerd, the runtime wrangler's local mode uses; nothing leaves the machine. Statements go in by one
 * request each: Miniflare's own proxy of a binding blocks at every prepare and bind.
 */
export function openLocalD1(databases: number) {
  const names = Array.from({ length: databases }, (_, index) => `DATABASE_${index}`);
  const runtime = new Miniflare({ modules: true, script: SCRIPT, compatibilityDate: '2026-04-01', d1Databases: names });
  let used = 0;

  const send = async (binding: string, statements: readonly PlainStatement[], batch: boolean): Promise<unknown> => {
    const response = await runtime.dispatchFetch('http://local/', {
      method: 'POST',
      body: JSON.stringify({ binding, statements, batch }),
    });
    const { result, error } = (await response.json()) as { result?: unknown; error?: string };
    if (error !== undefined) throw new Error(error);
    return result;
  };

  return {
    /** The binding of a database nobody has used yet. */
    next(): D1Binding {
      const name = names[used];
      if (name === undefined) throw new Error(`Only ${databases} databases were asked for`);
      used += 1;
      const statement = (sql: string, values: unknown[]) => ({
        sql,
        values,
        bind: (...bound: unknown[]) => statement(sql, bound),
        all: async () => (await send(name, [{ sql, values }], false)) as Result,
      });
      return {
        prepare: (sql) => statement(sql, []),
        batch: (statements) => send(name, statements as unknown as PlainStatement[], true),
      };
    },
    close: () => runtime.dispose(),
  };
}
