import { splitClauses } from './clauses.ts';
import { statesPlace } from './place.ts';
import { isSmallTalk } from './small-talk.ts';
import { found, missed, type Understood } from './understood.ts';

const NAMED =
  /(?:项目|工地|楼盘|工程)(?:的)?(?:名字|名称|全称)?(?:是|叫做?|名叫|:|改成|应该是)\s*([\u4e00-\u9fffA-Za-z0-9()·]{2,30})/;
const ENDING =
  /(?:^|在|的|,|区|县|市|镇|路)\s*([\u4e00-\u9fffA-Za-z0-9()·]{2,20}?(?:项目|标段|花园|家园|小区|府|城|广场|大厦|中心|公馆|安置房|工程))(?:工地|的?项目|上|干|做|里|,|。|$)/;
const COMMON =
  /^(?:一个|这个|那个|那|这|建筑|装修|小|大|个|什么|该|本|房地产|的)*(?:项目|工程|小区|城|中心|广场|标段)$/;

/** The construction project's name, as the worker says it: 项目叫万科城二期. At most 30 characters. */
export function readProject(text: string): Understood<string> {
  const named = NAMED.exec(text);
  const ending = named ?? ENDING.exec(text);
  if (ending === null) return missed('absent');
  const name = ending[1]!.replace(/(?:在|位于|,|的工地|工地上?).*$/, '').replace(/^.*[在是]/, '');
  if (name.length < 3 || COMMON.test(name) || /不知道|不清楚|没有|什么/.test(name)) return missed('absent');
  const start = text.indexOf(name, ending.index);
  return found(name, start, start + name.length);
}

const NOT_A_NAME =
  /欠|拖|没|不|签|叫|钱|工资|老板|工头|我们?|他们?|俺|同意|电话|谢谢|现在|附近|旁边|对面|后面|隔壁|那边|这边|地铁|车站|学校|医院|什么|\d{5}|[<>{}\\;=*%$#@|'"]/;

/**
 * Where place and project were asked in one breath and one clause is the address, a short clause beside it is the project:
 * 万科城市之光,在湖里区枋湖路.
 */
export function readProjectBesideAddress(text: string): Understood<string> {
  const clauses = splitClauses(text);
  if (clauses.length < 2 || !clauses.some((clause) => statesPlace(clause.text))) return missed('absent');
  for (const { text: clause } of clauses) {
    const name = clause.replace(/^[\s在是,]+/, '').replace(/(?:那个)?(?:项目|工地|楼盘)?(?:里|上)?[\s,。.;!]*$/, '');
    if (statesPlace(clause) || name.length < 3 || name.length > 20) continue;
    if (NOT_A_NAME.test(name) || COMMON.test(name) || isSmallTalk(name) || !/^[\u4e00-\u9fffA-Za-z0-9()·]+$/.test(name))
      continue;
    const start = text.indexOf(name);
    return found(name, start, start + name.length);
  }
  return missed('absent');
}
