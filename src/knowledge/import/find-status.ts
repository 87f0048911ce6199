import type { DocumentStatus } from '../../message.ts';

/** Reads draft or repealed from the title lines and the site's own word on validity; null where nothing says. */
export function findStatus(head: string, title: string, validity: string | null): DocumentStatus | null {
  const titleLines = `${title}\n${head
    .split('\n')
    .filter((line) => line.trim().length <= 60)
    .slice(0, 12)
    .join('\n')}`;
  if (/征求意见稿|公开征求.{0,12}意见|(?:草案|送审稿|讨论稿)[）)】\]]?/.test(titleLines)) return 'draft';
  if (/[（(【[](?:已)?(?:废止|失效)[）)】\]]/.test(titleLines) || /废止|失效|无效/.test(validity ?? ''))
    return 'repealed';
  return /有效/.test(validity ?? '') ? 'in-force' : null;
}
