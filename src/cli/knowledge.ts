import { defineCommand } from 'citty';
import { acceptCommand } from './knowledge/accept.ts';
import { createAddCommand } from './knowledge/add.ts';
import { checkCommand } from './knowledge/check.ts';
import { listCommand } from './knowledge/list.ts';
import { noReindex, type Reindex } from './knowledge/reindex.ts';
import { createTerminal, type Terminal } from './knowledge/terminal.ts';

/** `gongyou knowledge …`: the documents, cards and lists that answers come from. `reindex` makes an added document searchable. */
export function createKnowledgeCommand({
  reindex = noReindex,
  terminal = createTerminal(),
}: {
  reindex?: Reindex;
  terminal?: Terminal;
} = {}) {
  return defineCommand({
    meta: { name: 'knowledge', description: '文件、卡片和条文：检查、列出、添加、盖章' },
    subCommands: {
      check: checkCommand,
      list: listCommand,
      add: createAddCommand({ reindex, terminal }),
      accept: acceptCommand,
    },
  });
}

/** The command without an index behind it. */
export const knowledgeCommand = createKnowledgeCommand();
