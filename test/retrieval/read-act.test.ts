import { expect, test } from 'vitest';
import { ACT_FEATURES, type ActModel, actFeatures, nearestAct, readAct } from '../../src/retrieval/read-act.ts';
import { createUnits } from '../../src/retrieval/units.ts';
import { makeHit, makeKnowledge, unitOf } from '../fixtures/small-base.ts';

const knowledge = makeKnowledge({
  acts: [
    { act: 'confined', examples: ['把我们锁在院子里'] },
    { act: 'thanks', examples: ['谢谢'] },
  ],
});
const units = createUnits(knowledge);
const act = (name: string, whole: number) => {
  const hit = makeHit(units.find((unit) => unit.act === name)!, 0);
  return { ...hit, features: { ...hit.features, whole } };
};
const clause = (whole: number) => {
  const hit = makeHit(unitOf(knowledge, 'fj-1/3/6#line'), 5);
  return { ...hit, features: { ...hit.features, whole } };
};
const nothing = Object.fromEntries(ACT_FEATURES.map((name) => [name, 0])) as Record<
  (typeof ACT_FEATURES)[number],
  number
>;
const model: ActModel = { ...nothing, leadWhole: 10, bias: 0, danger: 0.6, other: 0.9 };

test('the nearest act is the one most of whose likeness is greatest', () => {
  expect(nearestAct([act('thanks', 0.3), act('confined', 0.6)])?.unit.act).toBe('confined');
  expect(nearestAct([])).toBeNull();
});

test('an act is read where it is ahead of all that may be asked, a danger sooner than talk', () => {
  const read = (name: string, of: number, beside: number) =>
    readAct({ hits: [clause(beside)], acts: [act(name, of)], act: model }, 10)?.act ?? null;
  expect(read('confined', 0.7, 0.6)).toBe('confined');
  expect(read('thanks', 0.7, 0.6)).toBeNull();
  expect(read('thanks', 0.9, 0.5)).toBe('thanks');
  expect(read('confined', 0.5, 0.6)).toBeNull();
});

test('the features are finite; a long message is not brief', () => {
  const features = actFeatures([clause(0.4)], act('confined', 0.5), 80);
  expect(Object.values(features).every(Number.isFinite)).toBe(true);
  expect(features.brevity).toBe(0);
  expect(features.leadWhole).toBeCloseTo(0.1);
});
