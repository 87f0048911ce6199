import { readMatter } from './matter.ts';
import { looksLikeName } from './person-name.ts';
import { isSmallTalk } from './small-talk.ts';
import { found, missed, type Understood } from './understood.ts';

/** Who owes: a company, or only the person a worker knows (王老板, 老王). At most 60 characters. */
export interface Employer {
  name: string;
  kind: 'company' | 'person';
}

export type EmployerReason = 'unknown' | 'too-long' | 'not-a-name';

const SURNAME =
  '[赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜谢邹苏潘葛范彭鲁韦马苗方俞任袁柳鲍史唐费薛雷贺倪汤罗毕郝安常于傅齐康余顾孟黄萧尹姚邵汪毛戴宋熊纪舒项祝董梁杜阮蓝季贾江颜郭梅林钟徐邱骆高夏蔡田樊胡凌霍万卢莫丁邓洪石崔龚程陆翁段侯武刘叶黎白赖卓谭申冉庄柴阎向易廖耿文欧聂曾关肖涂岳兰覃]';
const TITLE = '(?:老板娘?|东家|包工头|工头|总|经理|队长|主任|厂长|老总|哥|姐|班长|组长|班组长|工长|师傅|队|头儿?|叔)';
const COMPANY =
  /(?:在|叫|是|的|给|跟|被|告|:|为|^|[,。;! ])\s*([\u4e00-\u9fffA-Za-z0-9()&·]{2,30}?(?:有限责任公司|股份有限公司|有限公司|分公司|公司|集团|合作社|建筑队|工程队|施工队|工程局|项目部|工作室|经营部|事务所|[^商车酒,。;!\s]店|饭店|酒店|餐馆|饭馆|超市|宾馆|(?:电子|制衣|服装|鞋|玩具|家具|五金|塑料|食品|印刷|纺织|机械|加工|砖|木器|皮革|箱包)厂|厂))(?![里房])/g;
const JOINED = new RegExp(
  `(?<![\\u4e00-\\u9fff]姓)(?!钟头)(${SURNAME}[\\u4e00-\\u9fff]{0,2}?${TITLE}|老${SURNAME}|小${SURNAME})(?![\\u4e00-\\u9fff]{0,1}家)`,
);
const CALLED =
  /(?:老板|包工头|工头|经理|负责人|项目经理|带班|班组长|单位|公司|厂|店|他)(?:的)?(?:名字|名称|全称)?(?:是|,?(?:叫做?|名叫)|改成|应该是)([\u4e00-\u9fffA-Za-z0-9()·]{2,24})/;
const SURNAMED =
  /(?:老板娘?|东家|雇主|包工头|工头|经理|负责人|带班的?|班组长|队长)(?:是|就)?(?:姓|叫老)([\u4e00-\u9fff])(?:[,。;!的 \d]|$)|姓([\u4e00-\u9fff])的(?:一个|那个)?(?:老板娘?|东家|包工头|工头|经理|负责人|队长)/;
/** 老板刘招娣欠我钱: the name right behind the title, before what that person did. */
const NAMED_BEHIND = new RegExp(
  `(?:老板娘?|包工头|工头|东家)(${SURNAME.replace('钱', '')}[^\\d\\s,。;!?都也还就老不没总又给把被跟说拖欠差跑]{1,2})(?=欠|拖|差|不给|没给|没发|不发|跑|[,。]|电话|的电话)`,
);
/** 外号叫黑娃, 大家都喊他罗胖子. */
const NICKNAME =
  /(?:外号|绰号|小名|人称|(?:都|大家|大伙)(?:都)?(?:喊|叫)(?:他|她))(?:叫|是|做)?([\u4e00-\u9fff]{2,6})(?=$|[,。;!\s])/;
const TITLED = /包?工头|东家|雇主|经理|队长|负责人|老板娘?/;
const UNKNOWN = /^(?:我|也|都|真)*(?:不知道|不清楚|不晓得|忘了|记不得|不记得|说不上来|没问|不认识)/;
const COMMON =
  /^(?:一家|一个|个|这家|那家|这个|那个|我们|他们|工地|老板|包工头|公司|厂|什么|哪个|在|的|去|我|到|还|因为|外地|小|大|本地|别的|其他|某)(?:的|里)*(?:公司|厂|店|单位|集团|饭店|工厂|餐馆|超市|酒店|宾馆|项目部|施工队|工程队|建筑队|厂里)?$/;
const LEADING =
  /^(?:(?:我|俺)?(?:们)?(?:是|在|跟|给|被|叫|告|去年|今年|以前|之前|一直|就|一个|一家|那个|这个|老板|单位|公司名|厂名|店名|名字|名称|全称|是叫|应该|改成|为|:|投诉|的))+/;

function tidy(raw: string): string {
  return raw
    .replace(LEADING, '')
    .replace(/(?:打工|干活|上班|做事|欠我.*|的老板|拖欠.*|不给.*)$/, '')
    .trim();
}

const NO_NAME =
  /^项目(?:叫|是|名)|[吗么呢]$|[不没]$|怎么|咋|哪|能不能|能找|^(?:啊|哦|哎)?(?:不对|错了|不是|说错)|(?:厂|店|公司|工地|单位)(?:是)?在/;

/** 你上面记漏了, 刚才写错了 */
const OF_THE_FORM =
  /^(?:地点|地址|项目|金额|电话|时间|名字|人数)|你|您|上面|前面|刚才|记[漏错]|写[漏错]|漏了|错了|改|明天|回头/;
