import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Region } from '../knowledge/regions.ts';
import type { Question } from '../retrieval/question.ts';
import { type Answer, emptyAnswer } from './answer.ts';
import type { Finding } from './find-answer.ts';
import type { NamedElsewhere } from './named-services.ts';
import { pickServices } from './pick-services.ts';

export interface AbstainInput {
  question: Question;
  finding: Finding;
  place: Region | null;
  base: KnowledgeBase;
  /** A line or programme of another region that was named. */
  elsewhere: NamedElsewhere | null;
}

const OUT_OF_SCOPE = '这个我不懂，帮不上您。';
const IN_SCOPE = '打工的事可以问我：工资、合同、工伤、社保、孩子上学、租房、培训、落户。';
const ANYWHERE = '可以打 12333 问人社局（工资、社保、工伤），别的事打 12345 政府热线，全国都能打。';
const ARREARS = '\n讨薪还可以上「全国根治欠薪线索反映平台」。';

/** Says plainly that the papers are silent, and who can be asked. Names only lines that hold everywhere. */
export function abstain({ question, finding, place, base, elsewhere }: AbstainInput): Answer {
  const { hits, decision, gap } = finding;
  const near = gap === null && decision === 'near' ? (hits[0]?.unit.card ?? null) : null;
  const offTopic = gap === null ? near === null && question.concepts.length === 0 : gap.desk === null;
  if (offTopic && elsewhere === null) return emptyAnswer('abstain', `${gap?.say ?? OUT_OF_SCOPE}\n${IN_SCOPE}`);
  const desk = gap?.desk ?? near?.desk ?? null;
  const ask = desk ? `要问${desk.name}，打 ${desk.line}，全国都能打。` : ANYWHERE;
  const local = place === null ? null : base.nearestWithDocument(place.code);
  const covered = local === null ? null : place!.code;
  // Of what other regions' papers speak of, a detail that none of them tells would be a strange reason here.
  const gapSays = local === null && place !== null && gap?.except?.length ? null : (gap?.say ?? null);
  return {
    ...emptyAnswer(
      'abstain',
      `${reason({ place, local, gapSays, elsewhere })}\n${ask}${/欠薪|工资|工钱|薪/.test(question.text) && !gap ? ARREARS : ''}`,
    ),
    services: pickServices(base, covered, near ? [near] : [], desk?.line ?? null),
    suggestions: near
      ? [
          ...new Set(
            hits.slice(0, 3).flatMap(({ unit }) => (unit.unsaid ? [] : (unit.point?.questions.slice(0, 1) ?? []))),
          ),
        ]
      : [],
    topic: near?.topic ?? null,
    needsRegion: place === null && gap === null,
  };
}

function reason({
  place,
  local,
  gapSays,
  elsewhere,
}: {
  place: Region | null;
  local: Region | null;
  gapSays: string | null;
  elsewhere: NamedElsewhere | null;
}): string {
  if (elsewhere && place)
    return `「${elsewhere.name}」写在${elsewhere.regionName}的文件里，${place.shortName}用不用得上，文件里没写。`;
  if (gapSays !== null) return gapSays;
  if (place && local === null) return `我手头没有${place.shortName}的文件，全国的规定里也没找到这件事，不敢乱说。`;
  return `这件事，我手头的${local ? `${local.shortName}文件和全国规定` : '文件'}里没写，不敢乱说。`;
}
