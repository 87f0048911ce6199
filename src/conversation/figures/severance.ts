import { type Given, type Reckoned, yuan } from './reckoning.ts';
import { readTenure, sayTenure, type Tenure } from './tenure.ts';
import { readWage } from './wage.ts';

const RATE = 'labour-contract-law/47';
const UNLAWFUL = 'labour-contract-law/87';
const NOTICE = 'labour-contract-law/40';

/** Who leaves of their own accord gets none, unless the employer drove them to it (art. 38). */
const LEAVES = /(?:自己|主动|自愿)(?:要|想|提|申请)?(?:辞|走|离职|不干)|自离/;
const DRIVEN = /欠|拖|社保|没签|克扣|逼|强迫|[不没](?:给|发|交|买)/;
/** Art. 39: none either. */
const AT_FAULT = /旷工|偷|打架|严重违(?:反|纪)/;
const RETIRED = /退休|(?:6\d|7\d|六十[一二三四五六七八九]?|七十)岁?(?:了|多|出头|,|$)/;
const IS_UNLAWFUL = /违法|2\s*[nN]|[二两2]倍|双倍|赔偿金|没犯错|无缘无故|平白|怀孕|哺乳/;
const PLUS_ONE = /[nN]\s*\+\s*(?:1|一)|代通知|没(?:有)?提前(?:通知|说|告诉)/;
const EACH = /每人|人均|\d+个人|[一二三四五六七八九十]+个人/;

/** From these years of work, or this wage a month, the limits of art. 47 may matter. */
const LONG_MONTHS = 144;
const HIGH_WAGE = 15_000;

/** Labour contract law art. 47: a month's wage a year; from six months a whole one, below them half. Art. 87: twice that. */
export function severance({ text, today, cited }: Given): Reckoned | null {
  if ((LEAVES.test(text) && !DRIVEN.test(text)) || AT_FAULT.test(text) || RETIRED.test(text)) return null;
  const tenure = readTenure(text, today);
  if (tenure === null) return null;
  const [least, most] = monthsOwed(tenure);
  const wage = readWage(text);
  const exact = least === most && wage !== null ? least * wage : null;
  const owed = least === most ? `${sayMonths(least)}工资` : `${sayMonths(least)}到 ${sayMonths(most)}工资`;
  const sum = exact === null ? '' : `，约 ${yuan(exact)} 元`;
  const sentences = [
    `该给经济补偿的话，干了${sayTenure(tenure)}${wage ? `、每月 ${wage} 元` : ''}，${EACH.test(text) ? '每个人' : ''}是 ${owed}${sum}。`,
  ];
  const beside = [RATE];
  if (cited.includes(UNLAWFUL) || IS_UNLAWFUL.test(text)) {
    const twice = exact === null ? `是 ${sayMonths(least * 2)}工资` : `约 ${yuan(exact * 2)} 元`;
    if (least === most) sentences.push(`违法辞退的再乘 2，${twice}。`);
    beside.push(UNLAWFUL);
  }
  if (PLUS_ONE.test(text)) {
    sentences.push(
      `照第 40 条辞退、又没提前 30 天通知的，再加 1 个月${exact === null ? '' : `，一共约 ${yuan(exact + wage!)} 元`}。`,
    );
    beside.push(NOTICE);
  }
  const isLimited = tenure.months > LONG_MONTHS || (wage ?? 0) >= HIGH_WAGE;
  sentences.push(
    isLimited ? '月工资高过当地平均工资 3 倍的，只按 3 倍算，最多算 12 年。' : '月工资按走之前 12 个月的平均数算。',
  );
  return { text: sentences.join(''), beside };
}

/** The least and the most: 三年多 is anything from a day above three years to a day below four. */
function monthsOwed({ months, days, about }: Tenure): [least: number, most: number] {
  const least = halves(months + (about || days > 0 ? 0.1 : 0));
  return [least, about && months % 12 === 0 ? halves(months + 11.9) : least];
}

function halves(months: number): number {
  const rest = months % 12;
  return Math.floor(months / 12) + (rest === 0 ? 0 : rest >= 6 ? 1 : 0.5);
}

function sayMonths(months: number): string {
  if (months === 0.5) return '半个月';
  return Number.isInteger(months) ? `${months} 个月` : `${Math.floor(months)} 个半月`;
}

/** Labour contract law art. 82 with its regulation art. 6 and 7: from the second month to the twelfth. */
export function doubleWage({ text, today }: Given): Reckoned | null {
  const tenure = readTenure(text, today);
  if (tenure === null || /(?<![没未不]|没有)签(?:了|过)/.test(text)) return null;
  const { months, days, about } = tenure;
  if (months < 1 || (months === 1 && days === 0))
    return about ? null : { text: '干满 1 个月还没签书面合同，才开始算 2 倍工资。' };
  const extra = Math.min(11, Math.floor(months) - 1);
  if (extra < 1) return null;
  const wage = readWage(text);
  const least = months < 12 && (about || days > 0 || !Number.isInteger(months)) ? '至少' : '';
  const sum = wage ? `，约 ${yuan(extra * wage)} 元` : '';
  const limit = months >= 12 ? '，最多就是这 11 个月' : '';
  // The last of the eleven months was over after a year; a claim runs a year from then (arbitration law art. 27).
  const isOld = months >= 24;
  return {
    ...(isOld && { beside: ['arbitration-law/27'] }),
    text: `一直没签书面合同、干了${sayTenure(tenure)}的：从第 2 个月算起，能多要${least} ${extra} 个月工资${sum}${limit}。${isOld ? '不过申请仲裁的时效是 1 年，这一段可能已经过了。' : ''}`,
  };
}
