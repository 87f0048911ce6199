import type { Region, RegionMention, Regions } from '../knowledge/regions.ts';
import { isHome } from '../retrieval/home-words.ts';

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
/** 从新疆摘棉花回来, 跑回安徽, 以前在江西交的: where one was or belongs, told to whoever knows where one is now. */
const PAST_BEFORE = /(?:从|自|离开|再跑|跑去|跑|回|回到|返回|寄回|以前在|之前在|原来在|先前在|早先在|原先在|前头在)$/;
const HERE_BEFORE = /(?:在|来|到|来到|换到|人在|住在?)$/;
const RETURN_BEFORE = /(?:回|回到|返回)$/;
const AROUND_PLACE =
  /^(?:哦|噢|嗯|啊|那么?|要是|如果|假如|换成|换做)*(?:不对|不是|错了|说错了|更正)?[，,\s]*(?:我|俺|咱|我们|俺们|人|现在|目前|其实|就|是|说的是|在|是在|搞错了|已经)*(?:换到|搬到|转到|来到|到|来|去)?[在是了]?$/;
const AFTER_PLACE =
  /^(?:这边|这里|那边|打工|干活|上班|做工|这儿|市里|农村|工地|的|啊|呢|呀|哦|吧|了|人|省|市|[，,。.!！\s])*$/;

/** 我是贵州人，现在在福建: no more than this stands between two places that are all that is told. */
const BETWEEN_PLACES =
  /^(?:我|俺|人|户口|老家|现在|目前|就|是|在|来|到|的|打工|干活|省|市|不是|不对|错了|[，,。.\s])*$/;

/** 在浙江打了八年工，想回来开店: elsewhere is where one was. */
const RETURNS =
  /回(?:来|老家|家乡|村|去)(?:了|后|以后|就|想|接着|继续|这边|开|办|搞|做|创业|找|上班|干|交|读|种|养|考)|(?:想|要|打算|准备|得)(?:跑)?回(?:来|去|家|老家|家乡)|回(?:县城|县里|镇上|镇里|村里|庄上|寨子|屋头)|返乡|回乡/;
/** 想回泰宁搞个民宿, 回盐池养羊: what is asked is what that place has. */
const RETURNS_TO = /回(?:到|不去|不了|不到)?$/;
const BEGINS_ANEW = /^(?:县|县城|老家|家乡|农村|乡下|镇上|村里)?(?:自己)?(?:开|办|搞|做|创业|种|养|找|弄|盘|整|建|起)/;
const MEANS_TO = /(?:想|要|打算|准备)(?:跑)?回(?:到)?$/;
const WANTS_HOME = /(?:想|(?<!不)要|打算|准备)(?:跑)?回/;
/** Who owes, and who pays for a fall, is a matter of the place of work. */
const OF_THE_WORK = /欠|拖|工资|工钱|薪|不给钱|赖账|工伤|摔|砸|受了?伤|加班|辞退|开除|合同/;

/** 想去福建打工, 上新疆摘棉花: asked of the place one is in. */
const GOING_BEFORE = /(?:去|往|上|赴)$/;
const EXCEPT_BEFORE = /除(?:了|过|开|去|掉|却)?$/;
const MOVED = /(?:填|说|搞|写|弄)错|不在|搬到|换到|离开|转到|其实/;
const NOW_BEFORE = /(?:现在(?:就|人)?(?:在|到)|刚(?:来|到))$/;

/** 在宁德干的活: whoever asks now from elsewhere asks about the place where the work was. */
const WORKED_AFTER = /^(?:那边|这边|那头)?(?:的)?(?:干|做|打|跑)的(?:活|工|事)/;

/** 家乡这边, 我们这头: what the known place has is asked, wherever one is at the moment. */
const HOMEWARD =
  /(?:家乡|老家|本省|本地|咱|我们|俺们)(?:这边|这头|这里|那边|那头|县|省|市)|家乡|这(?:边|头|里)的?(?:有|政府|能|给|收)/;

/** 准备去宁夏摘枸杞 听说那边…: what is asked of the place that one goes to. */
const GOES_TO = /(?:去|往|上|赴|到|回)$/;
const ASKED_THERE = /(?:[,，。;；!！\s]|听说|听讲|(?:晓得|知道)|问[下问]?)(?:那边|那里|那头|那儿|那地方)/;
/** 俺海原的在北京开大车，我们那的司机…: what is asked of home. */
const OUR_PLACE = /(?:我们|俺们|咱们|咱|俺)(?:那|老家|家乡)(?:里|边|头|儿|块)?/;

/** The place that is pointed at with 那边, 我们那: where one goes, or comes from. Null where none is. */
function pointedAt(mentions: readonly RegionMention[], known: Region, text: string, regions: Regions): Region | null {
  const elsewhere = mentions.filter(({ region }) => !regions.isWithin(region.code, known.code));
  const there = elsewhere.findLast(
    ({ start, end }) => GOES_TO.test(text.slice(0, start)) && ASKED_THERE.test(text.slice(end)),
  );
  if (there) return there.region;
  const begun = elsewhere.find(
    ({ start, end }) => MEANS_TO.test(text.slice(0, start)) && BEGINS_ANEW.test(text.slice(end)),
  );
  if (begun) return begun.region;
  // 北京在我们老家设没设站 asks what Beijing does.
  const isSubject = mentions.some(
    ({ region, start }) => regions.isWithin(region.code, known.code) && !HERE_BEFORE.test(text.slice(0, start)),
  );
  const home = elsewhere.find((mention) => isHome(text, mention));
  return home && !isSubject && OUR_PLACE.test(text.slice(home.end)) ? home.region : null;
}

