import type { FieldCipher } from '../crypto/field-cipher.ts';
import type { Schema } from './schema.ts';

/** Every column that holds sealed text, and the columns that name its row. Key rotation walks this list. */
export const sealedColumns = [
  { table: 'conversations', key: ['id'], columns: ['person'] },
  { table: 'conversationStates', key: ['conversationId', 'version'], columns: ['state'] },
  { table: 'turns', key: ['id'], columns: ['userText', 'reply'] },
  { table: 'tickets', key: ['id'], columns: ['body', 'transcript', 'phone'] },
  { table: 'ticketEvents', key: ['ticketId', 'position'], columns: ['detail'] },
  { table: 'outbox', key: ['id'], columns: ['payload'] },
  { table: 'agentQueue', key: ['id'], columns: ['summary'] },
  { table: 'unansweredQuestions', key: ['id'], columns: ['question'] },
] as const satisfies readonly { table: keyof Schema; key: readonly string[]; columns: readonly string[] }[];

/** Sealed columns that can be searched for an equal value, with the column of their blind index. */
export const indexedColumns = [
  { table: 'conversations', column: 'person', index: 'personIndex', kind: 'person' },
  { table: 'tickets', column: 'phone', index: 'phoneIndex', kind: 'phone' },
] as const;

export type SealedTable = (typeof sealedColumns)[number]['table'];

/** Seals and opens the JSON values of one table. `row` is the values of the row's key, in the order of the list above. */
export function createSealer(cipher: FieldCipher, table: SealedTable) {
  const place = (row: readonly (string | number)[], field: string) => ({ table, row: row.join('/'), field });
  return {
    /** Null stays null, so that an erased column needs no key. */
    seal: (row: readonly (string | number)[], field: string, value: unknown): string | null =>
      value === null || value === undefined ? null : cipher.seal(place(row, field), JSON.stringify(value)),
    /** @throws GongyouError `storage/decryption-failed`, `storage/unknown-key`. */
    open: (row: readonly (string | number)[], field: string, sealed: string | null): unknown =>
      sealed === null ? null : JSON.parse(cipher.open(place(row, field), sealed)),
  };
}
