import { expect, test } from 'vitest';
import type { Act } from '../../src/knowledge/act.ts';
import type { MessageReading } from '../../src/retrieval/message-reader.ts';
import { kindProbability, readAct } from '../../src/retrieval/read-act.ts';

const thresholds = { danger: 0.1, request: 0.5, talk: 0.5 };
const reading = (acts: Partial<Record<Act, number>>): MessageReading => ({
  acts: new Map(Object.entries(acts) as [Act, number][]),
  topics: new Map(),
  outside: 0,
});

test('an act is read where its kind is likely enough, and the likeliest of the kind is told', () => {
  expect(readAct(reading({ complaint: 0.4, legal_aid: 0.2 }), thresholds)).toMatchObject({
    act: 'complaint',
    kind: 'request',
  });
  expect(readAct(reading({ complaint: 0.3, thanks: 0.4 }), thresholds)).toBeNull();
});

test('danger comes before all else, though less likely', () => {
  expect(readAct(reading({ confined: 0.06, beaten: 0.05, complaint: 0.8 }), thresholds)).toMatchObject({
    act: 'confined',
    kind: 'danger',
  });
});

test('what no act was learned of has none', () => {
  expect(readAct(reading({}), thresholds)).toBeNull();
  expect(kindProbability(reading({ greeting: 0.25, thanks: 0.5 }), 'talk')).toBeCloseTo(0.75);
});
