import type { Aspect } from '../knowledge/topics.ts';

/** How people ask for each thing. Order matters only for reading: a question may ask for several. */
const PATTERNS: [Aspect, RegExp][] = [
  ['phone', /电话|号码|热线|打哪个|打哪里|打什么|打多少|专线|打给谁/],
  ['rate', /利息|利率|比例|百分之|几成|税率|几倍/],
  ['deadline', /多久|几天|多长时间|几个工作日|什么时候|啥时候|何时|截止|期限|过期|时效|几号|哪天|几个月能|多少天|几年/],
  [
    'materials',
    /带什么|带啥|什么材料|哪些材料|啥材料|要什么手续|哪些手续|啥手续|什么手续|什么证件|哪些证|准备什么|准备啥|要带|要交什么/,
  ],
  ['where', /去哪|到哪|在哪|哪里办|哪儿|哪个窗口|什么地方|啥地方|上哪|地址|哪家|哪个部门|哪个单位/],
  [
    'amount',
    /多少钱|多少元|几块|几千|几万|几百|补多少|给多少|领多少|发多少|拿多少|赔多少|贷多少|能拿|最多能|最高能|最低能|多少补贴|补贴多少|金额|标准是多少|额度|多少块|给几个钱|给钱不/,
  ],
  [
    'condition',
    /条件|资格|要求|符合|够不够|谁能|谁可以|哪些人|什么人|啥人|能不能|可不可以|可以吗|能吗|行不行|行吗|得不得|算不算|是不是|有没有份|限制/,
  ],
  ['who', /找谁|谁管|归谁|哪个管|谁负责|找哪个|谁来|谁给|谁出|谁赔|问谁/],
  ['how', /怎么办|咋办|怎么弄|咋弄|咋整|怎么搞|怎么申请|咋申请|怎么领|咋领|怎样|如何|办法|流程|步骤|怎么/],
  ['what', /是什么|是啥|啥意思|什么意思|什么是|啥叫|什么叫|干嘛的|有哪些|有啥|有什么|说的啥|讲的啥|介绍/],
];

/** What a normalised question asks for; empty when it only tells what happened. */
export function readAspects(text: string): Aspect[] {
  return PATTERNS.flatMap(([aspect, pattern]) => (pattern.test(text) ? [aspect] : []));
}
