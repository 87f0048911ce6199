import type { FeatureVector } from './features.ts';
import type { Unit } from './units.ts';

/** A unit that a search found, and how well it fits. */
export interface Hit {
  unit: Unit;
  features: FeatureVector;
  score: number;
}
