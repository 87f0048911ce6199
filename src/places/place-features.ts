import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Region, RegionMention, Regions } from '../knowledge/regions.ts';
import { asks } from '../language/asking.ts';
import { isHome } from './home-words.ts';

/** A place that a message may ask about. */
export interface PlaceCandidate {
  region: Region;
  /** Where it is named; none for the place that is known and not named. */
  mentions: readonly RegionMention[];
}

export interface PlaceContext {
  /** Normalised. */
  text: string;
  known: Region | null;
  candidates: readonly PlaceCandidate[];
  base: PlaceBase;
}

/** Where places lie, and which of them documents are at hand of. */
export type PlaceBase = Pick<KnowledgeBase, 'regions' | 'nearestWithDocument'>;

/** What a message is about, as far as it tells whose rules are asked for. */
const TOPICS: [name: string, pattern: RegExp][] = [
  ['work', /欠|拖|工资|工钱|薪|不给钱|赖账|押金|加班|辞退|开除|炒了|合同|社保|仲裁|补偿|老板|工头/],
  ['hurt', /工伤|摔|砸|伤|断了|尘肺|职业病|烫|没了|死/],
  ['begin', /创业|开(?:个|家|店|厂|馆|农家)|养(?:牛|羊|猪|鸡|殖|蜂|鱼)|种(?!类)|民宿|贷款|合作社|作坊/],
  ['return', /回(?:来|去|老家|家乡|家|村|乡|县|屋)|返乡/],
  ['wants-return', /(?:想|要|打算|准备|得|盘算).{0,4}回/],
  ['go', /(?:想|要|打算|准备|过完年|下个?月|明年|马上).{0,4}(?:去|到|上|往|赴|出)/],
  [
    'poor',
    /低保|救助|救急|补助|新农合|合作医疗|农保|医保|养老|残疾|五保|特困|脱贫|返贫|监测户|建档立卡|危房|救灾|公益岗|雨露|留守/,
  ],
  [
    'travel',
    /(?:车|路|交通)(?:费|票)?(?:补|报|津)|(?:补|报|给)[^,，。]{0,3}(?:车|路)(?:费|票)|(?:车费|路费|交通费|车票)|(?:跨省|外出)务工/,
  ],
  ['land', /土地|承包地|宅基地|拆迁|征地|种粮|老(?:屋|房子)|村里|草(?:场|原)|退耕|林地|果园|大棚|亩|地(?:流转|租)/],
  ['school', /学|幼儿园|娃|孩子|中考|高考/],
  ['settle', /落户|户口|迁|居住证|买房|公租房|租房/],
  ['learn', /培训|学个|技能|考证|手艺|技校/],
  ['job', /找活|找工作|招工|招人|零工|就业|岗位/],
  ['law', /律师|法律援助|法援/],
  ['past', /以前|之前|原来|原先|前年|去年|当年|那会儿|早些年|前头|上一个/],
  ['moved', /(?:填|说|搞|写|弄|定位定)错|不在|搬到|换到|离开|转到|调到|其实/],
  ['now', /现在|如今|眼下|这会儿|目前/],
  ['there', /那边|那头|那里|那儿|那地方|那里头/],
  ['here', /这边|这头|这里|这儿|本地|当地|我们这|俺们这/],
  ['ours', /我们那|俺们那|咱那|老家|家乡|屋[头里]|家里|村(?:里|上|委|干部|长|支书)|[县乡](?:里|上)|镇上/],
  [
    'both',
    /两(?:边|地|头|个地方)|分别|对比|比较|相比|比一比|分开(?:说|讲|答)|都(?:说|讲|告诉)|各(?:自|是|有|给|要)|哪(?:边|个|头)(?:更|强|好|多|快|划算)|一样|区别|不同/,
  ],
];

/** What one is entitled to where one comes from, and what where one works. */
const OF_HOME: ReadonlySet<string> = new Set(['poor', 'land', 'travel', 'return']);
const OF_WORK: ReadonlySet<string> = new Set(['work', 'hurt']);

/** Whether a message speaks of what home gives, or the place of work, or both, or neither. */
function mattersOf(topics: readonly string[]): string {
  const home = topics.some((topic) => OF_HOME.has(topic));
  const work = topics.some((topic) => OF_WORK.has(topic));
  return home ? (work ? 'both' : 'home') : work ? 'work' : 'neither';
}

const OTHER_PERSON =
  /(?:弟|哥|爸|爹|妈|娘|老公|男人|丈夫|媳妇|婆娘|老婆|儿子|女儿|闺女|娃儿?|姐|妹|舅|叔|伯|姑|姨|表[哥弟姐妹]|侄|外甥|朋友|老乡|兄弟|嫂|女婿|对象|他爸|她爸|他|她|那口子|老汉儿?)\p{Script=Han}{0,4}(?:在|去了?|到)$/u;