/** The place that is known stays when it is spoken of too (在广东打工，贵州有没有站), or when elsewhere is only where one was. */
function staysAt(
  known: Region,
  mentions: readonly RegionMention[],
  home: Region | null,
  text: string,
  regions: Regions,
): PlaceReading | null {
  const nearer = mentions.find((mention) => regions.isWithin(mention.region.code, known.code));
  const spokenOf =
    nearer !== undefined || mentions.some((mention) => regions.isWithin(known.code, mention.region.code));
  const returns = RETURNS.test(text);
  // 一家子在福州租房，老家的学校要不要回去考: what is here is asked.
  const remains = nearer !== undefined && !isHome(text, nearer) && !WANTS_HOME.test(text);
  // 屋头在黔西，想回去搞个养鸡场: what home has is asked.
  if (returns && !remains && home && !regions.isWithin(known.code, home.code))
    return { own: null, asked: home, onlyPlace: false };
  if (!spokenOf && !returns && !HOMEWARD.test(text)) return null;
  return { own: nearer && nearer.region.code !== known.code ? nearer.region : null, asked: null, onlyPlace: false };
}

/** Reads the places of a normalised text. `known`: where the worker is, as far as was said before. Home (老家, 户口, 我是…人) is not where help is asked for, unless it is the only place. */
export function readPlace(text: string, regions: Regions, known: Region | null = null): PlaceReading {
  const short = readShortForm(text, regions);
  if (short) return { own: short, asked: null, onlyPlace: true };
  const mentions = regions
    .mentions(text.slice(0, LONGEST_READ), known)
    .map((mention) => ({ ...mention, start: wholeStart(text, mention, regions) }));
  if (mentions.length === 0) return { own: null, asked: null, onlyPlace: false };
  const first = mentions[0]!;
  const last = mentions.at(-1)!;
  const between = mentions
    .slice(1)
    .every((mention, at) => BETWEEN_PLACES.test(text.slice(mentions[at]!.end, mention.start)));
  const onlyPlace =
    between &&
    AROUND_PLACE.test(text.slice(0, first.start).trim()) &&
    AFTER_PLACE.test(text.slice(last.end).trim()) &&
    text.length <= 30;
  if (onlyPlace) return { own: last.region, asked: null, onlyPlace };
  const fromHome = (mention: RegionMention) => isHome(text, mention);
  const isHere = (mention: RegionMention) => HERE_BEFORE.test(text.slice(0, mention.start));
  const isPast = (mention: RegionMention) => PAST_BEFORE.test(text.slice(0, mention.start));
  if (known) {
    const pointed = pointedAt(mentions, known, text, regions);
    if (pointed) return { own: null, asked: pointed, onlyPlace: false };
    const worked = mentions.find((mention) => WORKED_AFTER.test(text.slice(mention.end)));
    if (worked) return { own: null, asked: worked.region, onlyPlace: false };
    const isKnown = ({ region }: RegionMention) =>
      regions.isWithin(region.code, known.code) || regions.isWithin(known.code, region.code);
    // 想回正安整个小作坊: named as the place one returns to, it is still the one that is asked about.
    const returnsHere = (mention: RegionMention) =>
      isKnown(mention) &&
      (fromHome(mention)
        ? RETURNS.test(text) || !OF_THE_WORK.test(text)
        : RETURNS_TO.test(text.slice(0, mention.start)));
    const isElsewhere = (mention: RegionMention) =>
      GOING_BEFORE.test(text.slice(0, mention.start)) || EXCEPT_BEFORE.test(text.slice(0, mention.start));
    const present = mentions.filter(
      (mention) => returnsHere(mention) || (!fromHome(mention) && !isPast(mention) && !isElsewhere(mention)),
    );
    if (present.length === 0) return { own: null, asked: null, onlyPlace: false };
    const home = mentions.find(fromHome)?.region ?? null;
    const hasMoved = MOVED.test(text) || mentions.some((mention) => NOW_BEFORE.test(text.slice(0, mention.start)));
    const stay = hasMoved ? null : staysAt(known, present, home, text, regions);
    if (stay) return stay;
  }
  const goal = mentions.find((mention) => {
    const before = text.slice(0, mention.start);
    return MEANS_TO.test(before) || (RETURNS_TO.test(before) && BEGINS_ANEW.test(text.slice(mention.end)));
  });
  if (goal) return { own: goal.region, asked: null, onlyPlace: false };
  const here =
    mentions.filter((mention) => isHere(mention) && !fromHome(mention)).at(-1) ??
    mentions.filter((mention) => RETURN_BEFORE.test(text.slice(0, mention.start))).at(-1) ??
    null;
  if (here) return { own: here.region, asked: null, onlyPlace: false };
  const elsewhere = mentions.filter((mention) => !fromHome(mention));
  return { own: null, asked: (elsewhere[0] ?? first).region, onlyPlace: false };
}

/** 上海路12号, 北京大厦: a name that is borrowed. */
const BORROWED_AFTER = /^(?:东|西|南|北|中)?(?:[一二三四]段)?(?:路|街|大道|巷|花园|广场|大厦|小区|新村|商城)/;

/** The region an address lies in, as exact as it says; null where it names none. `known`: where the worker is otherwise. */
export function regionOfAddress(address: string, regions: Regions, known: Region | null): Region | null {
  const named = regions
    .mentions(address.slice(0, LONGEST_READ), known)
    .filter((mention) => !BORROWED_AFTER.test(address.slice(mention.end)));
  const inside = named.find(({ region }) => known !== null && regions.isWithin(region.code, known.code));
  return (inside ?? named[0])?.region ?? null;
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
