import { NATION, type Region, type RegionMention, type Regions } from '../knowledge/regions.ts';
import { isHome } from '../retrieval/home-words.ts';
import type { Question } from '../retrieval/question.ts';

const JOINED = /^(?:省|市|那边|这边)?\s*(?:和|跟|与|同|、|还有|,|，)\s*$/;
/** 分别, 各, 两边: several are asked about, however far apart they stand. */
const EACH =
  /分别|各(?:自|是|有|给|要)|对比|比较|相比|两(?:边|地|个地方)|(?:和|跟|与).{0,12}(?:一样|不一样|一个东西|哪个)|都(?:打|找|有|能|是)|一个在.{1,10}一个在/;
const ASKS = /怎么|咋|吗|谁|多少|多久|哪|能不能|有没有|(\p{Script=Han})[不没]\1|啥|什么|几|[呢么不没]$/u;

/**
 * Regions a question wants told side by side, in its order; fewer than two where it doesn't. 「我是贵州人，在北京干活」 names
 * two and asks about one; the conversation has settled that place.
 */
export function comparedRegions({ text, mentions }: Question, regions: Regions): Region[] {
  const present = distinct(mentions.filter((mention) => !isHome(text, mention)));
  if (present.length < 2 || present.some(({ region }) => contains(region, present, regions))) return [];
  const isJoined = present.some((mention, at) => {
    const next = present[at + 1];
    return next !== undefined && JOINED.test(text.slice(mention.end, next.start));
  });
  return isJoined || EACH.test(text) || present.every((mention) => ASKS.test(sentenceOf(text, mention)))
    ? present.map(({ region }) => region)
    : [];
}

function distinct(mentions: readonly RegionMention[]): RegionMention[] {
  const byCode = new Map(mentions.map((mention) => [mention.region.code, mention]));
  byCode.delete(NATION);
  return [...byCode.values()].sort((a, b) => a.start - b.start);
}

function contains(outer: Region, mentions: readonly RegionMention[], regions: Regions): boolean {
  return mentions.some(({ region }) => region.code !== outer.code && regions.isWithin(region.code, outer.code));
}

/** The words between the commas around a mention. */
function sentenceOf(text: string, { start }: RegionMention): string {
  const mark = /[,，。;；?？]/;
  return text.slice(0, start).split(mark).at(-1)! + text.slice(start).split(mark)[0]!;
}
