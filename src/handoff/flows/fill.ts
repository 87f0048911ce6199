import { plainRates, withoutDenied } from '../understand/clauses.ts';
import { readMoney } from '../understand/money.ts';
import { articleMark } from './article-mark.ts';
import { caseDeadlines } from './case-deadlines.ts';
import { corrects } from './command.ts';
import { redact, settleConsent } from './consent.ts';
import { sayMeans } from './legal-aid-advice.ts';
import { afterRefusal } from './personal-slots.ts';
import type { FlowContext } from './slot.ts';
import { isPersonal, type SlotName } from './slot-values.ts';
import { slotCalled, slots } from './slots.ts';
import type { FlowState } from './state.ts';
import { readBack, shownIn } from './summary.ts';
import { take } from './take.ts';

export interface Filled {
  state: FlowState;
  filled: SlotName[];
  /** What to say before the next question: the read-back, a warning, or what was wrong. */
  lead: string;
  articles: string[];
  suggestions: string[];
  /** True where the worker does not know: the step is skipped without pressing. */
  unsure: boolean;
}

export interface FillOptions {
  correcting: boolean;
  /** The opening message: its words become the story. */
  opening?: boolean;
  /** The part of the text that may become the story; all of it where not given. */
  tale?: string;
  /** In the summary: words that fill no slot are added to the story. */
  supplement?: boolean;
}

const UNSURE =
  /^(?:我|也|都|真|这个?|那个?|具体|时间|名字|电话|号码|地址)*(?:不知道|不晓得|晓不得|不清楚|搞不清|不记得|记不(?:得|清|住|到)|忘了|忘记了?|说不准|说不清|没数|不确定|没有|没得|冇|不留|不给|不想留|不想说|不想给|没电话|没有电话|没要过|从没要过|没有要过|没手机|没有手机)(?:了|啊|呢|吧|具体|名字|电话|手机|号码|哪天|时间|多少|的|哦|过|是)*[。!.]?$/;

/** 没欠工资，就是无故辞退; 不是钱的事 */
const NONE_OWED =
  /(?:没有?|不|冇)(?:拖)?欠(?:我们?|俺们?)?的?(?:工资|工钱|钱|薪)|(?:工资|工钱)(?:都|全|倒是?)?(?:没欠|不欠|给了|结清|发了)|不是(?:拖?欠)?(?:工资|工钱|欠薪|钱)的?(?:事|问题)/;

const TOLD_WRONG = /^(?:wrong-length|impossible-date|future|order|check-digit|birth-date|old-15|region|too-large)$/;

const FULL_WIDTH: Record<string, string> = { ',': '，', ';': '；', '?': '？', '!': '！' };

/** The story grows by what the worker writes, never past 500 characters and never with an identity number. */
function withStory(state: FlowState, words: string): FlowState {
  const refused = state.values.personalConsent === 'no' || state.values.guardianConsent === 'no';
  const addition = redact(words.replace(/[<>]/g, ' '), refused, state.values)
    .replace(/(?<=[\u4e00-\u9fff）」])[,;?!]/g, (mark) => FULL_WIDTH[mark]!)
    .trim();
  if (addition === '' || state.values.story?.includes(addition)) return state;
  const joined =
    state.values.story === undefined ? addition : `${state.values.story.replace(/[。,.!?]*$/, '')}。${addition}`;
  const story = Array.from(joined).reduce(
    (text, character) => (text.length + character.length <= 500 ? text + character : text),
    '',
  );
  return { ...state, values: { ...state.values, story } };
}

/** What is complained of, where it isn't money, stands in no other question. */
const SHORTEST_STORY_OF_OTHERS = 8;

function isTale(text: string, filled: readonly SlotName[], options: FillOptions, ofWages: boolean): boolean {
  if (options.supplement)
    return filled.length === 0 && !corrects(text) && text.length >= 4 && /[\u4e00-\u9fff]{3}/.test(text);
  if (options.opening)
    return (
      text.length >= (ofWages ? 12 : SHORTEST_STORY_OF_OTHERS) && new Set(text.match(/[\u4e00-\u9fff]/g)).size >= 6
    );
  return (
    text.length >= 30 &&
    filled.length > 0 &&
    !filled.some((name) => isPersonal(name) || name === 'story' || name === 'place') &&
    !options.correcting
  );
}

