import type { ImportPlan } from '../../knowledge/import/plan-import.ts';
import type { Regions } from '../../knowledge/regions.ts';
import { SOURCE_NAMES, STATUS_NAMES } from './labels.ts';
import { print } from './print.ts';

/** Shows what would be written: the facts, what was cut, and each clause by its first twenty characters. */
export function showPreview(plan: ImportPlan, regions: Regions): void {
  if (!plan.output) return;
  const { front, clauses, path } = plan.output;
  const none = '（没有）';
  print(plan.updates ? `更新 ${front.id}：` : `新文件 ${front.id}：`);
  print(`  标题      ${front.title}`);
  if (front.titleNote) print(`            ${front.titleNote}`);
  print(`  文号      ${front.number ?? none}`);
  print(`  发文单位  ${front.issuers.join('、') || none}`);
  print(`  地区      ${regions.get(front.region)?.name ?? ''}（${front.region}）`);
  print(`  发文日期  ${front.issued ?? none}`);
  print(`  施行日期  ${front.effective ?? '（没写）'}`);
  print(`  状态      ${STATUS_NAMES[front.status]}`);
  print(
    `  出处      ${SOURCE_NAMES[front.source.kind]}，${front.source.name}${front.source.url ? `，${front.source.url}` : ''}`,
  );
  print(`  写到      ${path}`);
  print(`\n去掉的网页零碎（${plan.cuts.length} 行）：`);
  for (const cut of plan.cuts) print(`  - ${cut}`);
  print(`\n条文（${clauses.length} 条）：`);
  for (const clause of clauses) print(`  ${clause.id}  ${[...clause.text.replace(/\s+/g, ' ')].slice(0, 20).join('')}`);
  if (plan.updates) showChanges(plan);
}

function showChanges({ changes }: ImportPlan): void {
  const total = changes.changed.length + changes.added.length + changes.gone.length;
  print(total === 0 ? '\n和手头那份比：条文没有变化。' : '\n和手头那份比：');
  for (const id of changes.changed) print(`  改了  ${id}`);
  for (const id of changes.added) print(`  新增  ${id}`);
  for (const id of changes.gone) print(`  没了  ${id}`);
}
