import { defineCommand } from 'citty';
import { loadKnowledge } from '../../knowledge/load-knowledge.ts';
import { readKnowledgeFolder } from '../../knowledge/read-knowledge-folder.ts';
import { createRegions } from '../../knowledge/regions.ts';
import { folderArgument } from './folder-argument.ts';
import { STATUS_NAMES } from './labels.ts';
import { print } from './print.ts';
import { formatTable } from './table.ts';

/** `knowledge list`: the documents in use. */
export const listCommand = defineCommand({
  meta: { name: 'list', description: '列出在用的文件和法律要点' },
  args: { knowledge: folderArgument },
  run: async ({ args }) => {
    const regions = createRegions();
    const { documents, cards, problems } = loadKnowledge(await readKnowledgeFolder(args.knowledge), regions);
    const withCard = new Set(cards.map((card) => card.clauseId));
    const rows = documents.map((document) => [
      document.id,
      regions.get(document.region)?.shortName ?? document.region,
      document.kind === 'law-summary' ? '要点' : STATUS_NAMES[document.status],
      document.issued ?? '（没有）',
      String(document.clauses.length),
      String(document.clauses.filter((clause) => withCard.has(clause.id)).length),
      document.title,
    ]);
    for (const line of formatTable([['编号', '地区', '状态', '日期', '条文', '卡片', '标题'], ...rows])) print(line);
    const left = new Set(problems.filter((problem) => problem.severity === 'error').map((problem) => problem.file));
    if (left.size > 0)
      print(
        `\n有 ${left.size} 个文件有问题，全部或部分没用上：${[...left].join('、')}。请跑 gongyou knowledge check。`,
      );
  },
});
