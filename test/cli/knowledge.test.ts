import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runCommand } from 'citty';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { displayWidth, formatTable } from '../../src/cli/knowledge/table.ts';
import { createKnowledgeCommand } from '../../src/cli/knowledge.ts';
import { knowledgeFiles } from '../fixtures/knowledge.ts';

let root = '';
const reindexed: string[] = [];
const NOTICE =
  '关于搞好住房的通知\n闽人社文〔2025〕7号\n一、租房。有公租房。\n二、宿舍。企业建宿舍。\n福建省人力资源和社会保障厅\n2025年3月4日\n扫一扫在手机打开当前页';

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'gongyou-cli-'));
  for (const [file, text] of knowledgeFiles()) {
    await mkdir(dirname(join(root, 'knowledge', file)), { recursive: true });
    await writeFile(join(root, 'knowledge', file), text);
  }
  await writeFile(join(root, 'notice.txt'), NOTICE);
  reindexed.length = 0;
});

afterEach(async () => {
  process.exitCode = undefined;
  vi.restoreAllMocks();
  await rm(root, { recursive: true });
});

/** Runs the command; what it printed, and its exit code. `replies` are a person's answers; without them no one is there. */
async function run(rawArgs: string[], replies?: string[]): Promise<{ output: string; code: number; asked: string[] }> {
  const written: string[] = [];
  const asked: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  process.exitCode = undefined;
  const terminal = {
    isInteractive: replies !== undefined,
    ask: async (question: string) => {
      asked.push(question);
      return replies?.shift() ?? '';
    },
  };
  const reindex = async (documentId: string, onProgress: (done: number, total: number) => void) => {
    onProgress(1, 2);
    reindexed.push(documentId);
  };
  await runCommand(createKnowledgeCommand({ reindex, terminal }), {
    rawArgs: [...rawArgs, '--knowledge', join(root, 'knowledge')],
  });
  vi.restoreAllMocks();
  return { output: written.join(''), code: Number(process.exitCode ?? 0), asked };
}

const policyFiles = () => readdir(join(root, 'knowledge', 'policies'));
const spoil = async (file: string, from: string, to: string) =>
  writeFile(join(root, 'knowledge', file), knowledgeFiles().get(file)!.replace(from, to));

test('check: right, then with a stale card', async () => {
  expect(await run(['check'])).toMatchObject({ code: 0, output: expect.stringContaining('没有问题') });
  await spoil('policies/fj-2025-1.md', '专线。', '专线或12333。');
  const { code, output } = await run(['check']);
  expect(code).toBe(1);
  expect(output).toContain(
    '✗ cards/fj-2025-1.yaml:4 fj-2025-1/1 的条文变了，卡片还是旧的，已停用 → 把卡片和条文对一遍，再跑：gongyou knowledge accept fj-2025-1/1',
  );
  const json = JSON.parse((await run(['check', '--json'])).output) as { ok: boolean; problems: { line: number }[] };
  expect(json).toMatchObject({ ok: false, problems: [{ file: 'cards/fj-2025-1.yaml', line: 4, severity: 'error' }] });
});

test('list: a row for each document, and what is out of use', async () => {
  expect((await run(['list'])).output).toMatch(
    /fj-2025-1\s+福建\s+有效\s+2025-01-02\s+3\s+1\s+关于做好农民工服务的通知/,
  );
  await spoil('policies/fj-2025-1.md', '350000', '359999');
  expect((await run(['list'])).output).toContain('policies/fj-2025-1.md');
});

