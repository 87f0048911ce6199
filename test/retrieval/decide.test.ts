import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  answerProbability,
  DECISION_FEATURES,
  type DecisionModel,
  decide,
  decisionFeatures,
} from '../../src/retrieval/decide.ts';
import rankings from '../../src/retrieval/ranking.json' with { type: 'json' };
import { createUnits } from '../../src/retrieval/units.ts';
import { GAP, makeHit, makeKnowledge, unitOf } from '../fixtures/small-base.ts';

const knowledge = makeKnowledge({ gaps: [GAP] });
const line = unitOf(knowledge, 'fj-1/3/6#line');
const app = unitOf(knowledge, 'fj-1/3/6#app');
const training = unitOf(knowledge, 'fj-1/3/7#training');
const gap = createUnits(knowledge).find((unit) => unit.gap)!;
const nothing = Object.fromEntries(DECISION_FEATURES.map((name) => [name, 0])) as Record<
  (typeof DECISION_FEATURES)[number],
  number
>;
const onScore: DecisionModel = { ...nothing, score: 10, bias: -5, answers: 0.5, near: 0.2 };

test('no hit is nothing', () => {
  expect(answerProbability([], onScore)).toBe(0);
  expect(decide(0, rankings.dense.decision)).toBe('nothing');
});

test('the score decides between answers, near and nothing', () => {
  expect(decide(answerProbability([makeHit(line, 9)], onScore), onScore)).toBe('answers');
  expect(decide(answerProbability([makeHit(line, 4)], onScore), onScore)).toBe('near');
  expect(decide(answerProbability([makeHit(line, 1)], onScore), onScore)).toBe('nothing');
});

test('the margin is to the next clause, not to another point of the same', () => {
  const features = decisionFeatures([makeHit(line, 8), makeHit(app, 7.9), makeHit(training, 5.5)]);
  expect(features.margin).toBeCloseTo(0.5);
  expect(decisionFeatures([makeHit(line, 8), makeHit(training, 0)]).margin).toBe(1);
});

test('a gap is never the best hit; how near it comes is told from −1 to 1', () => {
  expect(decisionFeatures([makeHit(line, 8)]).gap).toBe(-1);
  expect(decisionFeatures([makeHit(gap, 10), makeHit(line, 8)])).toMatchObject({ score: 0.8, gap: 0.4 });
  expect(decisionFeatures([makeHit(line, 8), makeHit(gap, 6)]).gap).toBeCloseTo(-0.4);
  expect(decisionFeatures([makeHit(gap, 99), makeHit(line, 1)]).gap).toBe(1);
  expect(decisionFeatures([makeHit(gap, 9)])).toMatchObject({ score: 0, subjectMissing: 1, gap: 1 });
});

test('a gap that has more of a feature than any clause is told, whatever its score', () => {
  const near = (unit: typeof line, score: number, whole: number) => {
    const hit = makeHit(unit, score);
    return { ...hit, features: { ...hit.features, whole } };
  };
  const features = decisionFeatures([near(line, 8, 0.4), near(app, 7, 0.5), near(gap, 3, 0.8)]);
  expect(features.gapWhole).toBeCloseTo(0.3);
  expect(features.gap).toBeCloseTo(-1);
});

test('the certainty is of the best clause, all its points together, gaps left out', () => {
  const alone = decisionFeatures([makeHit(line, 8), makeHit(app, 8), makeHit(gap, 8)]);
  expect(alone.certainty).toBe(1);
  const shared = decisionFeatures([makeHit(line, 8), makeHit(training, 8)]);
  expect(shared.certainty).toBeCloseTo(0.5);
});

describe.each(['dense', 'words'] as const)('the model that is shipped for %s', (way) => {
  const { decision } = rankings[way];

  test('is ordered, and knows every feature', () => {
    expect(decision.near).toBeLessThan(decision.answers);
    expect(Object.keys(decision)).toEqual(expect.arrayContaining([...DECISION_FEATURES, 'bias']));
  });

  test('finds an answer no less likely for a higher score', () => {
    // Even steps: doubles drawn by their bits are nearly all next to 0.
    const score = fc.integer({ min: 0, max: 2000 }).map((hundredths) => hundredths / 100);
    fc.assert(
      fc.property(score, score, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const probability = (value: number) => answerProbability([makeHit(line, value)], decision);
        expect(probability(high)).toBeGreaterThanOrEqual(probability(low));
        expect(probability(high)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
