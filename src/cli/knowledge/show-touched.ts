import type { Touched } from '../../knowledge/import/find-touched.ts';
import { print } from './print.ts';

/** Lists what a person has to look at after a document changed. */
export function showTouched(touched: Touched): void {
  const { cards, withoutCard, services, cases } = touched;
  if (cards.length + withoutCard.length + services.length + cases.length === 0) return;
  print('\n接下来要看一看：');
  if (cards.length > 0) print('  这些卡片的条文变了，先停用；改好以后用 gongyou knowledge accept 盖章：');
  for (const card of cards) print(`    ${card.clauseId}  ${card.file}:${card.line}`);
  if (withoutCard.length > 0) print('  这些条文还没有卡片（写法见 knowledge/README.md）：');
  for (const clauseId of withoutCard) print(`    ${clauseId}`);
  if (services.length > 0) print('  这些热线、平台的出处变了，核对 services.yaml：');
  for (const service of services) print(`    ${service.name}  ${service.clauseId}`);
  if (cases.length > 0) print('  这些考题的答案可能变了：');
  for (const each of cases) print(`    ${each.id}  ${each.clauseId}  ${each.file}`);
}
