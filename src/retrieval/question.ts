import type { RegionMention } from '../knowledge/regions.ts';
import type { Aspect } from '../knowledge/topics.ts';
import { withHomeWords } from '../places/home-words.ts';
import type { ReadMentions } from '../places/mentions.ts';
import { readAspects } from './aspects.ts';
import { characterBigrams } from './bigrams.ts';
import type { ConceptMention, ConceptReader } from './concepts.ts';
import { normaliseText } from './normalise.ts';
import type { Spelling } from './spelling.ts';

/** A question as the searches see it. */
export interface Question {
  /** Normalised, with pinyin as characters. */
  text: string;
  /** Without region names and the words every question has, slips of the pen mended. */
  core: string;
  mentions: RegionMention[];
  concepts: ConceptMention[];
  aspects: Aspect[];
  /** Character bigrams and Latin or digit runs of `core`: term → weight from 0 to 1. */
  terms: Map<string, number>;
  /** Terms of the policy words that the lexicon adds: term → weight from 0 to 1. */
  expansions: Map<string, number>;
}

export interface QuestionReaderParts {
  readMentions: ReadMentions;
  concepts: ConceptReader;
  spelling: Spelling;
}

/** Words that open or close any question and tell nothing of what it is about. */
const FILLER =
  /请问(?:一下)?|你好|您好|想问(?:一下|下)?|问(?:一下|下)|麻烦|帮我?(?:查|看|问)(?:一下|下)?|我想知道|想了解(?:一下)?|想知道|跟我说说|给我说说|告诉我|有没有人知道|谁知道|哈喽|在吗|谢谢|急急急|救命/g;

/** Tags and scripts are nobody's question. */
const MARKUP = /<script[^>]*>[^<]*|<[/!]?[a-z][^<>]*>/gi;

/** 我都59了: what a bare figure means is said in words, since no text shares the figure. */
const OLDER_AGE = /(?<![\d.])(?:5\d|6\d)(?=(?:周?岁|多岁?|出头|了)(?![\d个月天块元]))/;
const OLDER_WORDS = ' 年纪大 岁数大';

/** Terms of a question of some twenty characters; what is beyond is story. */
const PLAIN_LENGTH = 18;

/** Reads what a worker wrote: cleans it, finds regions, concepts and what is asked for, and makes the terms to search. */
export function createQuestionReader({
  readMentions,
  concepts,
  spelling,
}: QuestionReaderParts): (text: string) => Question {
  return (original) => {
    const text = spelling.fromPinyin(normaliseText(original.replace(MARKUP, ' ')));
    const mentions = readMentions(text);
    const asked = withoutSpans(
      text,
      mentions.map((mention) => withHomeWords(text, mention)),
    ).replace(FILLER, ' ');
    const core = spelling.mend(OLDER_AGE.test(asked) ? asked + OLDER_WORDS : asked);
    const terms = new Map(characterBigrams(core).map((term) => [term, 1]));
    const read = concepts.read(core);
    quietenStory(terms, read);
    const expansions = new Map<string, number>();
    for (const concept of read) {
      for (const word of concepts.wordsOf(concept.name)) {
        for (const term of characterBigrams(word)) {
          if (!terms.has(term)) expansions.set(term, Math.max(expansions.get(term) ?? 0, concept.weight));
        }
      }
    }
    return { text, core, mentions, concepts: read, aspects: readAspects(text), terms, expansions };
  };
}

/**
 * In a long story the words that the lexicon knows are what it is about: the others count the less, the longer the story is,
 * so that the street and the season don't outweigh the wages.
 */
function quietenStory(terms: Map<string, number>, concepts: readonly ConceptMention[]): void {
  if (terms.size <= PLAIN_LENGTH || concepts.length === 0) return;
  const telling = new Set(concepts.flatMap((concept) => characterBigrams(concept.surface)));
  const factor = Math.sqrt(PLAIN_LENGTH / terms.size);
  for (const [term, weight] of terms) if (!telling.has(term)) terms.set(term, weight * factor);
}

function withoutSpans(text: string, spans: readonly { start: number; end: number }[]): string {
  let rest = '';
  let from = 0;
  for (const span of spans) {
    rest += `${text.slice(from, span.start)} `;
    from = span.end;
  }
  return rest + text.slice(from);
}
