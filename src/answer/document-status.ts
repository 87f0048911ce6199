import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Region } from '../knowledge/regions.ts';
import { type Answer, emptyAnswer } from './answer.ts';
import { noticesFor } from './notices.ts';

const ASKS_STATUS =
  /(?:文件|措施|通知|政策|规定|办法|意见稿).{0,8}(?:什么时候|啥时候|几时|几月|哪天|何时|开始|正式|已经|是不是|有没有|现在|到底)*(?:执行|实施|施行|实行|生效|作数|算数|下来)/;

/**
 * 「这份文件什么时候开始执行」 of a place whose document is a draft: that comes first, before anything in it. Null for any other
 * question, and where the place's document is in force. `documentId`: the one that was spoken of.
 */
export function documentStatus(
  text: string,
  base: KnowledgeBase,
  place: Region | null,
  documentId: string | null,
): Answer | null {
  if (!ASKS_STATUS.test(text)) return null;
  const local = place === null ? null : base.nearestWithDocument(place.code);
  const document =
    (documentId === null ? null : base.document(documentId)) ??
    (local ? (base.documentsOf(local.code)[0] ?? null) : null);
  const region = document?.status === 'draft' ? base.regions.get(document.region) : null;
  if (!document || !region) return null;
  const clause = document.clauses.find(({ id }) => base.clause(id)?.card);
  const desk = clause ? base.clause(clause.id)?.card?.desk : undefined;
  const ask = desk ? `要问${desk.name}，打 ${desk.line}。` : '';
  return {
    ...emptyAnswer(
      'answer',
      `还没有正式施行：${region.shortName}这份文件是征求意见稿，里面写的现在还不能当准。哪天施行，文件里没写。${ask}`,
    ),
    notices: noticesFor(document, region, {
      place,
      path: place ? base.regions.path(place.code) : [],
      documented: local,
    }),
  };
}
