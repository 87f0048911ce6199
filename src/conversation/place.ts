import type { Region, RegionMention, Regions } from '../knowledge/regions.ts';

export interface PlaceReading {
  /** Where the worker is (or works), to be remembered. */
  own: Region | null;
  /** The place this one question is about, where it is another. */
  asked: Region | null;
  /** True when the message says a place and nothing else: 「我在宁夏」「厦门」. */
  onlyPlace: boolean;
}

/** A place is told in the first words; looking through a wall of text would cost more than it finds. */
const LONGEST_READ = 2000;
const HOME_BEFORE =
  /(?:老家(?:是|在)?|户口(?:是|还?在)?|户籍(?:是|在)?|来自|我是|俺是|家是|家在|从|离开|学籍(?:是|在)?)$/;
const HOME_AFTER = /^(?:的)?(?:人|户口|老家|户籍|农村的?|来的)/;
const HERE_BEFORE = /(?:在|来|到|来到|换到|人在|住在?)$/;
const RETURN_BEFORE = /(?:回|回到|返回)$/;
const AROUND_PLACE =
  /^(?:哦|噢|嗯|啊)?(?:不对|不是|错了|说错了|更正)?[，,\s]*(?:我|俺|咱|我们|俺们|人|现在|目前|其实|就|是|说的是|在|是在|搞错了|已经)*(?:换到|搬到|转到|来到|到|来|去)?[在是了]?$/;
const AFTER_PLACE =
  /^(?:这边|这里|那边|打工|干活|上班|做工|这儿|市里|农村|工地|的|啊|呢|呀|哦|吧|了|人|省|市|[，,。.!！\s])*$/;

/** 在浙江打了八年工，想回来开店: elsewhere is where one was. */
const RETURNS =
  /(?:想|要|打算|准备|现在|都|我|就)?回(?:来|老家|家乡|村|去)(?:了|开|办|搞|做|创业|找|上班|干)|返乡|回乡/;

const GOING_BEFORE = /(?:去|往)$/;
const MOVED = /(?:填|说|搞|写|弄)错|不在|搬到|换到|离开|转到|现在(?:在|到)|刚(?:来|到)|其实/;

/** The place that is known stays when it is spoken of too (在广东打工，贵州有没有站), or when elsewhere is only where one was. */
function staysAt(
  known: Region,
  mentions: readonly RegionMention[],
  text: string,
  regions: Regions,
): PlaceReading | null {
  const nearer = mentions.find((mention) => isWithin(mention.region, known, regions));
  const spokenOf = nearer !== undefined || mentions.some((mention) => isWithin(known, mention.region, regions));
  if (!spokenOf && !RETURNS.test(text)) return null;
  return { own: nearer && nearer.region.code !== known.code ? nearer.region : null, asked: null, onlyPlace: false };
}

function isWithin(inner: Region, outer: Region, regions: Regions): boolean {
  return regions.path(inner.code).some((step) => step.code === outer.code);
}

/** Reads the places of a normalised text. `known`: where the worker is, as far as was said before. Home (老家, 户口, 我是…人) is not where help is asked for, unless it is the only place. */
export function readPlace(text: string, regions: Regions, known: Region | null = null): PlaceReading {
  const short = readShortForm(text, regions);
  if (short) return { own: short, asked: null, onlyPlace: true };
  const mentions = regions
    .mentions(text.slice(0, LONGEST_READ))
    .map((mention) => ({ ...mention, start: wholeStart(text, mention, regions) }));
  if (mentions.length === 0) return { own: null, asked: null, onlyPlace: false };
  const first = mentions[0]!;
  const last = mentions.at(-1)!;
  const onlyPlace =
    AROUND_PLACE.test(text.slice(0, first.start).trim()) &&
    AFTER_PLACE.test(text.slice(last.end).trim()) &&
    text.length <= 30;
  if (onlyPlace) return { own: last.region, asked: null, onlyPlace };
  const isHome = (mention: RegionMention) =>
    HOME_BEFORE.test(text.slice(0, mention.start)) || HOME_AFTER.test(text.slice(mention.end));
  const isHere = (mention: RegionMention) => HERE_BEFORE.test(text.slice(0, mention.start));
  const stay =
    known && !MOVED.test(text)
      ? staysAt(
          known,
          mentions.filter((mention) => !isHome(mention)),
          text,
          regions,
        )
      : null;
  if (stay) return stay;
  // 想去福建打工: where one wants to go is asked of the place one is in.
  if (known && mentions.every((mention) => GOING_BEFORE.test(text.slice(0, mention.start))))
    return { own: null, asked: null, onlyPlace: false };
  const here =
    mentions.filter((mention) => isHere(mention) && !isHome(mention)).at(-1) ??
    mentions.filter((mention) => RETURN_BEFORE.test(text.slice(0, mention.start))).at(-1) ??
    null;
  if (here) return { own: here.region, asked: null, onlyPlace: false };
  const elsewhere = mentions.filter((mention) => !isHome(mention));
  return { own: null, asked: (elsewhere[0] ?? first).region, onlyPlace: false };
}

/** 「闽」「我在沪」, or a code. A province's code is left alone: 120000 is more likely a sum of money. */
function readShortForm(text: string, regions: Regions): Region | null {
  const bare = text.replace(/^(?:我|俺|人)*在|[。.!！\s]+$/g, '');
  if (/^\d{6}$/.test(bare)) return bare.endsWith('0000') ? null : regions.read(bare);
  return /^\p{Script=Han}[省市]?$/u.test(bare) ? regions.read(bare) : null;
}

/** Where the whole name begins: 三明永安 is told as 永安 alone, and its 三明 belongs to it. */
function wholeStart(text: string, { region, start }: RegionMention, regions: Regions): number {
  const names = regions.path(region.code).flatMap((outer) => [outer.name, outer.shortName]);
  for (let from = start; ; ) {
    const before = text.slice(0, from);
    const name = names.find((each) => before.endsWith(each));
    if (name === undefined) return from;
    from -= name.length;
  }
}