/** A sentence, and no name with its address. */
const TELLS_MORE = /^(?:再)?(?:加|补)(?:上|充)?一?[句条点]|[欠拖骂打赔扣]|没[交给发签]|钱/;

/** 鞋厂叫安步达: the name itself, where the place it is in is told beside it. */
const NAMED_COMPANY =
  /(?:单位|公司|厂|店|饭馆|酒店)(?:的)?(?:名字?|名称|全称)?,?(?:叫做?|名叫)([\u4e00-\u9fffA-Za-z0-9()·]{2,24})/;

/** The one who owes, as the worker names it. With `asked` true a short plain answer is the name itself. */
export function readEmployer(text: string, asked: boolean): Understood<Employer, EmployerReason> {
  const isNamed = NAMED_COMPANY.test(text);
  for (const match of isNamed ? [] : text.matchAll(COMPANY)) {
    const inner = match[1]!;
    const after = inner.lastIndexOf('在') >= 0 && !asked ? inner.slice(inner.lastIndexOf('在') + 1) : inner;
    const name = tidy(after);
    if (
      name.length >= 3 &&
      !COMMON.test(name) &&
      !/[欠干没拖给]|\d年|\d月|^我|进厂|入厂|老板|包工头|一家|一个/.test(name)
    ) {
      const start = text.indexOf(name, match.index);
      return found({ name, kind: 'company' }, start, start + name.length);
    }
  }
  const called = CALLED.exec(text);
  if (called !== null && !/^[\d.]+/.test(called[1]!) && !/^(?:我|谁|什么|啥|不|没|一|让|跑|拖)/.test(called[1]!)) {
    const name = called[1]!.replace(/(?:电话|手机|号码|欠|拖|不给|没给|他|,|的|跑|不知道|住|联系).*$/, '');
    if (name.length >= 2 && !UNKNOWN.test(name)) {
      const company = /公司|厂|店|集团|社|队|部$/.test(name);
      const start = called.index + called[0].indexOf(called[1]!);
      return found({ name, kind: company ? 'company' : 'person' }, start, start + name.length);
    }
  }
  const nickname = NICKNAME.exec(text);
  if (nickname !== null && !/不|什么|啥|谁/.test(nickname[1]!)) {
    const start = nickname.index + nickname[0].length - nickname[1]!.length;
    return found({ name: nickname[1]!, kind: 'person' }, start, start + nickname[1]!.length);
  }
  const surnamed = SURNAMED.exec(text);
  if (surnamed !== null)
    return found(
      { name: `姓${surnamed[1] ?? surnamed[2]}的${TITLED.exec(surnamed[0])?.[0] ?? '老板'}`, kind: 'person' },
      surnamed.index,
      surnamed.index + surnamed[0].length,
    );
  const behind = NAMED_BEHIND.exec(text);
  if (behind !== null && looksLikeName(behind[1]!)) {
    const start = behind.index + behind[0].length - behind[1]!.length;
    return found({ name: behind[1]!, kind: 'person' }, start, start + behind[1]!.length);
  }
  const joined = JOINED.exec(text);
  if (joined !== null)
    return found({ name: joined[1]!, kind: 'person' }, joined.index, joined.index + joined[0].length);
  if (!asked) return missed('absent');
  const bare = text
    .replace(/(?:\+?86)?[\d][\d -]{5,}\d/g, '')
    .replace(/(?:他的?)?(?:电话|手机|号码)(?:号)?(?:是|:)?/g, '')
    .replace(/[\s,。.;!、]+$/g, '')
    .trim();
  if (UNKNOWN.test(bare) || /^(?:没有|不知|无)$/.test(bare)) return missed('unknown');
  // 「项目叫恒大御景府，你上面记漏了」: what is said of the form is nobody's name.
  const [named = '', aside] = bare.split(/[,，]/, 2);
  if (aside !== undefined && OF_THE_FORM.test(aside)) return readEmployer(named, asked);
  if (aside !== undefined && TELLS_MORE.test(bare)) return missed('not-a-name');
  // 「那能找大公司不」 asks, 「啊不对 厂在晋江」 corrects the place.
  if (NO_NAME.test(bare)) return missed('not-a-name');
  const name = tidy(bare);
  if (name.length > 60) return missed('too-long');
  if (
    /(?:区|县|镇|路|街|村)[^公司厂店馆]{0,8}(?:\d+号?|号|附近|旁边|对面)$|^[\u4e00-\u9fff]{1,6}(?:市|区|县|镇)$/.test(
      name,
    )
  )
    return missed('not-a-name');
  if (isSmallTalk(text) || COMMON.test(name)) return missed('not-a-name');
  const letters = name.match(/[\u4e00-\u9fffA-Za-z]/g)?.length ?? 0;
  if (letters < 2 || /[<>{}\\;=*%$#@|]|_{2}|--|'|"/.test(name)) return missed(name === '' ? 'absent' : 'not-a-name');
  const company = /公司|厂|店|馆|铺|场|园|院|站|集团|局|酒店|超市|学校|中心|社|项目|队$|部$/.test(name);
  if (
    !company &&
    (readMatter(name, false).found ||
      /每人|每个人|[一二两三四五六七八九十\d][千百万]/.test(name) ||
      name.length > 16 ||
      /[走欠干拖给没不要我你块元月年了]|\d/.test(name))
  )
    return missed('not-a-name');
  return found({ name, kind: company ? 'company' : 'person' }, 0, text.length);
}
