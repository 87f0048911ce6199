import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from 'citty';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ticketsCommand } from '../../src/cli/tickets.ts';
import { createTickets } from '../../src/handoff/tickets.ts';
import { openDataDirectory } from '../../src/storage/open-data-directory.ts';
import { complaintDraft, worker } from '../storage/fixtures.ts';

describe('gongyou tickets', () => {
  let directory: string;
  let receiptNumber: string;
  let output: string;

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'gongyou-cli-'));
    const { storage } = await openDataDirectory({ directory });
    await storage.conversations.ensure('c', 'web');
    const { ticket, writes } = await createTickets({ storage }).prepare(complaintDraft(), { conversationId: 'c' });
    await storage.commit(writes);
    receiptNumber = ticket.receiptNumber;
    const { owner, due } = await storage.outbox.claimDue(1, 1000);
    await storage.outbox.markDead(due[0]!.id, owner, 'http-500');
    await storage.close();
    output = '';
    vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
      output += chunk;
      return true;
    });
  });
  afterEach(() => {
    vi.restoreAllMocks();
    rmSync(directory, { recursive: true, force: true });
  });

  async function run(...rawArgs: string[]): Promise<string> {
    output = '';
    await runCommand(ticketsCommand, { rawArgs: [...rawArgs, '--data', directory] });
    return output;
  }

  it('lists without anything personal', async () => {
    const listed = await run('list', '--region', '3502');
    expect(listed).toContain('厦门市');
    expect(listed).toContain('urgent');
    expect(listed).toContain('1 dead');
    expect(listed).not.toContain(worker.phone);
    expect(await run('list', '--region', '11')).toContain('0 cases');
  });

  it('shows masked, and in clear on demand', async () => {
    const shown = await run('show', receiptNumber);
    expect(shown).toContain('138****6666');
    expect(shown).toContain('http-500');
    expect(shown).not.toContain(worker.name);
    expect(await run('show', receiptNumber, '--reveal')).toContain(worker.name);
    await expect(run('show', '123')).rejects.toMatchObject({ code: 'ticket/not-found' });
  });

  it('exports papers and data for the owner alone', async () => {
    const out = join(directory, 'out');
    await run('export', receiptNumber, '--out', out);
    expect(
      readdirSync(out)
        .map((name) => name.slice(13))
        .sort(),
    ).toEqual([
      'arrears-register.docx',
      'arrears-register.html',
      'complaint-letter.docx',
      'complaint-letter.html',
      'ticket.json',
    ]);
    for (const name of readdirSync(out)) expect(statSync(join(out, name)).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(out, `${receiptNumber}-ticket.json`), 'utf8')).toContain(worker.name);
  });

  it('makes dead deliveries pending again', async () => {
    expect(await run('redrive')).toContain('1 deliveries');
    expect(await run('redrive', receiptNumber)).toContain('0 deliveries');
  });

  it('erases only when told twice', async () => {
    expect(await run('erase', '--phone', worker.phone)).toContain('Would erase tickets 1');
    expect(await run('show', receiptNumber, '--reveal')).toContain(worker.name);
    expect(await run('erase', '--phone', worker.phone, '--yes')).toContain('Erased tickets 1');
    expect(await run('show', receiptNumber, '--reveal')).not.toContain(worker.name);
    await expect(run('erase')).rejects.toMatchObject({ code: 'request/invalid' });
  });

  it('changes the keys, and everything still opens', async () => {
    const before = readFileSync(join(directory, 'keys.json'), 'utf8');
    expect(await run('rotate-keys')).toMatch(/\d+ values sealed again/);
    const after = JSON.parse(readFileSync(join(directory, 'keys.json'), 'utf8'));
    expect(before).not.toContain(after.active);
    expect(Object.keys(after.keys)).toEqual([after.active]);
    expect(await run('show', receiptNumber, '--reveal')).toContain(worker.name);
  });
});
