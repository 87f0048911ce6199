/**
 * What each part of the search is worth: the tuned and the unseen cases with one part taken out, the same weights, in one
 * run. A part whose loss is nothing has not earned its place.
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assembleServices } from '../src/assemble-services.ts';
import { readConfig } from '../src/config.ts';
import { createServices } from '../src/create-services.ts';
import type { Knowledge } from '../src/knowledge/load-knowledge.ts';
import { openMessageReader } from '../src/retrieval/open-message-reader.ts';
import type { Services } from '../src/services.ts';
import { askAll } from './ask-all.ts';
import { type EvalSet, readCases } from './cases.ts';
import { measure } from './measures.ts';

const dataDirectory = join(tmpdir(), 'gongyou-evals');
const open = (vectors: boolean) =>
  createServices({ config: readConfig({ DATA_DIR: dataDirectory, VECTORS: String(vectors) }), ephemeral: true });
const whole = await open(true);
const reader = await openMessageReader();

/** The same services over other knowledge, words alone where the vectors would no longer fit. */
function over(knowledge: Knowledge): Services {
  const { fingerprint, storage, base } = whole;
  return assembleServices({
    knowledge,
    fingerprint,
    regions: base.regions,
    storage,
    reader,
    dense: null,
    agentTimeoutMinutes: 10,
  });
}

const { knowledge } = whole.base;
const withoutQuestions = knowledge.cards.map((card) => ({
  ...card,
  points: card.points.map((point) => ({ ...point, questions: [] })),
}));
const systems: [string, Services][] = [
  ['whole', whole],
  ['without dense', await open(false)],
  ['without lexicon, dense', over({ ...knowledge, lexicon: [] })],
  ['without card questions, dense', over({ ...knowledge, cards: withoutQuestions })],
  ['without known gaps, dense', over({ ...knowledge, gaps: [] })],
];
const rows: Record<string, Record<string, string>> = {};
for (const set of ['tuned', 'unseen'] as EvalSet[]) {
  const cases = await readCases(set);
  for (const [name, services] of systems) {
    const measures = measure(cases, await askAll(cases, services));
    rows[`${set}: ${name}`] = {
      'first citation': measures.firstCitation.toFixed(3),
      'first three': measures.amongThree.toFixed(3),
      facts: measures.facts.toFixed(3),
      'abstains rightly': measures.abstainsRightly.toFixed(3),
      'abstains wrongly': measures.abstainsWrongly.toFixed(3),
    };
  }
}
console.table(rows);
await whole.close();
