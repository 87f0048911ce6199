import { effectiveCard } from '../knowledge/card.ts';
import type { Knowledge } from '../knowledge/load-knowledge.ts';
import { NATION, type Regions } from '../knowledge/regions.ts';
import { createMentionReader } from '../places/mentions.ts';
import { bestScores } from './best-scores.ts';
import { createConceptReader } from './concepts.ts';
import type { DecisionModel } from './decide.ts';
import type { FeatureVector } from './features.ts';
import type { Hit } from './hit.ts';
import { createLexicalScorer } from './lexical-scores.ts';
import type { MessageReader, MessageReading } from './message-reader.ts';
import { createQuestionReader, type Question } from './question.ts';
import { createScorer, type RankingModel } from './ranking-model.ts';
import { createSpelling } from './spelling.ts';
import { buildUnitIndex, openUnitIndex, type UnitIndexData } from './unit-index.ts';
import { createUnits, type Unit } from './units.ts';
import type { Nearness, VectorSearch } from './vector-search.ts';

export interface SearchOptions {
  /** GB/T 2260 code of the worker's place; null where it is not known: then only what holds everywhere is searched. */
  region: string | null;
  /** Search every region's documents, whatever the place. */
  everywhere?: boolean;
  limit?: number;
}

/** What was found, and the decision that goes with the weights it was ranked by. */
export interface Found {
  /** Of what clauses tell, and of gaps, best first. */
  hits: Hit[];
  /** Of what the best of these clauses are known not to tell, best first. */
  silences: Hit[];
  decision: DecisionModel;
}

export interface Search {
  readonly units: readonly Unit[];
  read(text: string): Question;
  /** A normalised text with its pinyin as characters. */
  fromPinyin(text: string): string;
  /** Builds now what is otherwise built when the first unknown word comes. */
  prepare(): void;
  /** The units that fit best. */
  find(question: Question, options: SearchOptions): Promise<Found>;
}

/** How hits are scored and what is decided by it, learned together. */
export interface Ranking extends RankingModel {
  decision: DecisionModel;
}

/** One for each way of searching: the weights of one are wrong for the other. */
export interface Rankings {
  /** With vectors. */
  dense: Ranking;
  /** On words alone: on Workers, and at start until the vectors are open. */
  words: Ranking;
}

export interface SearchParts {
  knowledge: Knowledge;
  regions: Regions;
  rankings: Rankings;
  /** What a message is about, learned apart from the units. Null: not known. */
  reader?: MessageReader | null;
  /** From `buildUnitIndex` over the same knowledge; built when absent. */
  unitIndexData?: UnitIndexData | undefined;
  embed?: ((text: string) => Float32Array) | null;
  vectors?: VectorSearch | null;
}