const SELF_HERE =
  /(?:我|俺|咱|我们|俺们|人|人都|现在|如今|目前|一家子|两口子|,|，|^|\s)(?:就|还|人|都|现在|住|待|呆)?在$/;
const MOVED_TO = /(?:换|搬|转|调|来)到$/;
const BORROWED =
  /^(?:东|西|南|北|中)?(?:[一二三四]段)?(?:路|街|大道|巷|花园|广场|大厦|酒店|宾馆|饭店|小区|新村|商城|小吃|小面|面馆|拉面|板面|烩面|米粉|米线|烤鸭|火锅|大盘鸡|炒饭|臭豆腐|小笼包|啤酒|银行|大学|局|集团|公司|商会|牌|号)/;
const PERSON_BEFORE = /(?:叫|姓名|名字|名叫|老|外号|[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗])$/;
const BREAK = /[,，。;；:：!！?？\s]/;

/** The names of what speaks for and against a place, each once. */
export function placeFeatures(candidate: PlaceCandidate, context: PlaceContext): string[] {
  const { text, known, candidates, base } = context;
  const { regions } = base;
  const names = new Set<string>();
  const topics = TOPICS.filter(([, pattern]) => pattern.test(text)).map(([name]) => name);
  const isKnown = known !== null && sameGround(candidate.region, known, regions);
  const others = candidates.filter((each) => each !== candidate);
  if (isKnown) {
    names.add('known');
    names.add(candidate.mentions.length > 0 ? 'known:named' : 'known:unnamed');
    names.add(`known:beside ${Math.min(3, others.length)}`);
    for (const topic of topics) names.add(`known:${candidate.mentions.length > 0 ? 'named ' : ''}${topic}`);
  } else names.add(known === null ? 'unknown' : 'other');
  const matters = mattersOf(topics);
  const whose = isKnown ? 'known' : 'other';
  const naming = candidate.mentions.length > 0 ? 'named' : 'unnamed';
  names.add(`${whose} ${naming} & matters of ${matters}`);
  for (const mention of candidate.mentions) names.add(`${whose} role ${roleOf(text, mention)} & matters of ${matters}`);
  // 「人在东莞，路费补贴咋领」 of one from Guizhou, and 「我贵州的」 of one in Dongguan: what the other place is tells them apart.
  for (const other of others)
    for (const mention of other.mentions) {
      const beside = `${whose} ${naming} beside ${roleOf(text, mention)}`;
      names.add(beside).add(`${beside} & matters of ${matters}`);
    }
  // What else the message says speaks for the one place or the other; of one place alone it says nothing.
  const side = isKnown ? 'known' : known === null ? 'unknown' : 'other';
  if (candidates.length > 1) for (const pair of bigrams(text)) names.add(`${side} of ${pair}`);
  // People ask about places whose papers they have heard of.
  const covered = base.nearestWithDocument(candidate.region.code) ? 'covered' : 'not covered';
  for (const about of [
    '',
    candidate.mentions.length > 0 ? ' named' : ' unnamed',
    ...topics.map((topic) => ` ${topic}`),
  ])
    names.add(`${side} ${covered}${about}`);
  for (const mention of candidate.mentions) names.add(`${covered} role ${roleOf(text, mention)}`);
  candidate.mentions.forEach((mention) => {
    for (const name of mentionFeatures(mention, context, topics)) names.add(name);
  });
  if (candidate.mentions.length > 1) names.add('named twice');
  const first = candidate.mentions[0];
  if (first) {
    const earlier = others.filter((each) => (each.mentions[0]?.start ?? Number.POSITIVE_INFINITY) < first.start).length;
    const place = others.every((each) => each.mentions.length === 0) ? 'alone' : `order ${Math.min(earlier, 2)}`;
    names.add(place);
    if (known === null) names.add(`unknown ${place}`);
  }
  return [...names];
}

