import { writeNumeral } from '../knowledge/chinese-numerals.ts';
import type { PolicyDocument } from '../knowledge/document.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';

/** A clause was named that the document doesn't have: says what it has. */
export function missingClauseText(document: PolicyDocument, base: KnowledgeBase): string {
  const name = document.number ?? document.title;
  if (document.kind === 'law-summary')
    return `《${document.title}》的这一条，我手头没有要点。\n要问可以打 12333（人社）或 12348（法律服务），全国都能打。`;
  const count = document.clauses.length;
  const region = base.regions.get(document.region)?.shortName ?? '';
  return `没找到这一条。${region}的${name}一共 ${count} 条，到${document.clauses.at(-1)?.place ?? `第${writeNumeral(count)}条`}为止。`;
}
