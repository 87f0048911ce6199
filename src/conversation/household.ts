import type { Answer } from '../answer/answer.ts';
import type { Topic } from '../knowledge/topics.ts';
import type { Turn } from './turn.ts';

/** Who is employed by a household stands outside the labour law: its articles promise what can't be had. */
const HOUSEHOLD =
  /保姆|住家(?:阿姨|工|的)|月嫂|育儿嫂|家政阿姨|(?:在|给|帮|喺)(?:人家|别人|雇主|东家|主家|一户人家|私人|老板)的?(?:家|屋)里?(?:头)?(?:做|带|看|照顾|伺候|干|煮|打扫)|(?:主家|主人家|东家)(?:不|说|叫|扣|辞|嫌)/;
/** A course one would like to take, or a paper that is asked about by name. */
const OF_SOMETHING_ELSE = /培训|(?:上|学|报)[^,，。]{0,5}班|考[^,，。]{0,3}证|文件|措施|新出|通知/;
/** A company that sends nannies to households is an employer. */
const BY_A_COMPANY = /公司|派遣|平台|厂|工地|店/;
const OF_EMPLOYMENT: readonly (Topic | null)[] = [
  'contract',
  'dismissal',
  'wages',
  'hours',
  'leave',
  'injury',
  'arbitration',
];
/** Judicial interpretation of labour disputes, art. 2: those between households and their domestic workers are none. */
const NO_LABOUR_DISPUTE = 'labour-disputes-interpretation/2#household';
const HOUSEHOLD_CLAUSE = NO_LABOUR_DISPUTE.split('#')[0]!;
const AS_SAID =
  '您是人家家里请的，跟雇主家的纠纷不算劳动争议：劳动仲裁、没签合同的双倍工资，是给单位用人定的。聊天、转账的记录留好。';
const ASK_LAWYERS = '钱怎么要、伤怎么赔，打 12348 问，全国都能打。';

/** The answer, or, where a household's own nanny would be answered with the rules for employees, that these don't hold and whom to ask. */
export async function setHouseholdRight(turn: Turn, question: string, answer: Answer): Promise<Answer> {
  const { memory, text } = turn;
  if (BY_A_COMPANY.test(text)) memory.household = false;
  else if (HOUSEHOLD.test(text)) memory.household = true;
  const isHousehold = (HOUSEHOLD.test(question) && !BY_A_COMPANY.test(question)) || memory.household;
  if (
    answer.kind !== 'answer' ||
    !isHousehold ||
    OF_SOMETHING_ELSE.test(question) ||
    !OF_EMPLOYMENT.includes(answer.topic)
  )
    return answer;
  const isToldAlready = memory.clauseIds.includes(HOUSEHOLD_CLAUSE);
  const led = await turn.answerQuestion({
    text: question,
    place: turn.place,
    lastDocumentId: null,
    lead: { keys: [NO_LABOUR_DISPUTE], alone: true },
  });
  const rule = isToldAlready ? `${AS_SAID}[1]` : led.text;
  return { ...led, text: `${rule}\n${ASK_LAWYERS}`, next: 'legal_aid' };
}
