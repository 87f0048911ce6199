import { isSmallTalk } from './small-talk.ts';
import { found, missed, type Understood } from './understood.ts';

const PLACE_LIKE =
  /[省市区县镇乡村街路道号园城厦楼站场院口桥湾港岛旁近面里州京津沪海江河山门庄屯堡寨营坊店厂都安阳宁波圳莞明春原汉沙昌肥滩泉溪川湖]/;

/** Words of what happened: a sentence with them is no address. */
const TOLD = /欠|拖|没|不(?!夜)|签|叫|投诉|起诉|仲裁过|离职|走[了的]|干了|手里|我们|老板|工资|多少|块|电话|同意/;
export type PlaceReason = 'too-vague' | 'too-long' | 'not-a-place';

const SPOT =
  /(?:在|地址是?:?|地点是?:?|位于|于)\s*((?:[\u4e00-\u9fff]{2,8}?(?:省|自治区))?(?:[\u4e00-\u9fff]{2,7}?(?:市|州|盟))?(?:[\u4e00-\u9fff]{1,7}?(?:区|县|旗))?(?:[\u4e00-\u9fff0-9]{1,10}?(?:镇|乡|街道|开发区|工业区|工业园|园区|产业园|大道|路|街|村|社区|小区|广场|大厦|号|栋|楼)){0,4})/;
const FINE = /区|县|旗|镇|乡|街|路|村|园|号|小区|广场|大厦/;
const VAGUE =
  /^(?:我|在|就|这|那|的)*(?:家里?|老家|外地|工地上?|厂里|公司里?|这里|那里|这边|那边|外面|本地|附近|中国|福建省?|贵州省?|北京市?|广东省?|浙江省?|城里|乡下|市里|县里)(?:上|里|边|的)*$/;

/** Where the work is, as the worker says it; at most 120 characters. Without `asked` only an address down to a district or street. */
export function readPlace(text: string, asked: boolean): Understood<string, PlaceReason> {
  const spot = SPOT.exec(text);
  if (spot !== null && spot[1]!.length >= 4 && FINE.test(spot[1]!)) {
    const start = spot.index + spot[0].indexOf(spot[1]!);
    if (!asked) return found(spot[1]!, start, start + spot[1]!.length);
  }
  if (!asked) return missed('absent');
  if (VAGUE.test(text.replace(/[\s,。.!]/g, ''))) return missed('too-vague');
  const name = text
    .replace(/^(?:我|俺|就|地址|地点|是|在|位于|改成|应该是|为|工地|上班的?地方|:|,|\s)+(?=[\u4e00-\u9fffA-Za-z])/, '')
    .replace(/[\s,。.;!]+$/, '');
  if (name.length > 120) return missed('too-long');
  if (isSmallTalk(text) || (name.length <= 6 && !PLACE_LIKE.test(name))) return missed('not-a-place');
  if (TOLD.test(text) && !/(?:区|县|市|镇|路|街|村|号)/.test(name)) return missed('not-a-place');
  const letters = name.match(/[\u4e00-\u9fff]/g)?.length ?? 0;
  if (/[<>{}\\;=*%$@|]|--/.test(name) || (letters < 2 && name !== '')) return missed('not-a-place');
  if (name === '') return missed(text.trim() === '' ? 'absent' : 'too-vague');
  const start = text.indexOf(name);
  return found(name, start, start + name.length);
}
