import type { FieldCipher } from '../crypto/field-cipher.ts';
import type { Database } from './database.ts';

const place = (keyId: string) => ({ table: 'keyChecks', row: keyId, field: 'probe' });

/**
 * Finds a wrong or missing key when the database is opened, not when a worker's ticket is.
 * @throws GongyouError `storage/unknown-key` when rows may be sealed under a key that is not in the ring,
 * `storage/decryption-failed` when a key of that id is another key.
 */
export async function checkKeys(database: Database, cipher: FieldCipher): Promise<void> {
  const { kysely } = database;
  const keyId = cipher.activeKeyId;
  // The known keys first: a start with a wrong key must leave no trace that the right one would then stumble over.
  const known = await kysely.selectFrom('keyChecks').selectAll().execute();
  for (const row of known) cipher.open(place(row.keyId), row.probe);
  if (known.some((row) => row.keyId === keyId)) return;
  const insert = kysely.insertInto('keyChecks').values({ keyId, probe: cipher.seal(place(keyId), keyId) });
  await database.commit([insert.onConflict((conflict) => conflict.column('keyId').doNothing())]);
}

/** After a rotation nothing is sealed under another key than the active one. */
export async function forgetOldKeys(database: Database, cipher: FieldCipher): Promise<void> {
  await database.commit([database.kysely.deleteFrom('keyChecks').where('keyId', '<>', cipher.activeKeyId)]);
}
