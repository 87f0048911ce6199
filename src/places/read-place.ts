import type { Region, RegionMention, Regions } from '../knowledge/regions.ts';
import { isHome } from './home-words.ts';
import type { ReadMentions } from './mentions.ts';
import { type PlaceBase, roleOf, sameGround } from './place-features.ts';
import { choosePlaces, type PlaceModel, readContext } from './place-model.ts';

export interface PlaceReading {
  /** Where the worker is (or works), to be remembered. */
  own: Region | null;
  /** The places this one question is about, where they are others: one, or two that are to be told side by side. */
  asked: readonly Region[];
  /** True when the message says a place and nothing else: 「我在宁夏」「厦门」. */
  onlyPlace: boolean;
}

/** Reads the places of a normalised text. `known`: where the worker is, as far as was said before. */
export type ReadPlace = (text: string, known: Region | null) => PlaceReading;

export interface PlaceReaderParts {
  base: PlaceBase;
  readMentions: ReadMentions;
  model: PlaceModel;
}

/** A place is told in the first words; looking through a wall of text would cost more than it finds. */
const LONGEST_READ = 2000;

/** Whose rules are asked for is weighed by a model that was learned from examples (evals/places); that nothing but a place is told, is read off. */
export function createPlaceReader({ base, readMentions, model }: PlaceReaderParts): ReadPlace {
  const { regions } = base;
  return (text, known) => {
    const short = readShortForm(text, regions);
    if (short) return { own: short, asked: [], onlyPlace: true };
    const mentions = readMentions(text.slice(0, LONGEST_READ), known).map((mention) => ({
      ...mention,
      start: wholeStart(text, mention, regions),
    }));
    if (mentions.length === 0) return NO_PLACE;
    if (isOnlyPlace(text, mentions)) {
      const here = mentions.filter((mention) => !isHome(text, mention)).at(-1);
      // 我是河北人: where one comes from moves nobody whose place is known.
      if (here === undefined && known !== null) return NO_PLACE;
      return { own: (here ?? mentions.at(-1)!).region, asked: [], onlyPlace: true };
    }
    const moved = mentions.find((mention) => hasMovedTo(text, mention));
    if (moved) return { own: moved.region, asked: [], onlyPlace: tellsOnlyOfMoving(text, moved) };
    const { places } = choosePlaces(readContext(text, mentions, known, base), model);
    if (places.length >= 2) return { own: null, asked: inOrder(places).map(({ region }) => region), onlyPlace: false };
    const [place] = places;
    if (place === undefined || place.mentions.length === 0) return NO_PLACE;
    if (known !== null && sameGround(place.region, known, regions)) {
      const isNearer = place.region.code !== known.code && regions.isWithin(place.region.code, known.code);
      return { own: isNearer ? place.region : null, asked: [], onlyPlace: false };
    }
    const isOwn = place.mentions.some((mention) =>
      known === null ? SETTLES.test(text.slice(0, mention.start)) : IS_HERE.has(roleOf(text, mention)),
    );
    return isOwn
      ? { own: place.region, asked: [], onlyPlace: false }
      : { own: null, asked: [place.region], onlyPlace: false };
  };
}

const NO_PLACE: PlaceReading = { own: null, asked: [], onlyPlace: false };

/** 我在贵阳干活: one is there, and goes on being there. */
const IS_HERE: ReadonlySet<string> = new Set(['self here', 'here']);
/** Where nothing else is known of the place, one that is gone to is kept as well. */
const SETTLES = /(?:在|来|到|换到|住|回|去|往|上|赴)$/;

/** 我搬去三明了, 现在到北京了: it is done, and it is oneself. */
const MOVED_BEFORE =
  /(?:^|[我俺咱们人在都又已经,，。\s])(?:又|都|已经|刚|就)*(?:搬|换|转|调|回|来)(?:到|去|来|回)?$|现在(?:人)?(?:到|在|来)(?:了)?$/;
const MOVED_AFTER = /^(?:市|省|县|区|这边)*(?:来|去)?了/;
const NOT_YET = /想|要|打算|准备|如果|要是|快|明年|下个?月|哪天|他|她|哥|弟|姐|妹|爸|妈|老公|媳妇|儿子|女儿|老板/;

function hasMovedTo(text: string, { start, end }: RegionMention): boolean {
  const before = text.slice(0, start);
  const clause = before.split(/[,，。;；!！\s]/).at(-1)!;
  return MOVED_BEFORE.test(before) && MOVED_AFTER.test(text.slice(end)) && !NOT_YET.test(clause);
}

/** 「我搬去三明了」, and not a word more. */
function tellsOnlyOfMoving(text: string, { start, end }: RegionMention): boolean {
  const before = /^(?:我|俺|咱|人|现在|已经|又|都|刚|就|[,，\s])*(?:搬|换|转|调|回|来)?(?:到|去|来|回|在)*$/;
  return (
    before.test(text.slice(0, start)) && /^(?:市|省|县|区|这边)*(?:来|去)?了[。.!！啊呀\s]*$/.test(text.slice(end))
  );
}

/** A place that is known and not named (这边跟北京比) stands first. */
function inOrder<Place extends { mentions: readonly RegionMention[] }>(places: readonly Place[]): Place[] {
  return [...places].sort((one, other) => (one.mentions[0]?.start ?? -1) - (other.mentions[0]?.start ?? -1));
}

const AROUND_PLACE =
  /^(?:哦|噢|嗯|啊|那么?|要是|如果|假如|换成|换做)*(?:不对|不是|我?(?:记|说|填|写|搞|弄)?错了|更正)?[，,\s]*(?:我|俺|咱|我们|俺们|人|现在|目前|其实|就|是|说的是|在|是在|搞错了|已经)*(?:换到|搬到|转到|来到|到|来|去)?[在是了]?$/;
const AFTER_PLACE =
  /^(?:这边|这里|那边|打工|干活|上班|做工|这儿|市里|农村|工地|的|啊|呢|呀|哦|吧|了|人|省|市|[，,。.!！\s])*$/;
/** 我是贵州人，现在在福建: no more than this stands between two places that are all that is told. */
const BETWEEN_PLACES =
  /^(?:我|俺|人|户口|老家|现在|目前|就|是|在|来|到|的|打工|干活|省|市|不是|不对|错了|[，,。.\s])*$/;
const LONGEST_ONLY_PLACE = 30;

function isOnlyPlace(text: string, mentions: readonly RegionMention[]): boolean {
  if (text.length > LONGEST_ONLY_PLACE) return false;
  const between = mentions
    .slice(1)
    .every((mention, at) => BETWEEN_PLACES.test(text.slice(mentions[at]!.end, mention.start)));
  return (
    between &&
    AROUND_PLACE.test(text.slice(0, mentions[0]!.start).trim()) &&
    AFTER_PLACE.test(text.slice(mentions.at(-1)!.end).trim())
  );
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
