import { defineCommand } from 'citty';
import { loadKnowledge } from '../../knowledge/load-knowledge.ts';
import { readKnowledgeFolder } from '../../knowledge/read-knowledge-folder.ts';
import { createRegions } from '../../knowledge/regions.ts';
import { folderArgument } from './folder-argument.ts';
import { print } from './print.ts';
import { problemLine } from './problem-line.ts';

/** `knowledge check`: every problem with file, line and mend; exit code 1 when one of them keeps something out of use. */
export const checkCommand = defineCommand({
  meta: { name: 'check', description: '检查知识文件夹，说出哪一行有问题、怎么改' },
  args: {
    json: { type: 'boolean', description: '写成 JSON，给别的程序读', default: false },
    knowledge: folderArgument,
  },
  run: async ({ args }) => {
    const { problems, documents, cards, services, lexicon } = loadKnowledge(
      await readKnowledgeFolder(args.knowledge),
      createRegions(),
    );
    const errors = problems.filter((problem) => problem.severity === 'error').length;
    if (errors > 0) process.exitCode = 1;
    if (args.json) {
      print(JSON.stringify({ ok: errors === 0, problems }, null, 2));
      return;
    }
    for (const problem of problems) print(problemLine(problem));
    const policies = documents.filter((document) => document.kind === 'policy');
    const laws = documents.filter((document) => document.kind === 'law-summary');
    const count = (list: typeof documents) => list.reduce((sum, document) => sum + document.clauses.length, 0);
    print(
      `文件 ${policies.length} 份 ${count(policies)} 条，法律 ${laws.length} 部 ${count(laws)} 条，卡片 ${cards.length} 张，热线和平台 ${services.length} 个，说法 ${lexicon.length} 条。`,
    );
    print(problems.length === 0 ? '没有问题。' : `要改的 ${errors} 处，要留意的 ${problems.length - errors} 处。`);
  },
});
