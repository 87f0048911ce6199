import type { KnowledgeProblem } from '../../knowledge/problem.ts';

/** The program's words for a problem, and the same for the staff who keep the documents. `$1` … are parts of the program's words. */
const TRANSLATIONS: readonly [RegExp, message: string, mend: string][] = [
  [
    /^no front matter$/,
    '开头没有文件信息',
    '文件开头写 ---，再写 id、title、number、issuers、region 等各行，再写 ---（见 knowledge/README.md）。',
  ],
  [/^unknown region (.+)$/, '没有 $1 这个地区代码', '写六位行政区划代码，例如福建省是 350000；全国写 000000。'],
  [/^(.+): unknown region (.+)$/, '「$1」：没有 $2 这个地区代码', '写六位行政区划代码；全国写 000000。'],
  [/^(.+) is a (\w+), not a (\w+)$/, '$1 的级别是 $2，写成了 $3', 'level 改成 $2，或者改正 region。'],
  [/^in effect \((.+)\) before it was issued \((.+)\)$/, '施行日期 $1 比发文日期 $2 还早', '对照原文核对两个日期。'],
  [/^no document number/, '没有文号', '文件有文号就补上。'],
  [
    /^「(.+)」 is not a document number/,
    '「$1」不像文号：缺年份或序号',
    '照原文写，例如 闽人社文〔2025〕28号；没有文号写 null。',
  ],
  [/^no numbered clause found$/, '找不到带序号的条文', '条文要另起一行，以「一、」「（一）」「1.」或「第一条」开头。'],
  [/^two clauses are numbered (.+)$/, '有两条都是$1', '删掉重复的，或者改正序号。'],
  [/^(.+) repeats (.+) word for word$/, '$1和$2一字不差', '删掉重复的一条。'],
  [/^number (\d+) is missing before (.+)$/, '$2前面少了第 $1 条', '照原文把漏掉的补上，或者改正序号。'],
  [/^document id (.+) is taken$/, '编号 $1 已经有别的文件在用', '换一个编号。'],
  [
    /^card for (.+), which no document has$/,
    '卡片写的是 $1，哪份文件里都没有这一条',
    '改正条文编号，或者删掉这张卡片。',
  ],
  [/^card for (.+) has no hash$/, '$1 的卡片还没有盖章', '把卡片和条文对一遍，再跑：gongyou knowledge accept $1'],
  [
    /^stale card: (.+) has changed/,
    '$1 的条文变了，卡片还是旧的，已停用',
    '把卡片和条文对一遍，再跑：gongyou knowledge accept $1',
  ],
  [/^quote is not in the gist: (.+)$/, '引文不在要点（gist）里：$1', '从要点里一字不差地抄过来。'],
  [/^quote is not in ([^:]+): (.+)$/, '引文不在 $1 的条文里：$2', '从条文里一字不差地抄过来。'],
  [/^article (.+) stands twice$/, '第 $1 条写了两遍', '把两处并成一处。'],
  [/^(.+): neither clause nor source$/, '「$1」没写出处', '写明是哪一条（clause）提到的，全国通用的写 source。'],
  [/^(.+): no clause (.+)$/, '「$1」的出处 $2 不存在', '改正条文编号。'],
  [/^(\S+) does not name 「(.+)」$/, '$1 里没有「$2」这个名字', '照条文写名字，或者改正条文编号。'],
  [/^not valid YAML: (.+)$/, '格式不对（YAML）：$1', '改正这一行；文字里有冒号的，用双引号括起来。'],
  [/^(\S+): Invalid ISO date/i, '「$1」不是真有的日期', '写成 2025-04-16 这样，日历上要有这一天。'],
  [/^(\S+): Unrecognized key: (.+)$/, '$1 里有不认识的栏目 $2', '删掉它，或者改正拼写。'],
  [/^(\S+): Unrecognized keys: (.+)$/, '$1 里有不认识的栏目 $2', '删掉它们，或者改正拼写。'],
  [/^(\S+): Invalid input: expected (\w+), received undefined$/, '缺「$1」', '补上这一栏。'],
  [/^(\S+): Invalid input: expected (\w+), received (\w+)$/, '「$1」的写法不对', '照 knowledge/README.md 里的样子写。'],
  [/^(\S+): Invalid option: expected one of (.+)$/, '「$1」只能从这些里选：$2', '改成其中一个。'],
  [/^(\S+): use lower-case letters, digits and hyphens$/, '「$1」只能用小写字母、数字和短横', '改成 fj-2025-28 这样。'],
  [
    /^(\S+): a region is a GB\/T 2260 code of six digits$/,
    '「$1」要写六位行政区划代码',
    '例如福建省是 350000；全国写 000000。',
  ],
  [
    /^(\S+): Too small: expected \w+ to have >=(\d+) (?:characters|items)$/,
    '「$1」太短或者是空的',
    '至少写 $2 个（字或项）。',
  ],
  [/^(\S+): Too big: expected \w+ to have <=(\d+) (?:characters|items)$/, '「$1」太长', '最多 $2 个（字或项）。'],
  [/^(\S+): Invalid (?:URL|string|number|input).*$/, '「$1」的写法不对', '照 knowledge/README.md 里的样子写。'],
];

/** Message and mend in plain Chinese; a message that isn't known stays as the program wrote it. */
export function inChinese({ message, mend }: KnowledgeProblem): { message: string; mend: string } {
  for (const [pattern, chinese, chineseMend] of TRANSLATIONS) {
    const match = pattern.exec(message);
    if (!match) continue;
    const fill = (text: string) => text.replace(/\$(\d)/g, (_, index) => match[Number(index)] ?? '');
    return { message: fill(chinese), mend: fill(chineseMend) };
  }
  return { message, mend };
}