/** Builds the lexical indexes of a knowledge base and joins them with a vector search. */
export function createSearch({
  knowledge,
  regions,
  rankings,
  reader = null,
  unitIndexData,
  embed = null,
  vectors = null,
}: SearchParts): Search {
  const concepts = createConceptReader(knowledge.lexicon);
  const units = createUnits(knowledge);
  const index = openUnitIndex(unitIndexData ?? buildUnitIndex(units, concepts));
  const scoreLexically = createLexicalScorer(index);
  const scoreDense = createScorer(rankings.dense);
  const scoreWords = createScorer(rankings.words);
  const spelling = createSpelling({
    vocabulary: index.vocabulary,
    countOf: index.countOf,
    countTogether: index.questions.countTogether,
  });
  const read = createQuestionReader({
    readMentions: createMentionReader(regions, knowledge.services),
    concepts,
    spelling,
  });

  /** Looked up once: there are as many ways as there are regions with documents below one another. */
  const scopes = new Map<string, Scope>();
  const scopeOf = (codes: ReadonlySet<string> | null): Scope => {
    const key = codes === null ? '' : [...documented].filter((code) => codes.has(code)).join();
    const known =
      scopes.get(key) ??
      createScope(
        units.filter(
          ({ document, gap }) =>
            codes === null || (codes.has(document.region) && !gap?.except?.some((code) => codes.has(code))),
        ),
      );
    scopes.set(key, known);
    return known;
  };
  const documented = new Set(units.map((unit) => unit.document.region));
  const isLocal = new Map(
    [...documented].map((code) => [code, ['city', 'county'].includes(regions.get(code)?.level ?? '')] as const),
  );

  return {
    units,
    read,
    fromPinyin: spelling.fromPinyin,
    prepare: spelling.prepare,
    find: async (question, { region, everywhere = false, limit = 20 }) => {
      const path = new Set(regions.path(region ?? NATION).map((step) => step.code));
      const scope = scopeOf(everywhere ? null : path);
      if (scope.told.length === 0) return { hits: [], silences: [], decision: rankings.words.decision };
      const dense = embed && vectors ? await vectors.nearest(embed(question.core), scope.regions) : null;
      const { decision } = dense ? rankings.dense : rankings.words;
      const score = dense ? scoreDense : scoreWords;
      const reading = reader?.(question.text) ?? null;
      const unread = reader ? UNREAD : NOT_READ;
      const scores = scoreLexically(question, scope.told);
      const toHit = (unit: Unit): Hit => {
        const lexical = scores.of(unit.index);
        const { topic, inside } = reading ? likelihood(unit, reading) : unread[unit.gap ? 'gap' : 'told'];
        // Written out: one object spread into another costs more, and there are a hundred of them.
        const features: FeatureVector = {
          question: lexical.question,
          questionSquared: lexical.questionSquared,
          votes: lexical.votes,
          clauseVotes: lexical.clauseVotes,
          unit: lexical.unit,
          clause: lexical.clause,
          unitCoverage: lexical.unitCoverage,
          coverage: lexical.coverage,
          concepts: lexical.concepts,
          subjectMissing: lexical.subjectMissing,
          dense: dense?.nearest[unit.index] ?? 0,
          whole: dense?.whole[unit.index] ?? 0,
          topic,
          inside,
          aspect: unit.point?.gives.some((aspect) => question.aspects.includes(aspect)) ? 1 : 0,
          gap: unit.gap ? 1 : 0,
          law: unit.document.kind === 'law-summary' ? 1 : 0,
          city: path.has(unit.document.region) && isLocal.get(unit.document.region) ? 1 : 0,
        };
        return { unit, features, score: score(features) };
      };
      const hits = bestFirst(promising(scope.told, scores.rough, dense).map(toHit));
      const clauses = new Set(hits.filter((hit) => !hit.unit.gap).map((hit) => hit.unit.clause.id));
      const untold = [...clauses].slice(0, CLAUSES_WITH_SILENCES).flatMap((id) => scope.untold.get(id) ?? []);
      return { hits: hits.slice(0, limit), silences: bestFirst(untold.map(toHit)), decision };
    },
  };
}

/** What may be found at a place. */
interface Scope {
  /** Points, sentences and gaps. */
  told: readonly Unit[];
  /** What a clause is known not to tell, by its id. */
  untold: ReadonlyMap<string, readonly Unit[]>;
  regions: readonly string[];
}

function createScope(allowed: readonly Unit[]): Scope {
  return {
    told: allowed.filter((unit) => unit.unsaid === null),
    untold: Map.groupBy(
      allowed.filter((unit) => unit.unsaid !== null),
      (unit) => unit.clause.id,
    ),
    regions: [...new Set(allowed.map((unit) => unit.document.region))],
  };
}

/** Of how many clauses it is looked up what they don't tell. */
const CLAUSES_WITH_SILENCES = 4;

function bestFirst(hits: Hit[]): Hit[] {
  return hits.sort((a, b) => b.score - a.score || a.unit.index - b.unit.index);
}

/** Of a message in pinyin the reader knows nothing: about what it thinks of one whose topic it isn't sure of. */
const UNREAD = { told: { topic: 0.6, inside: 0.3 }, gap: { topic: 0.3, inside: -0.3 } };

/** Where nothing reads messages. */
const NOT_READ = { told: { topic: 0, inside: 0 }, gap: { topic: 0, inside: 0 } };

/** Log-odds that are as good as certain. */
const CERTAIN = 9;

/** How likely the message is about what the unit is of. */
function likelihood(
  { card, point, gap }: Unit,
  { topics, outside }: MessageReading,
): { topic: number; inside: number } {
  const odds = Math.log((1 - outside + 1e-4) / (outside + 1e-4)) / CERTAIN;
  const inside = Math.max(-1, Math.min(1, odds));
  if (gap) return { topic: outside, inside: -inside };
  return { topic: card ? (topics.get(effectiveCard(card, point).topic) ?? 0) : 0, inside };
}

/** How many units are looked at closely. */
const CLOSELY = 80;

function promising(allowed: readonly Unit[], rough: (unit: number) => number, dense: Nearness | null): Unit[] {
  if (allowed.length <= CLOSELY) return [...allowed];
  const scores = new Float32Array(allowed.length);
  for (let at = 0; at < allowed.length; at += 1) {
    const { index } = allowed[at]!;
    scores[at] = rough(index) + 2 * (dense?.whole[index] ?? 0);
  }
  return bestScores(scores, CLOSELY).map((best) => allowed[best.index]!);
}
