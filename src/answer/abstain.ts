import type { Card } from '../knowledge/card.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Region } from '../knowledge/regions.ts';
import type { Question } from '../retrieval/question.ts';
import type { NamedElsewhere } from './named-services.ts';

export interface AbstainInput {
  question: Question;
  place: Region | null;
  base: KnowledgeBase;
  /** The card that came near, if one did. */
  near: Card | null;
  outOfScope: boolean;
  elsewhere: NamedElsewhere | null;
}

/** Says plainly that the papers are silent, and who can be asked. Names only lines that hold everywhere. */
export function abstainText({ place, base, near, outOfScope, elsewhere, question }: AbstainInput): string {
  if (outOfScope) {
    return '这个我不懂，帮不上您。\n打工的事可以问我：工资、合同、工伤、社保、孩子上学、租房、培训、落户。';
  }
  const ask = near ? `要问${near.desk.name}，打 ${near.desk.line}，全国都能打。` : '可以打 12333 问人社局（工资、社保、工伤），别的事打 12345 政府热线，全国都能打。';
  const wages = /欠薪|工资|工钱|薪/.test(question.text) ? '\n讨薪还可以上「全国根治欠薪线索反映平台」。' : '';
  if (elsewhere && place) return `「${elsewhere.name}」是${elsewhere.regionName}的，${place.shortName}用不用得上，文件里没写。\n${ask}`;
  if (place && base.nearestWithDocument(place.code) === null) {
    return `我手头没有${place.shortName}的文件，不敢随便给您说当地的规定和号码。\n${ask}${wages}`;
  }
  return `这件事，我手头的${place ? `${base.nearestWithDocument(place.code)?.shortName ?? ''}文件和全国规定` : '文件'}里没写，不敢乱说。\n${ask}`;
}
