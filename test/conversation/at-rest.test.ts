import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Services } from '../../src/services.ts';
import { sayAll, servicesIn, temporaryDirectory } from './services.ts';

const SECRETS = ['王建国', '13700002222', '11010519491231002X', '刘招娣', '13900001111', '东海街道', '赵铁柱'];

describe('what is kept and what is logged', () => {
  let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
  let services: Services;
  let logged = '';
  beforeAll(async () => {
    for (const stream of [process.stdout, process.stderr]) {
      vi.spyOn(stream, 'write').mockImplementation((chunk: string | Uint8Array) => {
        logged += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
        return true;
      });
    }
    for (const name of ['log', 'info', 'warn', 'error', 'debug'] as const) {
      vi.spyOn(console, name).mockImplementation((...parts: unknown[]) => {
        logged += parts.map(String).join(' ');
      });
    }
    directory = await temporaryDirectory();
    services = await servicesIn(directory.path);
  }, 120_000);
  afterAll(async () => {
    vi.restoreAllMocks();
    await directory.remove();
  });

  it('no name, phone, identity number or address stands in clear, in files or in logs', async () => {
    const conversationId = crypto.randomUUID();
    const reply = await sayAll(services, conversationId, [
      '老板刘招娣欠我钱不给，电话13900001111',
      '我要投诉，我叫王建国，在泉州市丰泽区东海街道的工地',
      '一万二，去年5月到8月',
      '还在干',
      '没有',
      '有考勤',
      '同意',
      '13700002222',
      '11010519491231002X',
      '转人工',
      '确认',
      '补充：工友赵铁柱也被欠了，他电话13700002222',
    ]);
    expect(reply.handoff?.ticket).not.toBeNull();
    await services.handleMessage({
      text: '我叫王建国，电话13700002222，11010519491231002X，这个怎么查',
      conversationId: null,
      region: '福建',
    });
    await services.close();
    const files = await filesIn(directory.path);
    expect(files.some((file) => file.endsWith('gongyou.db'))).toBe(true);
    for (const file of files) {
      const bytes = await readFile(file);
      for (const secret of SECRETS)
        expect(bytes.includes(Buffer.from(secret, 'utf8')) && !isKnowledge(file), `${secret} in ${file}`).toBe(false);
    }
    for (const secret of SECRETS) expect(logged).not.toContain(secret);
  }, 60_000);
});

/** The cache holds the public documents, and no worker's words. */
function isKnowledge(file: string): boolean {
  return file.includes('/cache/');
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
