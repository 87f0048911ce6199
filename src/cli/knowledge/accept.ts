import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defineCommand } from 'citty';
import { GongyouError } from '../../errors.ts';
import { type CardEntry, readCardEntries } from '../../knowledge/import/card-entries.ts';
import { stampCard } from '../../knowledge/import/stamp-card.ts';
import { readKnowledgeFolder } from '../../knowledge/read-knowledge-folder.ts';
import { createRegions } from '../../knowledge/regions.ts';
import { folderArgument } from './folder-argument.ts';
import { print } from './print.ts';

/** `knowledge accept CLAUSE… | --all`: shows card and clause side by side and binds the card to the clause as it reads now. */
export const acceptCommand = defineCommand({
  meta: { name: 'accept', description: '核对过卡片以后盖章：卡片与现在的条文一致' },
  args: {
    clause: { type: 'positional', description: '条文编号，可以写几个', required: false },
    all: { type: 'boolean', description: '所有卡片', default: false },
    knowledge: folderArgument,
  },
  run: async ({ args }) => {
    const files = await readKnowledgeFolder(args.knowledge);
    const entries = readCardEntries(files, createRegions());
    const wanted = args.all ? [...new Set(entries.map((entry) => entry.card.clause))] : args._;
    if (wanted.length === 0) {
      print('请写明是哪一条，例如：gongyou knowledge accept fj-2025-28/3/6；全部都核对过了就写 --all。');
      process.exitCode = 1;
      return;
    }
    const counts = { stamped: 0, same: 0, refused: 0 };
    for (const clauseId of wanted) {
      const entry = entries.find((each) => each.card.clause === clauseId);
      const outcome = showCard(clauseId, entry);
      counts[outcome] += 1;
      if (outcome === 'stamped') await stampFile(join(args.knowledge, entry!.file), clauseId, entry!.clause!.hash);
    }
    print(`盖章 ${counts.stamped} 张，本来就一致 ${counts.same} 张，没盖 ${counts.refused} 张。`);
    if (counts.refused > 0) process.exitCode = 1;
  },
});

/** Shows a card beside its clause, and says whether it may be stamped. */
function showCard(clauseId: string, entry: CardEntry | undefined): 'stamped' | 'same' | 'refused' {
  if (!entry) {
    print(`✗ ${clauseId}：没有这张卡片（或它所在的卡片文件读不出来，先跑 gongyou knowledge check）。`);
    return 'refused';
  }
  const { card, clause, file, line } = entry;
  if (!clause) {
    print(`✗ ${clauseId}：哪份文件里都没有这一条。请改正 ${file}:${line} 的条文编号，或者删掉这张卡片。`);
    return 'refused';
  }
  if (card.hash === clause.hash) return 'same';
  print(`── ${clauseId}（${file}:${line}）`);
  print(`条文：${clause.text}`);
  print(`卡片：${card.title}`);
  for (const point of card.points) print(`  · ${point.say}\n    引：${point.quote}`);
  for (const unsaid of card.unsaid) print(`  · （条文没写）${unsaid.say}`);
  const foreign = card.points.find((point) => !clause.text.includes(point.quote));
  if (foreign) {
    print(`✗ 没盖：引文不在条文里：「${foreign.quote}」。请从条文里一字不差地抄过来，再盖章。`);
    return 'refused';
  }
  print(`✓ 盖章 ${clause.hash}\n`);
  return 'stamped';
}

/** The file is read again as it lies on the disk, so that its line ends stay as they are. */
async function stampFile(path: string, clauseId: string, hash: string): Promise<void> {
  const stamped = stampCard(await readFile(path, 'utf8'), clauseId, hash);
  if (stamped === null)
    throw new GongyouError('knowledge/not-found', `the card for ${clauseId} is gone from ${path}`, { clauseId });
  await writeFile(path, stamped);
}
