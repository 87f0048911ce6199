/** Words that begin a second question. */
const STRONG =
  /还有(?:就是)?|另外(?:就是)?|顺便(?:再)?(?:问(?:一下|下)?)?|以及|再问(?:一下|下)?|第二个?(?:问题|是)?[,，:：]?/;
const SEPARATOR = /[,，。?？!！;；]|和(?=[^,，。?？]{1,12}(?:怎么|咋|呢|有|能|找|办|吗|$))|跟(?=孩子|娃|小孩)/;
const ASKS = /怎么|咋|吗|谁|多少|多久|哪|能不能|可不可以|有没有|行不行|要不要|是不是|啥|什么|几|如何|[呢么不没无]$/;
/** 两个事都咋弄 */
const TWO_THINGS = /^(?:这)?(?:两|2)(?:个|件|样)(?:事|问题)/;
const FULL_STOP = /[?？;；。]/;

/**
 * Splits a normalised question that asks two things (工资和孩子上学) into its parts. A story with commas is one question:
 * it is cut only at a word that begins another, or where every part asks on its own, or names a thing and no more.
 */
export function splitQuestion(text: string): string[] {
  const byWord = pieces(text, STRONG);
  if (byWord.length >= 2) return byWord;
  const byStop = pieces(text, FULL_STOP);
  if (byStop.length >= 2 && byStop.some((part) => ASKS.test(part))) return byStop;
  const byMark = pieces(text, SEPARATOR);
  const told = byMark.filter((part) => !TWO_THINGS.test(part));
  if (told.length >= 2 && told.length < byMark.length) return told;
  if (byMark.length >= 2 && byMark.every((part) => ASKS.test(part))) return byMark;
  const names = text.replace(/(?:怎么办|咋办|怎么弄|咋弄|都?怎么解决|有啥办法|呢|\?|？)+$/g, '').split(/和|跟|、|与/);
  return names.length === 2 && names.every((name) => name.trim().length >= 2 && name.trim().length <= 8)
    ? names.map((name) => name.trim())
    : [text];
}

function pieces(text: string, separator: RegExp): string[] {
  return text
    .split(new RegExp(separator.source, 'g'))
    .map((part) => part.trim())
    .filter((part) => part.length >= 2);
}
