import { type Random, seededRandom, shuffle } from '../../src/embedder/random.ts';
import type { KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import type { Region } from '../../src/knowledge/regions.ts';
import type { ReadMentions } from '../../src/places/mentions.ts';
import type { PlaceCandidate, PlaceContext } from '../../src/places/place-features.ts';
import { sameGround } from '../../src/places/place-features.ts';
import {
  choicesOf,
  choosePlaces,
  type PlaceChoice,
  type PlaceModel,
  readContext,
} from '../../src/places/place-model.ts';
import { normaliseText } from '../../src/retrieval/normalise.ts';
import type { PlaceCase } from '../place-cases.ts';

const RUNS = 4;
const EPOCHS = 15;
const RATE = 0.15;
/** Of every step, for each weight that it moves. */
const SHRINKAGE = 0.008;
const SEED = 7;
/** A feature of fewer examples is chance. */
const LEAST_SEEN = 2;
/** A weight below this moves nothing. */
const LEAST_WEIGHT = 0.1;

export interface PlaceExample {
  case: PlaceCase;
  context: PlaceContext;
  choices: PlaceChoice[];
  /** For each choice, whether it is the right one. */
  gold: boolean[];
  base: KnowledgeBase;
}

export function placeExample(each: PlaceCase, base: KnowledgeBase, readMentions: ReadMentions): PlaceExample {
  const known = each.known === null ? null : readName(each.known, base);
  const text = normaliseText(each.text);
  const context = readContext(text, readMentions(text, known), known, base);
  const choices = choicesOf(context);
  return { case: each, context, choices, gold: choices.map((choice) => isRight(choice, each, base)), base };
}

/** Of namesakes (通州 is in Beijing and in Nantong) the one with documents is meant, as where a client names the place. */
function readName(name: string, { regions, nearestWithDocument }: KnowledgeBase): Region | null {
  const read = regions.read(name);
  const covered = regions.namesakes(name).filter(({ code }) => nearestWithDocument(code) !== null);
  return read ?? (covered.length === 1 ? covered[0]! : null);
}

/** Right is the place itself, one around it or inside it, and one where the same documents hold. */
function isRight({ places }: PlaceChoice, { about }: PlaceCase, base: KnowledgeBase): boolean {
  const { regions, nearestWithDocument } = base;
  return (
    places.length === about.length &&
    about.every((name) => {
      const wanted = readName(name, base);
      if (wanted === null) return false;
      const paper = nearestWithDocument(wanted.code);
      const isSame = ({ region }: PlaceCandidate) =>
        sameGround(region, wanted, regions) || (paper !== null && nearestWithDocument(region.code) === paper);
      return places.some(isSame);
    })
  );
}

/**
 * A log-linear model over the choices of a message (softmax), by Adagrad, several times in other orders, the weights averaged.
 * The same examples give the same weights.
 */
export function learnPlaces(examples: readonly PlaceExample[]): PlaceModel {
  const usable = examples.filter(({ gold }) => gold.length > 1 && gold.includes(true));
  const seen = new Map<string, number>();
  for (const { choices } of usable)
    for (const name of new Set(choices.flatMap((choice) => choice.features))) seen.set(name, (seen.get(name) ?? 0) + 1);
  const often = new Set([...seen].filter(([, count]) => count >= LEAST_SEEN).map(([name]) => name));
  const average = new Map<string, number>();
  for (let run = 0; run < RUNS; run += 1) {
    for (const [name, weight] of learnOnce(usable, often, seededRandom(SEED + run)))
      average.set(name, (average.get(name) ?? 0) + weight / RUNS);
  }
  const kept = [...average].filter(([, weight]) => Math.abs(weight) >= LEAST_WEIGHT);
  return Object.fromEntries(
    kept
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, weight]) => [name, Math.round(weight * 100) / 100]),
  );
}

function learnOnce(examples: readonly PlaceExample[], names: ReadonlySet<string>, random: Random): Map<string, number> {
  const weights = new Map<string, number>();
  const history = new Map<string, number>();
  const order = Uint32Array.from(examples.keys());
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    shuffle(order, random);
    for (const index of order) {
      for (const [name, slope] of slopesOf(examples[index]!, weights)) {
        if (!names.has(name)) continue;
        const weight = weights.get(name) ?? 0;
        const step = slope - SHRINKAGE * weight;
        const square = (history.get(name) ?? 0.01) + step * step;
        history.set(name, square);
        weights.set(name, weight + (RATE * step) / Math.sqrt(square));
      }
    }
  }
  return weights;
}

/** Of ln p(right): for each feature, how often it is in the right choices less how often in all. */
function slopesOf({ choices, gold }: PlaceExample, weights: ReadonlyMap<string, number>): Map<string, number> {
  const scores = choices.map(({ features }) => features.reduce((sum, name) => sum + (weights.get(name) ?? 0), 0));
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const all = powers.reduce((sum, power) => sum + power, 0);
  const right = powers.reduce((sum, power, at) => sum + (gold[at] ? power : 0), 0);
  const slopes = new Map<string, number>();
  choices.forEach(({ features }, at) => {
    const slope = (gold[at] ? powers[at]! / right : 0) - powers[at]! / all;
    for (const name of features) slopes.set(name, (slopes.get(name) ?? 0) + slope);
  });
  return slopes;
}

/** Whether the model chooses right. */
export function choosesRight({ context, case: each, base }: PlaceExample, model: PlaceModel): boolean {
  return isRight(choosePlaces(context, model), each, base);
}
