import type { Region, RegionMention } from '../knowledge/regions.ts';
import {
  type PlaceBase,
  type PlaceCandidate,
  type PlaceContext,
  pairFeatures,
  placeFeatures,
  sameGround,
} from './place-features.ts';

/** What each feature adds to the log-odds of a place being the one asked about. */
export type PlaceModel = Readonly<Record<string, number>>;

/** One place or two, or none, that a message may be about, with the features that speak of it. */
export interface PlaceChoice {
  places: readonly PlaceCandidate[];
  features: readonly string[];
}

/** More than this many places in one message are no question of a person. */
const MOST_CANDIDATES = 6;

/** The places of a message: each that is named, and the one that is known where none of them lies on its ground. */
export function readContext(
  text: string,
  mentions: readonly RegionMention[],
  known: Region | null,
  base: PlaceBase,
): PlaceContext {
  const { regions } = base;
  const candidates: { region: Region; mentions: RegionMention[] }[] = [];
  for (const mention of mentions) {
    const same = candidates.find(({ region }) => sameGround(region, mention.region, regions));
    if (same === undefined) candidates.push({ region: mention.region, mentions: [mention] });
    else {
      same.mentions.push(mention);
      // The more exact name of one place is the better one.
      if (regions.isWithin(mention.region.code, same.region.code)) same.region = mention.region;
    }
  }
  const named = candidates.slice(0, MOST_CANDIDATES);
  const isNamed = known !== null && named.some(({ region }) => sameGround(region, known, regions));
  const unnamed = known === null || isNamed ? [] : [{ region: known, mentions: [] }];
  return { text, known, candidates: [...named, ...unnamed], base };
}

/** Every place alone, and every two together; and none, where none is known: the names may be those of streets and shops. */
export function choicesOf(context: PlaceContext): PlaceChoice[] {
  const { candidates, known } = context;
  const features = candidates.map((candidate) => placeFeatures(candidate, context));
  const singles = candidates.map((candidate, at) => ({ places: [candidate], features: features[at]! }));
  const pairs = candidates.flatMap((one, at) =>
    candidates.slice(at + 1).map((other, beside) => ({
      places: [one, other],
      features: [...features[at]!, ...features[at + 1 + beside]!, ...pairFeatures(one, other, context)],
    })),
  );
  const nowhere = known === null ? [{ places: [], features: ['nowhere', `nowhere of ${candidates.length}`] }] : [];
  return [...singles, ...pairs, ...nowhere];
}

/** The likeliest choice. */
export function choosePlaces(context: PlaceContext, model: PlaceModel): PlaceChoice {
  let best: PlaceChoice = { places: [], features: [] };
  let most = Number.NEGATIVE_INFINITY;
  for (const choice of choicesOf(context)) {
    const score = choice.features.reduce((sum, feature) => sum + (model[feature] ?? 0), 0);
    if (score <= most) continue;
    best = choice;
    most = score;
  }
  return best;
}
