import type { PhoneHit } from '../understand/phone.ts';

const EMPLOYER =
  /老板|包工头|工头|经理|班组|队长|公司|单位|负责人|店长|厂里|厂长|老总|总的|人事|会计|他|她|对方|老[\u4e00-\u9fff]|[\u4e00-\u9fff](?:总|哥|姐|工|队|头)(?=[\s,:的电手是]|$)/g;
const WORKER =
  /我(?:自己)?的?(?:手机|电话|号码|联系)|我(?:叫|是(?!跟|在|给))|本人|俺的|联系我|打我|我[:\s]*$|我(?:这个|用的|现在)|(?:电话|手机|号码)?(?:就|先)?留(?:一?个|下|这个)?(?:我的)?(?:电话|手机|号码)?[:\s]*$/g;

/** The clause before the number does nothing but name the one who owes. */
const NAMING =
  /(?:^|[,。;!?\s])[^,。;!?]{0,8}(?:老板娘?|包工头|工头|经理|负责人|班组长|带班的?|东家|公司|单位)(?:的?名字)?(?:叫做?|姓|是)[^,。;!?欠拖]{1,12},(?:(?:手机|电话|号码)(?:号码?)?(?:是|:)?)?\s*$/;

function lastIndex(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].at(-1)?.index ?? -1;
}

/** Whose phone number it is, from the words around it (王老板 138…; 我电话 138…). Null where they do not tell. */
export function ownerOf(text: string, hit: Pick<PhoneHit, 'start' | 'end'>): 'employer' | 'worker' | null {
  const after = text.slice(hit.end, hit.end + 10);
  if (
    /^[\s,(]*(?:这?是|就是)(?:老板|包工头|工头|他|公司|经理)|^[\s(]*(?:老板|包工头|工头|他|公司|经理)(?:的|电话|号)/.test(
      after,
    )
  )
    return 'employer';
  if (/^[\s,(]*(?:这?是|就是)?我(?:的|自己|本人)/.test(after)) return 'worker';
  const sentence = text
    .slice(0, hit.start)
    .split(/[。;!?\n]/)
    .at(-1)!
    .slice(-24);
  // A number already said belongs to the words before it.
  const before = sentence.split(/\d{7,}/).at(-1)!;
  const employer = lastIndex(before, EMPLOYER);
  const worker = lastIndex(before, WORKER);
  if (employer < 0 && worker < 0) return null;
  if (worker > employer) return 'worker';
  // 包工头叫刘建军,电话139…: the clause before names the one whose number follows.
  if (NAMING.test(before)) return 'employer';
  // 老板欠我一万二,电话138… does not tell whose: only words next to the number do.
  return /,/.test(before.slice(employer)) && !/(?:他|老板|包工头)(?:的)?(?:电话|手机|号码)/.test(before.slice(employer))
    ? null
    : 'employer';
}
