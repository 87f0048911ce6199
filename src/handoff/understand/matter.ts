import { found, missed, type Understood } from './understood.ts';

/** What legal aid is wanted for. Wages and work injury carry no check of means for migrant workers (legal aid law art. 42). */
export type Matter = 'wages' | 'injury' | 'other';

const INJURY =
  /工伤|受(?:了)?伤|摔(?:伤|下|断|了)|砸(?:伤|断|到)|压(?:伤|断)手?|割(?:伤|断)|断了?(?:手|腿|指|骨)|(?:手|腿|指头|骨头)(?:断|折|骨折)|骨折|轧|烫伤|烧伤|触电|职业病|尘肺|中毒|伤残|干活.{0,6}伤|工亡|上班.{0,6}(?:车祸|撞)|(?:工地|厂里|干活|上班|井下).{0,8}(?:死|没了|走了)|出事(?:死|没)/;
const WAGES =
  /欠薪|工资|工钱|薪水|劳动报酬|血汗钱|加班费|讨薪|欠.{0,6}(?:钱|万|元|块)|拖欠|不给钱|没给钱|没发钱|要钱|工程款|扣(?:了)?(?:我|我们|俺)?[^,。]{0,4}(?:\d|[一二两三四五六七八九十百千万]+)[^,。]{0,3}(?:元|块|钱)|(?:每月|一个?月)\d{3,}/;
const OTHER = /开除|辞退|解雇|赔偿金|经济补偿|社保|养老保险|双倍|二倍|合同|押金|身份证被扣|扣证|年假|产假|生育|歧视/;

/** What labour inspection looks into beside wages (劳动保障监察条例 11), and what else is complained of at work. */
const AT_WORK =
  /社保|养老|医保|五险|公积金|合同|押金|(?:扣|押|收).{0,4}证|中介|职介|介绍所|加班|超时|不让(?:歇|休)|不(?:给|让)(?:放)?假|年假|产假|怀孕|生育|童工|未成年|小孩|高温|防护|粉尘|安全(?:帽|绳|带)|体检|开除|辞退|裁|补偿|工伤|受伤|歧视|性骚扰|派遣|试用/;

/** What a complaint is about, from what the worker has told; null where that does not tell. Unpaid wages win. */
export function readComplaintMatter(text: string): 'wages' | 'other' | null {
  if (WAGES.test(text)) return 'wages';
  return AT_WORK.test(text) ? 'other' : null;
}

/** The matter of a legal-aid application, from a normalised text. An injury wins over wages where both are told. */
export function readMatter(text: string, asked: boolean): Understood<Matter> {
  for (const [matter, pattern] of [
    ['injury', INJURY],
    ['wages', WAGES],
    ['other', OTHER],
  ] as const) {
    const match = pattern.exec(text);
    if (match !== null && !/(?:不是|没有?|没)$/.test(text.slice(Math.max(0, match.index - 3), match.index)))
      return found(matter, match.index, match.index + match[0].length);
  }
  if (!asked) return missed('absent');
  const bare = text.replace(/[\s,.。!]+/g, '');
  if (/^(?:1|一|第一个?|要钱|钱)$/.test(bare)) return found('wages', 0, text.length);
  if (/^(?:2|二|第二个?)$/.test(bare)) return found('injury', 0, text.length);
  if (/^(?:3|三|第三个?|其他的?|其它的?|别的|都不是|不是)$/.test(bare)) return found('other', 0, text.length);
  return missed('absent');
}
