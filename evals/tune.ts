/**
 * Learns the rankings and the decisions, with vectors and on words alone, from the tuned cases. Prints cross-validated
 * figures, and writes src/retrieval/ranking.json with --write. Never reads evals/unseen.
 */
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../src/config.ts';
import { createServices } from '../src/create-services.ts';
import { FEATURES } from '../src/retrieval/features.ts';
import { openMessageReader } from '../src/retrieval/open-message-reader.ts';
import { readCases } from './cases.ts';
import { crossValidate } from './learning/cross-validate.ts';
import { readExamples } from './learning/examples.ts';
import { learnActThresholds } from './learning/learn-acts.ts';
import { learnDecision } from './learning/learn-decision.ts';
import { learnRanking } from './learning/learn-ranking.ts';

const { values } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
    show: { type: 'boolean', default: false },
    ablate: { type: 'boolean', default: false },
  },
});

/** The share of the answerable that may be refused; it sets the probability from which it answers. */
const REFUSED = 0.0135;
/** From what share of that probability something is near. */
const NEAR = 0.5;

const cases = await readCases('tuned');
const reader = await openMessageReader();
const rankings: Record<string, unknown> = {};
for (const [name, vectors] of [
  ['dense', true],
  ['words', false],
] as const) {
  const services = await createServices({
    config: readConfig({ DATA_DIR: join(tmpdir(), 'gongyou-evals'), VECTORS: String(vectors) }),
    ephemeral: true,
  });
  const examples = await readExamples(cases, services, reader);
  const { positives, rows, ...figures } = crossValidate(examples, { show: values.show });
  console.log(`${name}: ${examples.length} cases, cross-validated`, figures);
  const answers = [...positives].sort((a, b) => a - b)[Math.floor(positives.length * REFUSED)]!;
  if (values.ablate)
    for (const feature of FEATURES)
      console.log(`without ${feature}`, crossValidate(examples, { without: new Set([feature]) }));
  if (vectors) {
    const { thresholds, read } = learnActThresholds(examples);
    console.log('acts read', read);
    rankings.acts = rounded(thresholds);
  }
  const ranking = learnRanking(examples);
  rankings[name] = {
    weights: rounded(ranking.weights),
    hidden: ranking.hidden.map(({ bias, output, inputs }) => ({
      bias: round(bias),
      output: round(output),
      inputs: inputs.map(round),
    })),
    decision: rounded({ ...learnDecision(rows), answers, near: answers * NEAR }),
  };
  await services.close();
}
if (values.write)
  await writeFile(new URL('../src/retrieval/ranking.json', import.meta.url), `${JSON.stringify(rankings, null, 2)}\n`);

function rounded(record: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, round(value)]));
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
