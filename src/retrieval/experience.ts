import { characterBigrams, countTokens } from './bigrams.ts';
import type { StaticEmbedding } from './static-embedding.ts';
import { createVectorScan, type VectorScan } from './vector-scan.ts';

/** Questions whose right documents are known: labelled questions, a card's questions, confirmed answers. */
export interface Experience {
  readonly questions: VectorScan;
  /** The distinct tokens of each question. */
  readonly tokens: readonly ReadonlySet<string>[];
  /** ln(1 + questions / questions with the token): lay words are rare in law text, so they are weighed here. */
  readonly rarity: ReadonlyMap<string, number>;
  /** For each question the numbers of its documents. */
  readonly documents: readonly (readonly number[])[];
  /** How many questions each document has answered. */
  readonly documentUse: Float32Array;
  /** How many questions each title has answered. */
  readonly titleUse: Float32Array;
}

export interface AnsweredQuestion {
  question: string;
  documents: readonly number[];
}

export function createExperience(
  answered: readonly AnsweredQuestion[],
  { titleOf }: { titleOf: Uint32Array },
  embedding: StaticEmbedding,
): Experience {
  const questions = createVectorScan(embedding.dimension, answered.length);
  const documentUse = new Float32Array(titleOf.length);
  const titleUse = new Float32Array(titleOf.reduce((most, title) => Math.max(most, title + 1), 0));
  const tokens = answered.map(({ question, documents }) => {
    const ofQuestion = characterBigrams(question);
    questions.add(embedding.embedTokens(ofQuestion));
    for (const document of documents) documentUse[document]! += 1;
    for (const title of new Set(documents.map((document) => titleOf[document]!))) titleUse[title]! += 1;
    return new Set(ofQuestion);
  });
  const questionCounts = countTokens(tokens.flatMap((ofQuestion) => [...ofQuestion]));
  const rarity = new Map([...questionCounts].map(([token, count]) => [token, Math.log(1 + tokens.length / count)]));
  const documents = answered.map((each) => each.documents);
  return { questions, tokens, rarity, documents, documentUse, titleUse };
}

/** What the questions most like this one say: by document and by title, each from 0 to 1. */
export interface Precedents {
  /** The highest cosine with a question the document answered. */
  cosineOf: ReadonlyMap<number, number>;
  /** The highest share of common tokens with a question the document answered, rare tokens counting more. */
  overlapOf: ReadonlyMap<number, number>;
  /** A document's share of the votes of the ten nearest questions, nearer ones counting more. */
  documentVotes: ReadonlyMap<number, number>;
  /** A title's share of the votes of the ten nearest questions, nearer ones counting more. */
  titleVotes: ReadonlyMap<number, number>;
}

const voters = 10;
const voteTemperature = 0.1;

export function precedentsOf(
  experience: Experience,
  titleOf: Uint32Array,
  question: { vector: Float32Array; tokens: ReadonlySet<string> },
): Precedents {
  const highestRarity = Math.log(1 + experience.tokens.length);
  const rarityOf = (token: string): number => experience.rarity.get(token) ?? highestRarity;
  const cosines = experience.questions.cosines(question.vector);
  const cosineOf = new Map<number, number>();
  const overlapOf = new Map<number, number>();
  const documentVotes = new Map<number, number>();
  const titleVotes = new Map<number, number>();
  const nearest = Array.from(cosines.keys()).sort((left, right) => cosines[right]! - cosines[left]!);
  for (const [place, other] of nearest.entries()) {
    const cosine = cosines[other]!;
    const overlap = weightedOverlap(question.tokens, experience.tokens[other]!, rarityOf);
    for (const document of experience.documents[other]!) {
      cosineOf.set(document, Math.max(cosineOf.get(document) ?? 0, cosine));
      overlapOf.set(document, Math.max(overlapOf.get(document) ?? 0, overlap));
      if (place >= voters) continue;
      const vote = Math.exp((cosine - cosines[nearest[0]!]!) / voteTemperature) / experience.documents[other]!.length;
      const title = titleOf[document]!;
      documentVotes.set(document, (documentVotes.get(document) ?? 0) + vote);
      titleVotes.set(title, (titleVotes.get(title) ?? 0) + vote);
    }
  }
  const total = [...titleVotes.values()].reduce((sum, vote) => sum + vote, 0);
  for (const votes of [documentVotes, titleVotes]) for (const [number, vote] of votes) votes.set(number, vote / total);
  return { cosineOf, overlapOf, documentVotes, titleVotes };
}

/** Σ rarity of the common tokens / Σ rarity of all (weighted Jaccard). */
function weightedOverlap(left: ReadonlySet<string>, right: ReadonlySet<string>, rarityOf: (token: string) => number): number {
  let common = 0;
  let all = 0;
  for (const token of left) {
    const rarity = rarityOf(token);
    all += rarity;
    if (right.has(token)) common += rarity;
  }
  for (const token of right) if (!left.has(token)) all += rarityOf(token);
  return all === 0 ? 0 : common / all;
}