test('accept: shows card and clause, stamps, and refuses a quote that is not there', async () => {
  await spoil('policies/fj-2025-1.md', '专线。', '专线或12333。');
  const { output, code } = await run(['accept', 'fj-2025-1/1']);
  expect(code).toBe(0);
  expect(output).toContain('条文：一、找活。可以打“96333”专线或12333。');
  expect((await run(['check'])).code).toBe(0);
  expect((await run(['accept', '--all'])).output).toContain('本来就一致 1 张');

  await spoil('policies/fj-2025-1.md', '“96333”', '“12345”');
  expect(await run(['accept', '--all'])).toMatchObject({ code: 1, output: expect.stringContaining('引文不在条文里') });
  expect((await run(['accept', 'fj-2025-1/9'])).code).toBe(1);
  expect((await run(['accept'])).code).toBe(1);
});

test('add without a person: a preview, and nothing is written before --yes', async () => {
  const file = join(root, 'notice.txt');
  const preview = await run(['add', file]);
  expect(preview.code).toBe(1);
  expect(preview.output).toContain('扫一扫在手机打开当前页');
  expect(preview.output).toContain('fj-2025-7/1  一、租房。有公租房。');
  expect(await policyFiles()).toEqual(['fj-2025-1.md']);

  const written = await run(['add', file, '--yes']);
  expect(written.code).toBe(0);
  expect(await policyFiles()).toEqual(['fj-2025-1.md', 'fj-2025-7.md']);
  expect(reindexed).toEqual(['fj-2025-7']);
  expect(written.output).toContain('这些条文还没有卡片');
  expect((await run(['check'])).code).toBe(0);
});

test('add with a person: asks for what the text does not tell, again after a wrong answer, then writes', async () => {
  await writeFile(join(root, 'notice.txt'), '关于搞好住房的若干措施\n一、租房。三明市有公租房。\n二、宿舍。');
  const { code, asked } = await run(
    ['add', join(root, 'notice.txt')],
    ['火星', '三明', '有效', '无', '2025-03-04', '三明市住建局', '官网:三明市住建局', 'y'],
  );
  expect(code).toBe(0);
  expect(asked[0]).toContain('直接回车就用「三明市」');
  expect(asked).toHaveLength(8);
  const text = await readFile(join(root, 'knowledge/policies/sm-2025.md'), 'utf8');
  expect(text).toContain('region: "350400"');
  expect(text).toContain('issued: "2025-03-04"');
});

test('add, and the person says no', async () => {
  const { code, output } = await run(['add', join(root, 'notice.txt')], ['n']);
  expect(code).toBe(1);
  expect(output).toContain('什么都没有写');
  expect(await policyFiles()).toEqual(['fj-2025-1.md']);
});

test('add refuses, with the flag to give or the reason', async () => {
  await writeFile(join(root, 'open.txt'), '关于搞好住房的若干措施\n一、租房。\n二、宿舍。');
  const open = await run(['add', join(root, 'open.txt'), '--yes']);
  expect(open).toMatchObject({ code: 1, output: expect.stringMatching(/要您补：地区.*--region/) });
  await writeFile(join(root, 'gap.txt'), NOTICE.replace('二、', '三、'));
  expect(await run(['add', join(root, 'gap.txt'), '--yes'])).toMatchObject({
    code: 1,
    output: expect.stringContaining('少了第 2 条'),
  });
  expect(await run(['add', join(root, 'notice.txt'), '--yes', '--id', 'fj-2025-1'])).toMatchObject({
    code: 1,
    output: expect.stringContaining('已经是另一份文件'),
  });
  expect(await run(['add', join(root, 'notice.txt'), '--yes', '--issued', '2025-02-30'])).toMatchObject({
    code: 1,
    output: expect.stringContaining('看不懂'),
  });
  expect(await run(['add', join(root, 'nowhere.txt')])).toMatchObject({
    code: 1,
    output: expect.stringContaining('找不到这个文件'),
  });
  expect(await policyFiles()).toEqual(['fj-2025-1.md']);
});

test('tables are aligned by what a terminal shows', () => {
  expect(displayWidth('福建ab')).toBe(6);
  expect(
    formatTable([
      ['编号', '甲'],
      ['a', '乙'],
    ]),
  ).toEqual(['编号  甲', 'a     乙']);
});
