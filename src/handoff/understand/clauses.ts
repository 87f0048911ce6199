export interface TextClause {
  text: string;
  /** True for a clause that asks something. */
  asks: boolean;
}

const ASKS =
  /\?|(?:吗|么)[啊呀哦]?$|^那.{1,10}呢$|怎么(?!也|都|样都)|咋(?!地|都)|如何|为什么|为啥|凭什么|凭啥|(?<!没|没有|不知道|不|没得|有点)什么(?!都|也|的|人都)|(?<!没|没有|不|不知道)啥(?!子?都|子?也|的|时候走)|去哪|在哪(?!里?都)|哪里(?!都|也)|哪儿(?!都|也)|哪个部门|哪些|(?<!不知道|没|不清楚|记不清)多少(?!都|算)|几号电话|多久|多长时间|能不能|可不可以|可以不|行不行|会不会|是不是|有没有|要不要|算不算|该不该|管不管|找谁|谁来|谁出|是谁|请问|想问|问一?下|先问|告诉我|[要收花交](?:花|交|收)?(?:钱|费)不$|有用[不没]$/;
const LAMENT = /(?:怎么办|咋办|咋整|咋弄|怎么整|怎么弄|如何是好)(?:啊|呀|呢|哦|嘛)?$/;
const ANSWERS_IN_QUESTION_WORDS =
  /^(?:我|俺|也|都|真|还)*(?:不知道|不晓得|晓不得|不清楚|忘了|不记得).{0,14}$|^(?:我|都|也|还|从|从来)*(?:没|没有)(?:去|找|上|问)过?(?:哪里|哪儿|哪个部门|哪|谁|什么).{0,4}$|(?:什么|啥|哪|多少|几).{0,8}(?:不知道|不清楚|不晓得|晓不得|记不清|记不得|忘)/;

function asksSomething(text: string): boolean {
  const bare = text.replace(/[,。.;!、\s]+$/, '');
  return ASKS.test(bare) && !ANSWERS_IN_QUESTION_WORDS.test(text.replace(/[,。.!]/g, ''));
}

/** Splits a normalised text at its stops and commas; a run with no mark stays whole. Marks are kept at the end of a clause. */
export function splitClauses(text: string): TextClause[] {
  const pieces =
    text.match(/[^,。.;!?\n、]*(?:(?<=\d)[.,](?=\d)[^,。.;!?\n、]*|、[^,。.;!?\n、]*)*[,。.;!?\n]*/g) ?? [];
  return pieces
    .filter((piece) => /[^\s,。.;!?]/.test(piece))
    .map((piece) => ({ text: piece, asks: asksSomething(piece.trim()) }));
}

const ASKING_END =
  /[,，]?(?:请问|我?该|应该|要|想|这|那)?(?:怎么办|咋办|咋整|咋弄|怎么整|怎么弄|如何是好|找谁|找哪里|找哪个部门|怎么要回?来?|咋要|打什么电话|打哪个电话|去哪里?(?:告|投诉|反映|要)|有人管吗|有没有人管|能要回来吗|能不能要回来)(?:啊|呀|呢|哦|嘛|吗)?[?!。,\s]*$/;

const REQUEST =
  /^(?:你好|您好|那|请|我|俺|我们|想|还|要|来|需要|帮|给|替)*(?:登记|做|办)?(?:一下|个)?(?:投诉|举报|申请法律援助|申请法援|登记)(?:一下|登记)?(?:[,。:!]\s*|$)/;

/** What a message tells, without what it asks: 老板拖了三个月工资怎么办 → 老板拖了三个月工资. */
export function tellingPart(text: string): string {
  return splitClauses(text.replace(REQUEST, ''))
    .map((clause) => {
      if (!clause.asks) return clause.text;
      const told = clause.text.replace(ASKING_END, '');
      return told.length >= 6 && told !== clause.text && !asksSomething(told) ? `${told}。` : '';
    })
    .join('')
    .replace(/^[,。;!?\s]+|[,;\s]+$/g, '');
}

/** 一月四千五 is a rate and not January: written as 每月, which is as long. */
export function plainRates(text: string): string {
  return text.replace(
    /(?<![十\d年])一月(?=(?:是|给|挣|才|有)?(?:\d{3,}|[一二两三四五六七八九]千|[一二两三四五六七八九]万|万))/g,
    '每月',
  );
}

/** True where the text is nothing but a cry for help (怎么办, 咋整): no question of policy. */
export function isLament(text: string): boolean {
  return LAMENT.test(text.replace(/[?!。.,\s]+$/, '')) && text.length > 12;
}

/** 不是12000,是8000 and 8000不是12000 both say 8000: the denied half is taken out. */
export function withoutDenied(text: string): string {
  return text
    .replace(/(?<!是)不是[^,。;!?]{1,24}[,。;]? ?(?:而|应该|应)?(?=[^,。;!?]{0,6}是)/g, '')
    .replace(/[,。;]? ?不是[^,。;!?]{1,24}$/g, (part, offset: number) => (offset === 0 ? part : ''));
}
