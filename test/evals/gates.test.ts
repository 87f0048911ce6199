import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { askAll } from '../../evals/ask-all.ts';
import { type EvalCase, type EvalSet, readCases } from '../../evals/cases.ts';
import { type Measures, measure } from '../../evals/measures.ts';
import { readConfig } from '../../src/config.ts';
import { createServices } from '../../src/create-services.ts';
import type { Services } from '../../src/services.ts';

/** At least. */
const FLOORS = ['firstCitation', 'amongThree', 'facts', 'kinds', 'abstainsRightly'] as const;
/** At most. */
const CEILINGS = ['abstainsWrongly', 'medianLength'] as const;

const share = z.number().min(0).max(1);
const gateSchema = z.strictObject({
  firstCitation: share,
  amongThree: share,
  facts: share,
  kinds: share,
  abstainsRightly: share,
  abstainsWrongly: share,
  medianLength: z.number().positive(),
});
const gates = z
  .strictObject({ tuned: gateSchema, unseen: gateSchema })
  .parse(JSON.parse(readFileSync(new URL('../../evals/gates.json', import.meta.url), 'utf8')));

const keywords = z
  .record(z.string(), z.record(z.string(), z.array(z.string())))
  .parse(parse(readFileSync(new URL('../../evals/keywords.yaml', import.meta.url), 'utf8')));

const folder = mkdtempSync(join(tmpdir(), 'gongyou-gates-'));
const sets: Record<EvalSet, EvalCase[]> = { tuned: await readCases('tuned'), unseen: await readCases('unseen') };
let services: Services;

beforeAll(async () => {
  services = await createServices({ config: readConfig({ DATA_DIR: folder }), ephemeral: true });
}, 120_000);
afterAll(async () => {
  await services.close();
  rmSync(folder, { recursive: true, force: true });
});

test('no case stands in both sets, word for word', () => {
  const tuned = new Set(sets.tuned.map((each) => `${each.region} ${each.ask}`));
  expect(sets.unseen.filter((each) => tuned.has(`${each.region} ${each.ask}`)).map((each) => each.id)).toEqual([]);
});

test('every clause that a case names is there', () => {
  const missing = [...sets.tuned, ...sets.unseen].flatMap((each) =>
    each.clause.filter((id) => services.base.clause(id) === null).map((id) => `${each.id}: ${id}`),
  );
  expect(missing).toEqual([]);
});

test('a word or two leads to what it is the name of', async () => {
  const wrong: string[] = [];
  for (const [region, words] of Object.entries(keywords)) {
    const cases = Object.entries(words).map(
      ([ask, clause]): EvalCase => ({
        id: ask,
        region,
        ask,
        kind: ['answer'],
        clause,
        facts: [],
        not: [],
        group: 'keyword',
      }),
    );
    const judged = await askAll(cases, services);
    wrong.push(
      ...judged
        .filter(({ firstRight }) => !firstRight)
        .map(({ ask, citations }) => `${region} ${ask}: ${citations[0]}`),
    );
  }
  expect(wrong).toEqual([]);
});

for (const set of ['tuned', 'unseen'] as const) {
  const cases = sets[set];
  if (cases.length === 0) console.warn(`evals/${set} has no cases: its gates are not tested`);
  describe.skipIf(cases.length === 0)(`gates of the ${set} cases`, () => {
    let measures: Measures;
    let forbidden: string[];

    beforeAll(async () => {
      const judgements = await askAll(cases, services);
      measures = measure(cases, judgements);
      forbidden = judgements.flatMap((each) => each.forbidden.map((words) => `${each.id}: ${words}`));
      console.log(set, JSON.stringify(measures));
    }, 120_000);

    test.each(FLOORS)('%s', (name) => {
      expect(measures[name]).toBeGreaterThanOrEqual(gates[set][name]);
    });

    test.each(CEILINGS)('%s', (name) => {
      expect(measures[name]).toBeLessThanOrEqual(gates[set][name]);
    });

    test('nothing is told that must not be told', () => {
      expect(forbidden).toEqual([]);
    });
  });
}
