const TALK =
  /[啊呀吧呢哦嘛啦哎唉哈噻]$|^(?:谢谢|感谢|多谢|谢了|辛苦|你好|您好|早上好|晚上好|在吗|好累|好烦|好难|太难|太气|气死|真是|没办法|命苦|难受|哈哈|呵呵|嗯|哦|唉|哎|好的|收到|知道了|明白|再见|拜拜)/;

/** What thanks, a greeting or a sigh is met with before the question is asked again; null for anything else. */
export function courtesyTo(text: string): string | null {
  const bare = text.replace(/[\s,.!?。~]+/g, '');
  if (bare.length > 12) return null;
  if (/谢|辛苦|麻烦你|麻烦您/.test(bare)) return '不客气。';
  if (/^(?:你好|您好|在吗|在不|有人吗|早上好|上午好|下午好|晚上好)[啊呀]?$/.test(bare)) return '我在。';
  if (/累|烦|太难|好难|气死|太气|命苦|难受|真是|没办法|唉|哎|委屈|想哭/.test(bare)) return '您受累了，没几句就问完。';
  return null;
}

/** True for thanks, greetings and sighs: they are no answer to a question whose answer is free text. */
export function isSmallTalk(text: string): boolean {
  return text.length <= 16 && TALK.test(text.replace(/[\s,.!?。~]+$/g, ''));
}
