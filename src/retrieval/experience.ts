import { bestScores } from './best-scores.ts';
import { characterBigrams } from './bigrams.ts';
import { createPostings, type Postings } from './postings.ts';
import type { StaticEmbedding } from './static-embedding.ts';
import { createVectorScan, type VectorScan } from './vector-scan.ts';

/** Questions whose right documents are known: labelled questions, a card's questions, confirmed answers. */
export interface Experience {
  readonly vectors: VectorScan;
  /** The distinct tokens of each question. */
  readonly postings: Postings;
  /** ln(1 + questions / questions with the term): lay words are rare in law text, so they are weighed here. */
  readonly rarity: Float32Array;
  /** Σ rarity of each question's tokens. */
  readonly weights: Float32Array;
  /** For each question the numbers of its documents. */
  readonly documents: readonly (readonly number[])[];
  /** For each document that answered any the numbers of its questions. */
  readonly questionsOf: ReadonlyMap<number, readonly number[]>;
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
  const vectors = createVectorScan(embedding.dimension, answered.length);
  const titleUse = new Float32Array(titleOf.reduce((most, title) => Math.max(most, title + 1), 0));
  const questionsOf = new Map<number, number[]>();
  const tokens = answered.map(({ question, documents }, number) => {
    const ofQuestion = characterBigrams(question);
    vectors.add(embedding.embedTokens(ofQuestion));
    for (const document of documents) questionsOf.set(document, [...(questionsOf.get(document) ?? []), number]);
    for (const title of new Set(documents.map((document) => titleOf[document]!))) titleUse[title]! += 1;
    return [...new Set(ofQuestion)];
  });
  const postings = createPostings(tokens);
  const rarity = Float32Array.from({ length: postings.termIds.size }, (_, term) =>
    Math.log(1 + answered.length / (postings.offsets[term + 1]! - postings.offsets[term]!)),
  );
  const weights = Float32Array.from(tokens, (ofQuestion) =>
    ofQuestion.reduce((sum, token) => sum + rarity[postings.termIds.get(token)!]!, 0),
  );
  return {
    vectors,
    postings,
    rarity,
    weights,
    documents: answered.map((each) => each.documents),
    questionsOf,
    titleUse,
  };
}

/** What the questions answered before say about a new one. */
export interface Precedents {
  /** The cosine with each of them. */
  cosines: Float32Array;
  /** With each of them Σ rarity of the common tokens / Σ rarity of all (weighted Jaccard), from 0 to 1. */
  overlaps: Float32Array;
  /** A document's share of the votes of the ten nearest questions, nearer ones counting more. */
  documentVotes: ReadonlyMap<number, number>;
  /** A title's share of these votes. */
  titleVotes: ReadonlyMap<number, number>;
}

const voters = 10;
const voteTemperature = 0.1;

export function precedentsOf(
  experience: Experience,
  titleOf: Uint32Array,
  question: { vector: Float32Array; tokens: ReadonlySet<string> },
): Precedents {
  const cosines = experience.vectors.cosines(question.vector);
  const documentVotes = new Map<number, number>();
  const titleVotes = new Map<number, number>();
  const nearest = bestScores(cosines, voters);
  const powers = nearest.map(({ score }) => Math.exp((score - nearest[0]!.score) / voteTemperature));
  const total = powers.reduce((sum, power) => sum + power, 0);
  nearest.forEach(({ index }, place) => {
    const documents = experience.documents[index]!;
    const vote = powers[place]! / total / documents.length;
    for (const document of documents) {
      const title = titleOf[document]!;
      documentVotes.set(document, (documentVotes.get(document) ?? 0) + vote);
      titleVotes.set(title, (titleVotes.get(title) ?? 0) + vote);
    }
  });
  return { cosines, overlaps: overlapsWith(experience, question.tokens), documentVotes, titleVotes };
}

function overlapsWith({ postings, rarity, weights }: Experience, tokens: ReadonlySet<string>): Float32Array {
  const common = new Float32Array(postings.documentCount);
  const unknownRarity = Math.log(1 + postings.documentCount);
  let weight = 0;
  for (const token of tokens) {
    const term = postings.termIds.get(token);
    weight += term === undefined ? unknownRarity : rarity[term]!;
    if (term === undefined) continue;
    for (let at = postings.offsets[term]!; at < postings.offsets[term + 1]!; at += 1) {
      common[postings.documents[at]!]! += rarity[term]!;
    }
  }
  return common.map((shared, number) => shared / (weight + weights[number]! - shared || 1));
}
