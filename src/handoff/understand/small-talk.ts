const TALK =
  /[啊呀吧呢哦嘛啦哎唉哈噻]$|^(?:谢谢|感谢|多谢|谢了|辛苦|你好|您好|早上好|晚上好|在吗|好累|好烦|好难|太难|太气|气死|真是|没办法|命苦|难受|哈哈|呵呵|嗯|哦|唉|哎|好的|收到|知道了|明白|再见|拜拜)/;

/** True for thanks, greetings and sighs: they are no answer to a question whose answer is free text. */
export function isSmallTalk(text: string): boolean {
  return text.length <= 16 && TALK.test(text.replace(/[\s,.!?。~]+$/g, ''));
}
