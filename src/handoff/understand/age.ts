import { NUMBER, readNumber } from './numeral.ts';
import { found, missed, type Understood } from './understood.ts';

const SAID = new RegExp(
  `(?:我|俺|本人)(?:自己|今年|现在|才|刚|还|只有|就|是|还没满|没满|不满|快|虚岁|周岁|满|未满|不到|还不到|的)*(${NUMBER})(?:周?岁|岁)`,
);
const BELOW = /(?:不满|未满|没满|不到|快)$/;

/** The worker's own age in whole years (1–110) where it is said of oneself; 不满14岁 is 13. */
export function readAge(text: string): Understood<number> {
  const match = SAID.exec(text);
  if (match === null || /(?:儿子|女儿|孩子|娃|弟|妹)/.test(match[0])) return missed('absent');
  const said = readNumber(match[1]!);
  if (said === null || !Number.isInteger(said)) return missed('absent');
  const lead = match[0].slice(0, match[0].indexOf(match[1]!));
  const age = BELOW.test(lead) ? said - 1 : said;
  return age < 1 || age > 110 ? missed('absent') : found(age, match.index, match.index + match[0].length);
}
