import { redact } from './consent.ts';
import type { Values } from './slot-values.ts';
import { sayValue } from './summary.ts';

const MOST = 500;

/** 情况摘要, at most 500 characters: one sentence made of the facts, then the worker's own words. */
export function narrativeOf(flow: 'complaint' | 'legal_aid', values: Values, keepPersonal: boolean): string {
  const parts: string[] = [];
  if (values.matter === 'injury')
    parts.push(`${values.injuredOn === undefined ? '' : `${sayValue('injuredOn', values.injuredOn)}，`}我干活受了伤`);
  if (values.place !== undefined)
    parts.push(
      `干活的地方在${values.place}${values.project === undefined || values.place.includes(values.project) ? '' : `（${values.project}）`}`,
    );
  if (values.employer !== undefined)
    parts.push(
      `${(flow === 'complaint' && values.matter !== 'other') || values.matter === 'wages' ? '欠薪的是' : '单位（老板）是'}${values.employer.name}`,
    );
  if (values.amount !== undefined) parts.push(`拖欠工资 ${sayValue('amount', values.amount)}`);
  if (values.period !== undefined) parts.push(`欠薪时间：${sayValue('period', values.period)}`);
  if (values.people !== undefined) parts.push(`涉及${sayValue('people', values.people)}`);
  if (values.employment !== undefined)
    parts.push(
      `${sayValue('employment', values.employment)}${values.leftOn === undefined ? '' : `（${sayValue('leftOn', values.leftOn)}离开）`}`,
    );
  const facts = parts.length === 0 ? '' : `${parts.join('，')}。`;
  const told = values.story === undefined ? '' : redact(values.story, !keepPersonal, values);
  return [...`${facts}${told}`].slice(0, MOST).join('');
}
