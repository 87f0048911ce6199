/**
 * Learns whose rules a message with places asks for. Prints the share chosen right, cross-validated on the tuned cases and
 * measured on the unseen ones, and writes src/places/place-model.json with --write.
 */
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createKnowledgeBase } from '../src/knowledge/knowledge-base.ts';
import { openKnowledge } from '../src/knowledge/knowledge-cache.ts';
import { createRegions } from '../src/knowledge/regions.ts';
import { createMentionReader } from '../src/places/mentions.ts';
import type { PlaceModel } from '../src/places/place-model.ts';
import type { EvalSet } from './cases.ts';
import { choosesRight, learnPlaces, type PlaceExample, placeExample } from './learning/learn-places.ts';
import { share } from './measures.ts';
import { readPlaceCases } from './place-cases.ts';

const { values } = parseArgs({
  options: { write: { type: 'boolean', default: false }, show: { type: 'boolean', default: false } },
});
const FOLDS = 5;

const allRegions = createRegions();
const cache = join(tmpdir(), 'gongyou-evals', 'cache');
const { knowledge } = await openKnowledge('knowledge', cache, allRegions);
const base = createKnowledgeBase(knowledge, allRegions);
const readMentions = createMentionReader(base.regions, knowledge.services);
const read = async (set: EvalSet) => (await readPlaceCases(set)).map((each) => placeExample(each, base, readMentions));

const tuned = await read('tuned');
const chosen = Array.from({ length: FOLDS }, (_, fold) => {
  const model = learnPlaces(tuned.filter((_, at) => at % FOLDS !== fold));
  return tuned.filter((_, at) => at % FOLDS === fold).map((example) => judge(example, model));
}).flat();
const model = learnPlaces(tuned);
const unseen = await read('unseen');
console.table({
  'tuned, cross-validated': { cases: tuned.length, 'chosen right': share(chosen) },
  unseen: { cases: unseen.length, 'chosen right': share(unseen.map((example) => choosesRight(example, model))) },
});
if (values.write)
  await writeFile(new URL('../src/places/place-model.json', import.meta.url), `${JSON.stringify(model, null, 1)}\n`);

function judge(example: PlaceExample, model: PlaceModel): boolean {
  const right = choosesRight(example, model);
  if (!right && values.show) console.log(`✗ ${example.case.known} | ${example.case.text} → ${example.case.about}`);
  return right;
}
