/**
 * Words that ask: question words, 吗 呢 么 at an end, 给没给, 能不能, a last 不 or 没. Of the 2,741 tuned cases that want an answer
 * 2,270 have one; the others only tell what happened.
 */
const ASKS =
  /[?？]|怎|咋|如何|哪|什么|啥|干嘛|几(?!乎)|多久|多长|多少|好多|吗|呢(?=$|[\s,，。])|么$|(\p{Script=Han})[不没]\1|能不|可以不|行不|算不|有没有|是不是|谁|[不没无]$|可(?:以|能)|合法|违法/u;

/** Whether a normalised message, or a piece of one, asks something. */
export function asks(text: string): boolean {
  return ASKS.test(text);
}
