import { characterBigrams } from './bigrams.ts';
import type { CorpusIndex } from './corpus-index.ts';

/** How much of a question's words a document holds, rare words counting more; each from 0 to 1. */
export interface WordMatch {
  /** The share of the question's words in the document. */
  coverage: number;
  /** The share in its best sentence. */
  sentenceCoverage: number;
  /** The longest run of the question that stands in the document word for word, over the question's length. */
  longestMatch: number;
  /** The share of the title's words in the question. */
  titleCoverage: number;
  /** The share of the question's words in the title. */
  titleMentioned: number;
}

/** Compares questions with documents. Its scratch arrays are made once, so one matcher serves one question at a time. */
export function createMatcher(
  index: CorpusIndex,
): (questionTokens: readonly string[]) => (document: number) => WordMatch {
  const { postings, rarity, segmentOffsets, tokenOffsets, segmentTokens } = index;
  const titleTerms = new Map<number, number[]>();
  // The place of a term in the question, from 1; 0 for one that is not in it.
  const placeOf = new Uint16Array(rarity.length);
  const seenInDocument = new Uint32Array(rarity.length);
  const seenInSentence = new Uint32Array(rarity.length);
  let previousTerms: number[] = [];
  let documentMark = 0;
  let sentenceMark = 0;

  function termsOfTitle(title: number): number[] {
    let terms = titleTerms.get(title);
    if (terms === undefined) {
      const tokens = new Set(characterBigrams(index.titles[title]!));
      terms = [...tokens].flatMap((token) => postings.termIds.get(token) ?? []);
      titleTerms.set(title, terms);
    }
    return terms;
  }

  return (questionTokens) => {
    for (const term of previousTerms) placeOf[term] = 0;
    previousTerms = [];
    let whole = 0;
    questionTokens.forEach((token, place) => {
      const term = postings.termIds.get(token);
      if (term === undefined || placeOf[term] !== 0) return;
      placeOf[term] = place + 1;
      previousTerms.push(term);
      whole += rarity[term]!;
    });
    whole ||= 1;

    return (document) => {
      documentMark += 1;
      let coverage = 0;
      let sentenceCoverage = 0;
      let longest = 0;
      for (let sentence = segmentOffsets[document]!; sentence < segmentOffsets[document + 1]!; sentence += 1) {
        sentenceMark += 1;
        let covered = 0;
        let run = 0;
        let previous = 0;
        for (let at = tokenOffsets[sentence]!; at < tokenOffsets[sentence + 1]!; at += 1) {
          const term = segmentTokens[at]!;
          const place = placeOf[term]!;
          run = place === 0 ? 0 : previous > 0 && place === previous + 1 ? run + 1 : 1;
          previous = place;
          if (place === 0) continue;
          if (run > longest) longest = run;
          if (seenInSentence[term] !== sentenceMark) covered += rarity[term]!;
          if (seenInDocument[term] !== documentMark) coverage += rarity[term]!;
          seenInSentence[term] = sentenceMark;
          seenInDocument[term] = documentMark;
        }
        if (covered > sentenceCoverage) sentenceCoverage = covered;
      }
      let title = 0;
      let mentioned = 0;
      for (const term of termsOfTitle(index.titleOf[document]!)) {
        title += rarity[term]!;
        if (placeOf[term] !== 0) mentioned += rarity[term]!;
      }
      return {
        coverage: coverage / whole,
        sentenceCoverage: sentenceCoverage / whole,
        longestMatch: longest / Math.max(questionTokens.length, 1),
        titleCoverage: title === 0 ? 0 : mentioned / title,
        titleMentioned: mentioned / whole,
      };
    };
  };
}
