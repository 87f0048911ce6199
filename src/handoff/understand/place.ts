import { isSmallTalk } from './small-talk.ts';
import { found, missed, type Understood } from './understood.ts';

const PLACE_LIKE =
  /[省市区县镇乡村街路道号园城厦楼站场院口桥湾港岛旁近面里州京津沪海江河山门庄屯堡寨营坊店厂都安阳宁波圳莞明春原汉沙昌肥滩泉溪川湖]/;

/** Words of what happened: a sentence with them is no address. */
const TOLD =
  /每天|小时|还在|[一二两三四五六七八九十\d][百千万]|证明|收据|押金|工友|一共|\d(?:块|元)|拖|没|不(?!夜)|签|叫|投诉|起诉|仲裁过|离职|走[了的]|干了|手里|我们|老板|工资|多少|块|电话|同意/;
/** 上个月十五号, 去年八月到十二月 */
const A_TIME =
  /^(?:从|自|打)?(?:上个?月|这个?月|去年|今年|前年|昨天|今天|\d{4}年|(?:\d{1,2}|十?[一二三四五六七八九]|十)月)/;
/** What answers another question. */
const OTHER_FACT =
  /身份证|不给|别问|不留|(?:单位|公司|厂名?|店名?|老板)(?:名字?|全称)?(?:是|叫)|^厂名|^店名|低保|困难|多少|^姓|送(?:到)?医院|医院了/;
export type PlaceReason = 'too-vague' | 'too-long' | 'not-a-place';

const SPOT =
  /(?:在|地址是?:?|地点是?:?|位于|于)\s*((?:[\u4e00-\u9fff]{2,8}?(?:省|自治区))?(?:[\u4e00-\u9fff]{2,7}?(?:市|州|盟))?(?:[\u4e00-\u9fff]{1,7}?(?:区|县|旗))?(?:[\u4e00-\u9fff0-9]{1,10}?(?:镇|乡|街道|开发区|工业区|工业园|园区|产业园|大道|路|街|村|社区|小区|广场|大厦|号|栋|楼)){0,4})/;
/** The same with no 在 before it: only where a clause begins with it, and with a district and something finer in it. */
const BARE_SPOT =
  /(?:^|[,。;!?\s])((?:[\u4e00-\u9fff]{2,8}?(?:省|自治区))?(?:[\u4e00-\u9fff]{2,7}?(?:市|州|盟))?(?:[\u4e00-\u9fff]{1,7}?(?:区|县|旗|市))(?:[\u4e00-\u9fff0-9]{1,10}?(?:镇|乡|街道|开发区|工业区|工业园|大道|路|街|村|社区|小区|广场|大厦)){1,4}(?:\d{1,5}号)?)/;
/** 龙岩新罗区恒大工地: a district, and a site in it by its name. */
const SITE =
  /(?:^|[,。;!?\s在])((?:[\u4e00-\u9fff]{2,7}?(?:省|自治区))?(?:[\u4e00-\u9fff]{2,7}?(?:市|州|盟))?[\u4e00-\u9fff]{1,7}?(?:区|县|旗)[\u4e00-\u9fff]{0,10}?(?:工地|项目部?|大厦|小区))/;
const NO_SITE = /我|俺|咱|他|这个|那个|哪个|一个|本县|本区|县里|区里|校区|社区|园区|厂区|城区|郊区|老家/;
const FINER = /镇|乡|街道|街|路|大道|村|社区|园|广场|大厦|\d+号/;
const NOT_AT_WORK = /老家|户口|家住|家在|我|俺|他|老板|住在/;
const FINE = /区|县|旗|镇|乡|街|路|村|园|号|小区|广场|大厦/;
const VAGUE =
  /^(?:我|在|就|这|那|的)*(?:家里?|老家|外地|工地上?|工厂|厂子|厂里|饭店|餐馆|酒店|宾馆|超市|网吧|理发店|店里|单位|公司里?|这里|那里|这边|那边|外面|本地|附近|中国|福建省?|贵州省?|北京市?|广东省?|浙江省?|城里|乡下|市里|县里)(?:上|里|边|的)*$/;

/** True for a clause that is an address: down to a district, a street, a village, with or without 在. */
export function statesPlace(text: string): boolean {
  const spot = SPOT.exec(`在${text.trim().replace(/^(?:就|是|我)*在/, '')}`);
  return spot !== null && spot[1]!.length >= 3 && FINE.test(spot[1]!);
}

/** Where the work is, as the worker says it; at most 120 characters. Without `asked` only an address finer than a district. */
export function readPlace(text: string, asked: boolean): Understood<string, PlaceReason> {
  const spot = SPOT.exec(text);
  const exact = (match: RegExpExecArray | null) =>
    match !== null && match[1]!.length >= 4 && FINER.test(match[1]!) ? match : null;
  const site = SITE.exec(text);
  const told = exact(spot) ?? exact(BARE_SPOT.exec(text)) ?? (site !== null && !NO_SITE.test(site[1]!) ? site : null);
  if (!asked) {
    if (told === null || (told !== spot && NOT_AT_WORK.test(told[1]!))) return missed('absent');
    const start = told.index + told[0].indexOf(told[1]!);
    return found(told[1]!, start, start + told[1]!.length);
  }
  // A name with a number behind it is a person's.
  if (/\d{7,}/.test(text) && !/区|县|镇|乡|路|街|村|号(?!码)|小区|工地|旁|附近/.test(text))
    return missed('not-a-place');
  if (VAGUE.test(text.replace(/[\s,。.!]/g, ''))) return missed('too-vague');
  const name = text
    .replace(
      /^(?:啊|哦|哎|呀|不对|不是|说错了?|搞错了?|弄错了?|错了|我|俺|人|就|地址|地点|是|现在|目前|其实|在|位于|改成|应该是|为|工地|上班的?地方|:|,|\s)+(?=[\u4e00-\u9fffA-Za-z])/,
      '',
    )
    .replace(/(?:这边|那边)?的?(?:吧|啊|呢)?[\s,。.;!]*$/, '');
  if (name.length > 120) return missed('too-long');
  if (isSmallTalk(text) || ((name.length <= 6 || /\d{3}/.test(name)) && !PLACE_LIKE.test(name)))
    return missed('not-a-place');
  if (TOLD.test(text) && !/(?:区|县|市|镇|路|街|村|号)/.test(name)) return missed('not-a-place');
  if (A_TIME.test(name) || (OTHER_FACT.test(name) && !FINE.test(name))) return missed('not-a-place');
  const letters = name.match(/[\u4e00-\u9fff]/g)?.length ?? 0;
  if (/[<>{}\\;=*%$@|]|--/.test(name) || (letters < 2 && name !== '')) return missed('not-a-place');
  if (name === '') return missed(text.trim() === '' ? 'absent' : 'too-vague');
  const start = text.indexOf(name);
  return found(name, start, start + name.length);
}
