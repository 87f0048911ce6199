/** Radicals that some PDF writers put in place of the character they look like; the others follow from NFKC (which would make ⼾ the traditional 戶). */
const RADICALS: Record<string, string> = {
  '⼾': '户',
  '⺠': '民',
  '⻁': '虎',
  '⻄': '西',
  '⻅': '见',
  '⻆': '角',
  '⻉': '贝',
  '⻋': '车',
  '⻓': '长',
  '⻔': '门',
  '⻘': '青',
  '⻙': '韦',
  '⻚': '页',
  '⻛': '风',
  '⻜': '飞',
  '⻝': '食',
  '⻢': '马',
  '⻣': '骨',
  '⻤': '鬼',
  '⻥': '鱼',
  '⻦': '鸟',
  '⻨': '麦',
  '⻩': '黄',
  '⻬': '齐',
  '⻮': '齿',
  '⻰': '龙',
  '⻳': '龟',
};

/** Controls, zero-width and direction marks, variation selectors, tags: nothing a reader sees, all that can hide a text. */
const INVISIBLE =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\uFFFE\uFFFF]|[\uFE00-\uFE0F]|[\u{E0000}-\u{E0FFF}]|\u034F/gu;

/** Takes out what cannot be seen and sets right what only looks right: line ends, no-break spaces, radicals in place of characters. */
export function stripInvisible(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n')
    .replaceAll('\uFFFD', '')
    .replace(INVISIBLE, '')
    .replaceAll('\u00A0', ' ')
    .replace(/[\u2E80-\u2FD5]/g, (radical) => RADICALS[radical] ?? radical.normalize('NFKC'));
}

/** Makes a captured text fit to keep: as stripInvisible, and no space at the end of a line. What is visible stays as it was. Idempotent. */
export function cleanText(text: string): string {
  return stripInvisible(text)
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}
