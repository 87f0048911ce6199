import { expect, test } from 'vitest';
import { choosesRight, placeExample } from '../../evals/learning/learn-places.ts';
import { share } from '../../evals/measures.ts';
import { readPlaceCases } from '../../evals/place-cases.ts';
import { createKnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { loadKnowledge } from '../../src/knowledge/load-knowledge.ts';
import { readKnowledgeFolder } from '../../src/knowledge/read-knowledge-folder.ts';
import { createRegions } from '../../src/knowledge/regions.ts';
import { createMentionReader } from '../../src/places/mentions.ts';
import placeModel from '../../src/places/place-model.json' with { type: 'json' };

const allRegions = createRegions();
const base = createKnowledgeBase(loadKnowledge(await readKnowledgeFolder('knowledge'), allRegions), allRegions);
const readMentions = createMentionReader(base.regions, base.knowledge.services);

test.each([
  ['tuned', 0.93],
  ['unseen', 0.86],
] as const)('whose rules are asked for: the %s cases', async (set, floor) => {
  const examples = (await readPlaceCases(set)).map((each) => placeExample(each, base, readMentions));
  expect(share(examples.map((example) => choosesRight(example, placeModel)))).toBeGreaterThanOrEqual(floor);
});
