import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { openNodeSqlite } from '../../src/storage/node-sqlite-dialect.ts';
import { createSealer, sealedColumns } from '../../src/storage/sealed-columns.ts';

async function pragma(database: ReturnType<typeof openNodeSqlite>, name: string): Promise<unknown> {
  const { rows } = await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(database.kysely);
  return Object.values(rows[0] ?? {})[0];
}

describe('node:sqlite', () => {
  it('writes ahead, syncs every commit, and keeps foreign keys', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'gongyou-sqlite-'));
    const database = openNodeSqlite({ path: join(directory, 'g.db') });
    await database.commit([], { durable: false });
    expect(await pragma(database, 'journal_mode')).toBe('wal');
    expect(await pragma(database, 'synchronous')).toBe(2);
    expect(await pragma(database, 'foreign_keys')).toBe(1);
    expect(await pragma(database, 'busy_timeout')).toBe(10_000);
    await database.close();
    rmSync(directory, { recursive: true, force: true });
  });

  it('may be opened for the first time by several processes at once', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'gongyou-start-'));
    const module = new URL('../../src/storage/open-data-directory.ts', import.meta.url).href;
    const script = `const { openDataDirectory } = await import('${module}');
      const { storage } = await openDataDirectory({ directory: ${JSON.stringify(directory)} });
      await storage.conversations.ensure('c' + process.pid, 'web'); await storage.close();`;
    const results = await Promise.all(
      Array.from({ length: 4 }, () => {
        const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
          stdio: ['ignore', 'ignore', 'pipe'],
        });
        let errors = '';
        child.stderr.on('data', (chunk) => {
          errors += chunk;
        });
        return new Promise<string>((resolve) => child.on('close', (exitCode) => resolve(`${exitCode} ${errors}`)));
      }),
    );
    expect(results.map((result) => result.slice(0, 2))).toEqual(['0 ', '0 ', '0 ', '0 ']);
    rmSync(directory, { recursive: true, force: true });
  });
});

describe('sealed columns', () => {
  it('keep null as null', () => {
    const sealer = createSealer(null as never, sealedColumns[0].table);
    expect(sealer.seal(['1'], 'person', null)).toBeNull();
    expect(sealer.open(['1'], 'person', null)).toBeNull();
  });
});