/** What is said not to be so: 不是6000, 不姓黄. */
const DENIED = /不(?:是|姓|叫)([^,。;是姓叫]{1,12}?)(?=[,。;\s]|是|姓|叫|$)/;
/** 不对，钱应该是两万五 */
const OPENS_CORRECTION = /^(?:不对|不是|错了|(?:写|说|搞|弄|记)错了|改一下|更正一下|更正|对了)[,。\s]+/;
const NAMED = /^(?:我的?|那个|刚才的?)?([^,。:\d是为]{1,8}?)(?:应该)?(?:是|:|为)(.+)$/;

/**
 * A correction goes to the slot it names (金额是8000), and one that names none to what was told last, if it can be read as that
 * (错了,是8000).
 */
function correctNamed(state: FlowState, text: string, context: FlowContext): ReturnType<typeof take> | null {
  const named = NAMED.exec(text.replace(OPENS_CORRECTION, ''));
  const slot = named === null ? null : slotCalled(named[1]!);
  if (slot !== null && !isPersonal(slot) && !slot.endsWith('Consent')) {
    const result = take(state.values, named![2]!, [slot], {
      today: context.today,
      correcting: false,
      known: state.held,
    });
    if (result.filled.includes(slot)) return result;
  }
  if (!corrects(text)) return null;
  for (const name of [...state.recent].reverse()) {
    const result = take(state.values, text, [name], { today: context.today, correcting: false, known: state.held });
    if (result.filled.includes(name)) return result;
  }
  return null;
}

/** Whether a slot holds what was denied, in these words or, for a sum, in others: 1万5 of 15000. */
function holds(name: SlotName, { values }: FlowState, denied: string): boolean {
  if (readBack(name, values).includes(denied.trim())) return true;
  if (name !== 'amount' || values.amount === undefined) return false;
  const sum = readMoney(denied.trim(), true);
  return sum.found && sum.value.yuan === values.amount.yuan;
}

/** 不是6000是8000, 老板姓王不姓黄: what is denied tells which slot is meant. Null where no slot holds it. */
function correctDenied(state: FlowState, text: string, context: FlowContext): ReturnType<typeof take> | null {
  const denied = DENIED.exec(text)?.[1];
  if (denied === undefined) return null;
  const meant = text.replace(DENIED, ',').replace(/^[,\s是]+|[,\s]+$/g, '');
  for (const name of shownIn(state.flow)) {
    if (isPersonal(name) || !holds(name, state, denied)) continue;
    const result = take(state.values, meant, [name], { today: context.today, correcting: false, known: state.held });
    if (result.filled.includes(name)) return result;
  }
  return null;
}

/** Takes the facts of one message into the state and says what was understood. `asking` is what was asked; empty in an opening. */
export function fill(
  state: FlowState,
  text: string,
  asking: readonly SlotName[],
  context: FlowContext,
  options: FillOptions,
): Filled {
  const plain = plainRates(withoutDenied(text));
  const { today } = context;
  let taken = take(state.values, plain, asking, {
    today,
    correcting: options.correcting,
    known: state.held,
    ignore: state.flow === 'complaint' ? ['matter'] : [],
  });
  if (taken.filled.length === 0)
    taken =
      (options.correcting ? correctNamed(state, plain, context) : null) ?? correctDenied(state, text, context) ?? taken;
  const { filled } = taken;
  const touched = new Set(filled);
  let next: FlowState = {
    ...state,
    values: taken.values,
    skipped: state.skipped.filter((name) => !touched.has(name)),
    fixing: filled.some((name) => state.fixing.includes(name)) ? [] : state.fixing,
    recent: filled.length > 0 ? filled : state.recent,
    retries: filled.length > 0 ? 0 : Math.min(state.retries + 1, 100),
  };
  const tale = options.tale ?? text;
  if (isTale(tale, filled, options, state.values.matter !== 'other')) next = withStory(next, tale);
  next = settleConsent(next, today, context.now ?? null);
  const storyGrew = options.supplement === true && next.values.story !== state.values.story;
  const lines: string[] = [];
  if (filled.length > 0) lines.push(...understood(next, filled, context));
  else if (storyGrew) lines.push('好，这句加到经过里了。');
  const warned = warnings(next, context);
  lines.push(...warned.lines);
  const advice = advise(next, filled);
  lines.push(...advice.lines);
  // 赵铁柱 1370000222: the name is taken, and the number is said to be too short.
  if (filled.length > 0 && taken.missed !== null && TOLD_WRONG.test(taken.missed.reason))
    lines.push(slots[taken.missed.slot].retry(taken.missed.reason));
  // 不欠钱，就是不给交社保: then it is a complaint of something else, and nothing more is asked about money.
  const isOther = taken.missed?.reason === 'none-owed' || NONE_OWED.test(text);
  if (state.flow === 'complaint' && state.values.matter !== 'other' && filled.length === 0 && isOther) {
    next = { ...next, values: { ...next.values, matter: 'other' } };
    if (text.length >= SHORTEST_STORY_OF_OTHERS) next = withStory(next, text);
    return {
      state: next,
      filled: ['matter'],
      lead: '好，不是钱的事，记下了。',
      articles: [],
      suggestions: [],
      unsure: false,
    };
  }
  const firstTry = taken.missed?.reason === 'unknown' && state.retries === 0;
  const unsure = filled.length === 0 && !firstTry && asking.length > 0 && UNSURE.test(plain.replace(/\s/g, ''));
  if (filled.length === 0 && !storyGrew && asking.length > 0) lines.push(helpful(taken.missed, asking, next.retries));
  return {
    state: { ...next, warned: [...next.warned, ...warned.keys].slice(-20) },
    filled: storyGrew ? [...filled, 'story'] : filled,
    lead: lines.filter((line) => line !== '').join('\n'),
    articles: [...warned.articles, ...advice.articles],
    suggestions: advice.suggestions,
    unsure,
  };
}

