import { found, missed, type Understood } from './understood.ts';

/** Wage complaints branch first on construction (工程建设领域) or any other work. */
export type WorkKind = 'construction' | 'other';

const CONSTRUCTION =
  /工地|建筑(?!.{0,3}设计)|工程建设|建设领域|施工|项目部|楼盘|盖(?:楼|房)|修(?:路|桥|地铁|隧道|高速|铁路)|钢筋工?|木工|模板工?|泥瓦|瓦工|抹灰|架子工?|脚手架|塔吊|砌(?:砖|墙)|混凝土|浇筑|装修|装潢|贴(?:瓷)?砖|刮(?:腻子|大白)|水电安装|外墙|防水工?|拆迁|拆除|地铁(?!口|站)|隧道|工程(?!师)|土方|挖机|打桩|幕墙|粉刷|油漆工|小工|大工|点工|包清工/;
const OTHER =
  /(?<!混凝土|搅拌|水泥)(?<!钢)厂(?!房(?:建|施工))|车间|流水线|餐馆|饭店|酒店|宾馆|餐饮|饭馆|火锅|烧烤|后厨|厨师|服务员|超市|商场|店|物业|保安|保洁|环卫|外卖|快递|送货|物流|仓库|分拣|家政|保姆|月嫂|护工|医院|学校|KTV|网吧|美容|理发|美发|司机|开货?车|跑车|网约车|滴滴|货车|养殖|种植|农场|(?<!花)果园|采摘|矿|煤|渔船|捕鱼|纺织|缝纫|服装|制衣|鞋|电子|主播|直播|销售|业务员|客服|文员|公司|写字楼|劳务派遣|中介/i;

/** 不知道公司叫什么 speaks of a name, not of the kind of work. */
const UNNAMED =
  /(?:不知道|不清楚|不晓得|忘了).{0,6}(?:公司|单位|厂|店)|(?:公司|单位|厂|店)(?:名字|名)?(?:是|叫)(?:什么|啥).{0,8}$/;

/** Construction or other work, from a normalised text; a construction word wins over 公司 and 厂 (建筑公司). */
export function readWorkKind(text: string, asked: boolean): Understood<WorkKind> {
  const bare = text.replace(/[\s,.。!]+/g, '');
  const denied = /(?:不是|不在|没在)(?:什么|在)?(?:工地|建筑|施工|装修)/.exec(text);
  const construction = denied === null ? CONSTRUCTION.exec(text) : null;
  if (construction !== null)
    return found('construction', construction.index, construction.index + construction[0].length);
  const other = UNNAMED.test(text) ? null : OTHER.exec(text);
  if (other !== null && !(asked === false && /^(?:公司|中介|店)$/.test(other[0]) && /包工头|工头|班组/.test(text))) {
    return found('other', other.index, other.index + other[0].length);
  }
  if (denied !== null) return found('other', denied.index, denied.index + denied[0].length);
  if (!asked) return missed('absent');
  if (/^(?:1|一|第一个?|前面的?|前者|A)$/i.test(bare)) return found('construction', 0, text.length);
  if (/^(?:2|二|第二个?|后面的?|后者|B|其他|其它|别的|都不是|不是|不是工地)$/i.test(bare))
    return found('other', 0, text.length);
  return missed('absent');
}