/** What stands around one mention. */
function mentionFeatures(mention: RegionMention, { text, known }: PlaceContext, topics: readonly string[]): string[] {
  const before = text.slice(0, mention.start);
  const after = text.slice(mention.end);
  const left = before.split(BREAK).at(-1)!;
  const right = after.split(BREAK)[0]!;
  const leftOf = (count: number) => (left.length < count ? `^${left}` : left.slice(-count));
  const rightOf = (count: number) => (right.length < count ? `${right}$` : right.slice(0, count));
  const role = roleOf(text, mention);
  const asksHere = asks(left + right);
  const names = [
    `role ${role}`,
    `${known === null ? 'unknown' : 'known'} role ${role}`,
    ...topics.map((topic) => `role ${role} & ${topic}`),
    ...[1, 2, 3].map((count) => `<${leftOf(count)}`),
    ...[1, 2, 3].map((count) => `>${rightOf(count)}`),
    `<${leftOf(1)}>${rightOf(1)}`,
    `<${leftOf(2)}>${rightOf(1)}`,
    `<${leftOf(1)}>${rightOf(2)}`,
    ...bigrams(left.slice(-8)).map((pair) => `…${pair}`),
    ...bigrams(right.slice(0, 10)).map((pair) => `${pair}…`),
    asksHere ? 'in an asking clause' : 'in a telling clause',
    asksHere ? `role ${role} asks` : `role ${role} tells`,
  ];
  if (!BREAK.test(after.trim()) && after.trim().length <= right.length) names.push('in the last clause');
  if (ASKED_THERE.test(after)) names.push('那边 behind', `role ${role} & 那边 behind`);
  if (RETURNS_LATER.test(after)) names.push(`role ${role} & returns behind`);
  return names;
}

const ASKED_THERE =
  /(?:[,，。;；!！\s]|听说|听讲|(?:晓得|知道)|问[下问]?|到了|去了|不知道|怕)(?:那边|那里|那头|那儿|那地方)/;
const RETURNS_LATER = /回(?:来|去|老家|家乡|家|村|县)/;

type Role = 'home' | 'borrowed' | 'other person' | 'self here' | 'past' | 'return' | 'go' | 'from' | 'here' | 'plain';

/** What a mention is to the message, as far as the words at its sides tell. */
export function roleOf(text: string, mention: RegionMention): Role {
  const before = text.slice(0, mention.start);
  const after = text.slice(mention.end);
  if (BORROWED.test(after) || PERSON_BEFORE.test(before)) return 'borrowed';
  if (isHome(text, mention)) return 'home';
  if (OTHER_PERSON.test(before)) return 'other person';
  if (/(?:以前|之前|原来|先前|早先|原先|前头|前年|去年|当年|早些年)\p{Script=Han}{0,3}(?:在|去|到)$/u.test(before))
    return 'past';
  if (SELF_HERE.test(before) || MOVED_TO.test(before)) return 'self here';
  if (/(?:回|回到|返回)$/.test(before)) return 'return';
  if (/(?:从|自|离开)$/.test(before)) return 'from';
  if (/(?:去|往|上|赴|到|过)$/.test(before)) return 'go';
  if (/(?:在|来|来到|住)$/.test(before)) return 'here';
  return 'plain';
}

/** What speaks for two places being asked about at once. */
export function pairFeatures(one: PlaceCandidate, other: PlaceCandidate, context: PlaceContext): string[] {
  const { text, known, base } = context;
  const names = ['pair'];
  const [first, second] = [one.mentions[0], other.mentions[0]];
  const isKnown = [one, other].some(({ region }) => known !== null && sameGround(region, known, base.regions));
  names.push(isKnown ? 'pair with the known' : 'pair of others', `pair of ${Math.min(context.candidates.length, 3)}`);
  for (const [name, pattern] of TOPICS) if (pattern.test(text)) names.push(`pair ${name}`);
  if (/另外|还有|再(?:说|问|一个)|顺便|又(?:要|该|是)|两(?:个|件|样|头)/.test(text)) names.push('pair further');
  if (!first || !second) return [...names, 'pair unnamed'];
  const [left, right] = first.start < second.start ? [first, second] : [second, first];
  const between = text.slice(left.end, right.start);
  if (/^(?:省|市|那边|这边)?\s*(?:和|跟|与|同|、|还有|,|，|比)\s*$/.test(between)) names.push('pair joined');
  const clause = (mention: RegionMention) =>
    text.slice(0, mention.start).split(BREAK).at(-1)! + text.slice(mention.end).split(BREAK)[0]!;
  const asking = [left, right].filter((mention) => asks(clause(mention))).length;
  names.push(`pair asks ${asking}`, BREAK.test(between) ? 'pair apart' : 'pair in a clause');
  const roles = [one, other].map(({ mentions }) => roleOf(text, mentions[0]!)).sort();
  names.push(`pair ${roles.join(' + ')}`);
  return names;
}

/** Whether one region is the other, or lies in it. */
export function sameGround(one: Region, other: Region, regions: Regions): boolean {
  return regions.isWithin(one.code, other.code) || regions.isWithin(other.code, one.code);
}

function bigrams(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));
}
