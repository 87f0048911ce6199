import type { RegionMention } from '../knowledge/regions.ts';

const BEFORE = /(?:老家|户口|户籍|学籍|籍贯|家|屋头|屋里)(?:是|还?在|的)?$|(?:来自|我是|俺是|离开)$/;
const AFTER =
  /^(?:的)?(?:人(?![才民员家])|户口|老家|户籍|(?:那边的?)?(?:工友|老乡|朋友|亲戚)|农村的?|过?来的|(?:那边|那里|那头|农村|乡下)(?:过)?来的|的在|(?:这边|那边)?(?:跑|过|出)?来(?:这边|这里)?(?:做|打|收|干|开|送|卖|摆|帮|种|当|修|拉|搬|进)\p{Script=Han}{0,4}的)/u;
/** 我老公就是河南的 */
const IS = /是$/;
const OF = /^的(?=$|[,，。!！?？\s])/;
/** 铜仁的 想去北京当月嫂; 俺海原的在北京开大车 */
const I_AM = /^(?:我|俺|咱)?$/;
const OF_ONE = /^的(?=[,，。!！\s]|(?:现在)?在)/;

/** 没有北京户口: it is where one is, not where one comes from. */
const NOT_OF = /(?:没有?|不是|非)$/;
const REGISTERED = /^的?(?:户口|户籍)/;

/** Whether a place is named only as where one comes from: 老家贵州, 户口在莆田, 我是四川人, 云南过来的, 江西来做茶的. */
export function isHome(text: string, { start, end }: RegionMention): boolean {
  const before = text.slice(0, start);
  const after = text.slice(end);
  if (NOT_OF.test(before) && REGISTERED.test(after)) return false;
  return (
    BEFORE.test(before) ||
    AFTER.test(after) ||
    (IS.test(before) && OF.test(after)) ||
    (I_AM.test(before) && OF_ONE.test(after))
  );
}

/** The mention with the words around it that say so, for whoever takes it out of a question. */
export function withHomeWords(text: string, { start, end }: RegionMention): { start: number; end: number } {
  const before = /(?:户口|户籍|老家|籍贯|家)(?:是|在|的)?$/.exec(text.slice(0, start))?.[0].length ?? 0;
  const after = /^的?(?:户口|户籍|人(?=[,，。 ]|$))/.exec(text.slice(end))?.[0].length ?? 0;
  return { start: start - before, end: end + after };
}
