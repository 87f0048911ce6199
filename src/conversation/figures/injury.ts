import { readNumber } from '../../handoff/understand/numeral.ts';
import { type Given, type Reckoned, type Reckoning, yuan } from './reckoning.ts';
import { readWage } from './wage.ts';

/** Injury insurance regulation art. 35, 36, 37: months of the worker's own wage at once, by grade from 1 to 10. */
const GRANT_MONTHS = [27, 25, 23, 21, 18, 16, 13, 11, 9, 7];
/** Art. 35 and 36: the allowance a month, in percent of the own wage, by grade from 1 to 6. */
const ALLOWANCE = [90, 85, 80, 75, 70, 60];
/** What the own wage is. */
const OWN_WAGE = 'injury-insurance-regulation/64';

const GRADE = /(10|[1-9]|[一二三四五六七八九十])级/g;
const ASKS_MONTHLY = /津贴|每个?月(?:能|给|发|领|拿|有|多少|几)|按月|月月/;

/** Of the grades of one article. */
export function disabilityGrant(first: number, last: number): Reckoning {
  return ({ text }: Given): Reckoned | null => {
    const grades = [...new Set([...text.matchAll(GRADE)].map((match) => readNumber(match[1]!)))];
    const grade = grades.length === 1 ? grades[0] : null;
    if (!grade || grade < first || grade > last) return null;
    const wage = readWage(text);
    const at = (share: number) => (wage === null ? '' : `，按每月 ${wage} 元约 ${yuan(wage * share)} 元`);
    const months = GRANT_MONTHS[grade - 1]!;
    const once = `${grade} 级：一次性伤残补助金是 ${months} 个月的本人工资${at(months)}。`;
    const percent = ALLOWANCE[grade - 1];
    const monthly = percent
      ? `${grade > 4 ? '单位难以安排工作的，' : ''}每月伤残津贴是本人工资的 ${percent}%${at(percent / 100)}。`
      : null;
    const asksMonthly = ASKS_MONTHLY.test(text) && monthly !== null;
    const sentences = asksMonthly ? [monthly, once] : grade <= 4 && monthly !== null ? [once, monthly] : [once];
    if (grade > 4) sentences.push('走的时候另有两笔（医疗补助金、就业补助金），多少各省定。');
    if (wage !== null) sentences.push('「本人工资」是受伤前 12 个月的月平均缴费工资。');
    return { text: sentences.join(''), beside: wage === null ? [] : [OWN_WAGE] };
  };
}
