import { GongyouError } from '../errors.ts';
import { characterBigrams } from '../retrieval/bigrams.ts';
import type { Bm25Index } from '../retrieval/bm25.ts';
import { bagOf } from './bags.ts';
import type { PreparedQuestion } from './fine-tuning.ts';
import type { TrainingArticle, TrainingQuestion } from './training-data.ts';

const lookalikeCount = 60;
const fewestQuestions = 20;

/**
 * Questions as bags with the numbers of their articles and of the articles the words alone would find.
 *
 * @throws GongyouError 'embedder/training-data' when there is too little to learn from; the message says what is missing
 */
export function prepareQuestions(
  questions: readonly TrainingQuestion[],
  articles: readonly TrainingArticle[],
  rowOf: ReadonlyMap<string, number>,
  bm25: Bm25Index,
): PreparedQuestion[] {
  const numberOf = new Map(articles.map(({ name }, number) => [name, number]));
  return questions.flatMap(({ question, gold, lawyerAnswer }) => {
    const numbers = [...new Set(gold)].flatMap((name) => numberOf.get(name) ?? []);
    if (numbers.length === 0) return [];
    const tokens = characterBigrams(question);
    const found = bm25.search(new Map(tokens.map((token) => [token, 1])), lookalikeCount + numbers.length);
    const lookalikes = found.map(({ index }) => index).filter((index) => !numbers.includes(index));
    const answer = lawyerAnswer ? bagOf(characterBigrams(lawyerAnswer), rowOf) : null;
    return [
      { question, text: bagOf(tokens, rowOf), gold: numbers, answer, lookalikes: lookalikes.slice(0, lookalikeCount) },
    ];
  });
}

/** @throws GongyouError 'embedder/training-data' naming what is missing */
export function checkTrainingData(articles: readonly TrainingArticle[], questions: readonly TrainingQuestion[]): void {
  const names = new Set(articles.map(({ name }) => name));
  const known = questions.filter(({ gold }) => gold.some((name) => names.has(name)));
  const asked = new Set(known.flatMap(({ gold }) => gold.filter((name) => names.has(name))));
  const problem =
    articles.length < 100
      ? `The corpus has ${articles.length} articles; training needs 100 at least to learn which words go together.`
      : questions.length === 0
        ? 'There is no question. Give a file of lines { "question": …, "gold": [article names] } with --train.'
        : known.length < fewestQuestions
          ? `Only ${known.length} of ${questions.length} questions name an article of the corpus; ${fewestQuestions} are needed. Do the names agree?`
          : asked.size < 2
            ? 'Every question is answered by the same article, so there is nothing to tell apart.'
            : null;
  if (problem === null) return;
  const data = { articles: articles.length, questions: questions.length, matched: known.length, asked: asked.size };
  throw new GongyouError('embedder/training-data', problem, data);
}
