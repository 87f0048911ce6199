import { NUMBER, readNumber } from '../../handoff/understand/numeral.ts';
import type { Given, Reckoned } from './reckoning.ts';

/** Work-injury insurance regulation art. 15: who falls ill at work and dies within so many hours of being treated. */
const HOURS = 48;
const DIED = /没救|抢救无效|死|走了|走的|没了|咽气|去世|过世|人不在|工亡/;
/** 五十二个钟头: of a rescue, where it isn't a day's work. */
const IN_HOURS = new RegExp(
  `(?<!上班|加班|干活?|干了|工作|做了|站|\\d|[一二三四五六七八九十百两])(${NUMBER})多?个?(?:小时|钟头)`,
  'g',
);
/** 第三天走的: how many hours that is, the day alone doesn't tell. */
const BY_THE_DAY = /第(?:[三四五六七]|\d)天/;

/** Whether the time between falling ill and dying is within the 48 hours, where the message tells it. */
export function rescueTime({ text }: Given): Reckoned | null {
  if (!DIED.test(text)) return null;
  const told = [...text.matchAll(IN_HOURS)].map((match) => readNumber(match[1]!)).filter((hours) => hours !== HOURS);
  const [hours = null] = told;
  if (told.length > 1) return null;
  if (hours === null)
    return BY_THE_DAY.test(text) ? { text: `第几天不算数，要看抢救满没满 ${HOURS} 小时：病历上的钟点留好。` } : null;
  if (hours < HOURS) return { text: `您说的 ${hours} 个小时，在 ${HOURS} 小时以内。` };
  return {
    text: `您说的 ${hours} 个小时，过了 ${HOURS} 小时，这一条用不上。是干活出的事故、职业病引起的，另外算。`,
    urgent: true,
  };
}
