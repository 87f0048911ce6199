import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { defineCommand } from 'citty';
import { GongyouError } from '../../errors.ts';
import { ANSWER_FIELDS, type Answers } from '../../knowledge/import/answers.ts';
import { findTouched } from '../../knowledge/import/find-touched.ts';
import { type ImportFailureReason, importFailure } from '../../knowledge/import/import-failure.ts';
import { type ImportPlan, planImport } from '../../knowledge/import/plan-import.ts';
import { readSource, SOURCE_LIMIT, type SourceText } from '../../knowledge/import/read-source.ts';
import { readKnowledgeFolder } from '../../knowledge/read-knowledge-folder.ts';
import { createRegions } from '../../knowledge/regions.ts';
import { folderArgument } from './folder-argument.ts';
import { FAILURE_TEXTS, FIELD_TEXTS } from './labels.ts';
import { showPreview } from './preview.ts';
import { print } from './print.ts';
import { problemLine } from './problem-line.ts';
import { readEvalsFolder } from './read-evals-folder.ts';
import { type Reindex, reindexWithBar } from './reindex.ts';
import { showTouched } from './show-touched.ts';
import type { Terminal } from './terminal.ts';

/** `knowledge add FILE`: reads a notice, asks for what it does not tell, shows what would be written, writes it, re-indexes it. */
export function createAddCommand({ reindex, terminal }: { reindex: Reindex; terminal: Terminal }) {
  return defineCommand({
    meta: { name: 'add', description: '添加或更新一份文件（.txt .md .html .docx .pdf）' },
    args: {
      file: { type: 'positional', description: '要添加的文件', required: true },
      ...answerArguments(),
      yes: { type: 'boolean', description: '看过预览就写，不再问', default: false },
      knowledge: folderArgument,
      evals: { type: 'string', description: '考题文件夹', valueHint: '文件夹', default: './evals' },
    },
    run: async ({ args }) => {
      const source = await openSource(args.file);
      if (!source) return fail();
      const regions = createRegions();
      const files = await readKnowledgeFolder(args.knowledge);
      const answers: Answers = Object.fromEntries(
        ANSWER_FIELDS.flatMap((field) => (typeof args[field] === 'string' ? [[field, args[field]]] : [])),
      );
      const plan = await complete(
        (given) => planImport(source, given, files, regions),
        answers,
        args.yes ? null : terminal,
      );
      if (source.autoNumbered)
        print('注意：这份 Word 用了自动编号，条文的序号读不出来。请在 Word 里把编号转成文字，或另存为 PDF 再来。');
      showPreview(plan, regions);
      if (!isFit(plan)) return fail();
      if (!args.yes && !(await confirm(terminal))) return fail();
      const { output } = plan;
      await writeWhole(join(args.knowledge, output!.path), output!.text);
      print(`\n✓ 已写好 ${output!.path}`);
      if (plan.finalOf)
        print(
          `手头还有它的征求意见稿 ${plan.finalOf}：请把那份的 status 改成 superseded，supersededBy 写 ${output!.front.id}。`,
        );
      showTouched(findTouched(plan.changes, files, await readEvalsFolder(args.evals), regions));
      await reindexWithBar(reindex, output!.front.id);
    },
  });
}

function answerArguments() {
  const argument = (field: (typeof ANSWER_FIELDS)[number]) =>
    ({ type: 'string', description: FIELD_TEXTS[field].name, valueHint: FIELD_TEXTS[field].example }) as const;
  return {
    title: argument('title'),
    number: argument('number'),
    issuers: argument('issuers'),
    region: argument('region'),
    issued: argument('issued'),
    effective: argument('effective'),
    status: argument('status'),
    source: argument('source'),
    id: argument('id'),
  };
}

async function openSource(path: string): Promise<SourceText | null> {
  try {
    const size = (
      await stat(path).catch((cause: unknown) => Promise.reject(importFailure('not-found', `no file ${path}`, cause)))
    ).size;
    if (size > SOURCE_LIMIT) throw importFailure('too-large', `${path} has ${size} bytes`);
    return await readSource(basename(path), await readFile(path));
  } catch (error) {
    if (!(error instanceof GongyouError) || typeof error.data.reason !== 'string') throw error;
    print(`✗ ${path}：${FAILURE_TEXTS[error.data.reason as ImportFailureReason]}`);
    return null;
  }
}

/** Asks for each open field until all are answered or passed over. Without a person to ask the plan stays as it is. */
async function complete(
  plan: (answers: Answers) => ImportPlan,
  flags: Answers,
  terminal: Terminal | null,
): Promise<ImportPlan> {
  const answers = { ...flags };
  let current = plan(answers);
  if (!terminal?.isInteractive) return current;
  for (let turn = 0; turn < 30; turn++) {
    const complaint = current.complaints[0];
    const open = current.open[0];
    if (!complaint && !open) break;
    const field = complaint?.field ?? open!.field;
    if (complaint) print(`「${complaint.given}」看不懂。例如：${FIELD_TEXTS[field].example}`);
    const suggestion = complaint ? null : open!.suggestion;
    const answer = await terminal.ask(
      `${FIELD_TEXTS[field].ask}${suggestion ? `，直接回车就用「${suggestion}」` : ''}：`,
    );
    answers[field] = answer === '' ? (suggestion ?? '') : answer;
    current = plan(answers);
  }
  return current;
}

/** Tells what stands in the way of writing; false when something does. */
function isFit(plan: ImportPlan): boolean {
  for (const { field, given } of plan.complaints)
    print(`✗ --${field}「${given}」看不懂。例如：--${field} "${FIELD_TEXTS[field].example}"`);
  for (const date of plan.impossibleDates)
    print(`要您补：文中的日期「${date}」日历上没有，请核对原文，用 --issued 写明。`);
  for (const { field, required, suggestion } of plan.open) {
    const guess = suggestion ? `（看着像「${suggestion}」，拿不准）` : '';
    print(
      `要您补：${FIELD_TEXTS[field].name}${guess}，${required ? '缺了不能写' : '不补就空着'}。用 --${field} 写明，例如 --${field} "${suggestion ?? FIELD_TEXTS[field].example}"`,
    );
  }
  if (plan.conflict?.kind === 'id-taken')
    print(`✗ 编号 ${plan.conflict.id} 已经是另一份文件：${plan.conflict.title}。请换一个 --id。`);
  if (plan.conflict?.kind === 'kept-elsewhere')
    print(`✗ 这份文件已经在了，编号 ${plan.conflict.id}。要更新它，去掉 --id 再来。`);
  for (const problem of plan.output?.problems ?? []) print(problemLine(problem));
  const isBroken = plan.output?.problems.some((problem) => problem.severity === 'error') ?? true;
  const isDateOpen = plan.impossibleDates.length > 0 && plan.open.some((open) => open.field === 'issued');
  const fit = plan.complaints.length === 0 && !isDateOpen && !isBroken;
  if (!fit) print('什么都没有写。');
  return fit;
}

async function confirm(terminal: Terminal): Promise<boolean> {
  if (!terminal.isInteractive) {
    print('\n以上是预览，还没有写。看着没错就加上 --yes 再来一次。');
    return false;
  }
  const answer = await terminal.ask('\n写进去吗？（写 y 回车就写）');
  const agreed = /^(?:y|yes|是|好|写)$/i.test(answer);
  if (!agreed) print('什么都没有写。');
  return agreed;
}

/** A reader of the folder meets the old file or the new one, never half of it. */
async function writeWhole(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  await writeFile(temporary, text);
  await rename(temporary, path);
}

function fail(): void {
  process.exitCode = 1;
}
