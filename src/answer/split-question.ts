import { asks } from '../language/asking.ts';

/** Words, or a number, that begin a second question. */
const SECOND =
  /(?:^|[\s,，。?？;；])[1-3]\s*[.、．)）]\s*|还有(?:就是)?(?!没|个|[\d一二两三四五六七八九十几半多])|另外(?:就是)?|顺便(?:再)?(?:问(?:一下|下)?|(?![问做在去给来带买看打干把帮接跑送]))|以及|再问(?:一下|下)?|再(?:一个|有|就是)[,，:：]?|第二(?:(?:个|件|样)(?:问题|事|是)?|问题|是|(?=[,，:：]))[,，:：]?/;
/** 两个事一起问: tells that two come, and is none of them. */
const BOTH =
  /^[^,，。;；:：]{0,2}(?:两|2|俩)(?:个|件|样|头)?(?:事|问题|样|件)[^,，。;；:：]{0,6}[,，。;；:：](?:第?一(?:个|件)[,，:：])?|^第?一(?:个|件)[,，:：]/;
/** 这两样分开怎么要: asks for both that were told. */
const TWO_THINGS_END = /[,，。;；](?:这|那)?(?:两|2|俩)(?:个|件|样|头)?(?:事|问题)?[^,，。;；]*$/;
const MARK = /[,，。?？!！;；:：\s]/;
/** Something is said beside something else. */
const BESIDE = /也|又|还(?=想|要|能|得|可|一直|扣|欠)|(?:两|俩|2)(?:个|件|样|头)/;
const NAMES_END = /(?:怎么办|咋办|怎么弄|咋弄|都?怎么解决|有啥办法|呢|\?|？)+$/;
const STOP = /[。?？;；]/;
const MOST_CUTS = 6;
/** Longer than this, what asks nothing is one story. */
const LONGEST_COMPLAINTS = 26;
const SHORTEST_HALF = 4;

/** A way to cut a question in two. */
export interface Guess {
  halves: [string, string];
  /** Both halves ask, or are parted by a stop, or are said to be two things; else one is only told beside the other (也, 又). */
  bothAsk: boolean;
  /** Nothing is asked: two short complaints (没签合同 上下班路上被车撞了). */
  bothComplain: boolean;
}

export interface SplitQuestion {
  /** Two or more where its words tell that it asks several things; else the question alone. */
  parts: string[];
  /** Ways to cut it in two that may be right, for whoever can try whether both halves ask something. */
  guesses: Guess[];
}

/**
 * Splits a normalised question that asks two things (工资和孩子上学) into its parts. A story with commas is one question: it
 * is cut for certain only at a word that begins another, or where it names things and no more.
 */
export function splitQuestion(text: string): SplitQuestion {
  const told = text.replace(BOTH, '').replace(TWO_THINGS_END, '');
  const bySecond = pieces(told, SECOND);
  if (bySecond.length >= 2) return { parts: bySecond, guesses: [] };
  const names = told.replace(NAMES_END, '').split(/和|跟|、|与/);
  if (names.length === 2 && names.every((name) => name.trim().length >= 2 && name.trim().length <= 8))
    return { parts: names.map((name) => name.trim()), guesses: [] };
  return { parts: [text], guesses: guessesOf(told, told !== text) };
}

function guessesOf(text: string, areTold: boolean): Guess[] {
  const cuts = [...text.matchAll(new RegExp(MARK.source, 'g'))].map((match) => match.index);
  if (cuts.length === 0 || cuts.length > MOST_CUTS) return [];
  const bothComplain = cuts.length === 1 && text.length <= LONGEST_COMPLAINTS && !asks(text);
  return cuts.flatMap((cut) => {
    const left = trimmed(text.slice(0, cut));
    const right = trimmed(text.slice(cut + 1));
    if (left.length < SHORTEST_HALF || right.length < SHORTEST_HALF) return [];
    const bothAsk = areTold || STOP.test(text[cut]!) || (asks(left) && asks(right));
    if (!bothAsk && !bothComplain && !BESIDE.test(text)) return [];
    return [{ halves: [left, right] as [string, string], bothAsk, bothComplain: bothComplain && !bothAsk }];
  });
}

function trimmed(text: string): string {
  return text.trim().replace(/^[,，。;；:：?？!！\s]+|[,，;；:：?？\s]+$/g, '');
}

function pieces(text: string, separator: RegExp): string[] {
  return text
    .split(new RegExp(separator.source, 'g'))
    .map(trimmed)
    .filter((part) => part.length >= 2);
}