function understood(state: FlowState, filled: readonly SlotName[], context: FlowContext): string[] {
  const lines: string[] = [];
  const told = shownIn(state.flow).filter(
    (name) => filled.includes(name) && name !== 'story' && state.values[name] !== undefined,
  );
  if (told.length > 0) {
    const rough = told.some((name) => /约 |×/.test(readBack(name, state.values)));
    lines.push(
      `记下了：${told.map((name) => readBack(name, state.values)).join('；')}。${rough ? '不准的话直接改。' : ''}`,
    );
  }
  if (told.length === 0 && filled.includes('story')) lines.push('经过改好了。');
  if (filled.some((name) => isPersonal(name) && state.held[name as keyof FlowState['held']] !== undefined))
    lines.push('您发的个人信息先不登记，等会儿问过您再说。');
  const refusal =
    filled.some((name) => name.endsWith('Consent') && state.values[name] === 'no') ||
    (filled.includes('sensitiveConsent') && state.values.sensitiveConsent === 'no');
  if (refusal) lines.push(afterRefusal(state.values, state.flow, context));
  return lines;
}

/** What runs out within 30 days is said as soon as it is known, once. */
function warnings(state: FlowState, context: FlowContext): { lines: string[]; keys: string[]; articles: string[] } {
  const fresh = caseDeadlines(state.flow, state.values, context.today).filter(
    (deadline) => deadline.urgent && !state.warned.includes(`${deadline.kind} ${deadline.due}`),
  );
  return {
    lines: fresh.map((deadline) => `时间紧：${deadline.text}${articleMark(deadline.article)}`),
    keys: fresh.map((deadline) => `${deadline.kind} ${deadline.due}`),
    articles: fresh.map((deadline) => deadline.article),
  };
}

function advise(
  state: FlowState,
  filled: readonly SlotName[],
): { lines: string[]; articles: string[]; suggestions: string[] } {
  const begun = state.values.proceedings?.some((kind) => kind === 'arbitration' || kind === 'court') === true;
  if (state.flow === 'complaint' && filled.includes('proceedings') && begun) {
    const redirected = `已经在仲裁或者打官司的，劳动监察会叫您按那边的程序办。${articleMark('inspection-regulation/21')}`;
    const line = `${redirected}\n想请人帮忙打官司，说「申请法律援助」；也可以接着登记。`;
    return { lines: [line], articles: ['inspection-regulation/21'], suggestions: ['申请法律援助', '继续'] };
  }
  if (state.flow === 'legal_aid' && filled.includes('migrant')) {
    const means = sayMeans(state.values);
    return {
      lines: means === null ? [] : [means],
      articles: means !== null && state.values.migrant === 'yes' ? ['legal-aid-law/42'] : [],
      suggestions: [],
    };
  }
  return { lines: [], articles: [], suggestions: [] };
}

function helpful(
  missed: { slot: SlotName; reason: string } | null,
  asking: readonly SlotName[],
  retries: number,
): string {
  const slot = slots[missed?.slot ?? asking[0]!];
  return `${slot.retry(missed?.reason ?? 'absent')}${retries >= 2 ? '也可以说「跳过」。' : ''}`;
}
