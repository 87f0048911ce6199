import type { Kysely } from 'kysely';
import type { FieldCipher } from '../crypto/field-cipher.ts';
import type { Database, Write } from './database.ts';
import { forgetOldKeys } from './key-checks.ts';
import { createSealer, indexedColumns, sealedColumns } from './sealed-columns.ts';

type Row = Record<string, string | number | null>;

const batchSize = 200;

/**
 * Seals every sealed column again under the active key, and makes the blind indexes anew from their sealed originals.
 * It may be stopped and run again. Processes that still have another active key must be restarted before: what they
 * write meanwhile would be sealed under the old one. Returns the number of values sealed again.
 */
export async function rotateKeys(database: Database, cipher: FieldCipher): Promise<number> {
  // The list of sealed columns is data, so the tables are reached by name.
  const kysely = database.kysely as unknown as Kysely<Record<string, Row>>;
  let count = 0;
  for (const { table, key, columns } of sealedColumns) {
    const sealer = createSealer(cipher, table);
    for (const column of columns) {
      for (;;) {
        const rows = await kysely
          .selectFrom(table)
          .select([...key, column])
          .where(column, 'is not', null)
          .where(column, 'not like', `v1.${cipher.activeKeyId}.%`)
          .limit(batchSize)
          .execute();
        if (rows.length === 0) break;
        await database.commit(rows.map((row) => resealWrite(kysely, cipher, sealer, { table, key, column, row })));
        count += rows.length;
      }
    }
  }
  await forgetOldKeys(database, cipher);
  return count;
}

interface SealedValue {
  table: (typeof sealedColumns)[number]['table'];
  key: readonly string[];
  column: string;
  row: Row;
}

function resealWrite(
  kysely: Kysely<Record<string, Row>>,
  cipher: FieldCipher,
  sealer: ReturnType<typeof createSealer>,
  { table, key, column, row }: SealedValue,
): Write {
  const names = key.map((part) => row[part] ?? '');
  const sealed = String(row[column]);
  const value = sealer.open(names, column, sealed);
  const change: Row = { [column]: sealer.seal(names, column, value) };
  const indexed = indexedColumns.find((entry) => entry.table === table && entry.column === column);
  if (indexed) change[indexed.index] = cipher.blindIndex(indexed.kind, String(value));
  let update = kysely.updateTable(table).set(change);
  for (const part of key) update = update.where(part, '=', row[part] ?? '');
  // A value that was changed since it was read stays as it is, and the next round finds it.
  return update.where(column, '=', sealed);
}
