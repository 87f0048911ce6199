import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readConfig } from '../src/config.ts';
import { createServices } from '../src/create-services.ts';
import { askAll } from './ask-all.ts';
import { type EvalSet, readCases } from './cases.ts';
import { runDialogues } from './dialogues.ts';
import { measure, percentile } from './measures.ts';
import { runPeers } from './peers.ts';
import { renderReport } from './report.ts';

const { values } = parseArgs({
  options: {
    set: { type: 'string', multiple: true, default: ['tuned', 'unseen'] },
    group: { type: 'string' },
    failures: { type: 'boolean', default: false },
    peers: { type: 'boolean', default: true },
    json: { type: 'string' },
  },
  allowNegative: true,
});

const config = readConfig({
  DATA_DIR: join(tmpdir(), 'gongyou-evals'),
  LOG_LEVEL: 'silent',
  VECTORS: process.env.VECTORS,
});
const services = await createServices({ config, ephemeral: true });
const results = [];
for (const set of values.set as EvalSet[]) {
  const all = await readCases(set);
  const cases = values.group
    ? all.filter((each) => each.group === values.group || each.id.startsWith(values.group!))
    : all;
  const judgements = await askAll(cases, services);
  const measures = measure(cases, judgements);
  const times = judgements.map((each) => each.milliseconds);
  const groups = [...new Set(cases.map((each) => each.group))].sort();
  console.log(`\n${set}`);
  console.table(
    rounded({
      'first citation right': measures.firstCitation,
      'among the first three': measures.amongThree,
      'fact in the text': measures.facts,
      'kind right': measures.kinds,
      'abstains where it must': measures.abstainsRightly,
      'abstains wrongly': measures.abstainsWrongly,
      'forbidden words': measures.forbidden,
      'median characters': measures.medianLength,
      'p50 ms': percentile(times, 0.5),
      'p99 ms': percentile(times, 0.99),
      cases: measures.cases,
    }),
  );
  console.table(
    Object.fromEntries(
      groups.map((group) => {
        const own = cases.flatMap((each, index) => (each.group === group ? [index] : []));
        const {
          cases: count,
          firstCitation,
          amongThree,
          facts,
          kinds,
        } = measure(
          own.map((index) => cases[index]!),
          own.map((index) => judgements[index]!),
        );
        return [group, rounded({ count, firstCitation, amongThree, facts, kinds })];
      }),
    ),
  );
  if (values.failures) {
    for (const each of judgements) {
      if (each.kindRight && each.firstRight !== false && each.factsRight !== false && each.forbidden.length === 0)
        continue;
      const expected = cases.find((one) => one.id === each.id)!;
      console.log(
        `\n✗ ${each.id} [${each.region}] ${each.ask}\n  expected ${expected.kind.join('/')} ${expected.clause.join(' ')} ${expected.facts.join(' ')}\n  got ${each.kind} ${each.citations.join(' ')}${each.missingFacts.length > 0 ? ` missing ${each.missingFacts.join(',')}` : ''}${each.forbidden.length > 0 ? ` FORBIDDEN ${each.forbidden.join(',')}` : ''}\n  ${each.text.replaceAll('\n', ' / ')}`,
      );
    }
  }
  results.push({ set, measures, judgements, peers: values.peers ? await runPeers(cases, services) : [] });
}
for (const { set, measures, peers } of results) {
  if (peers.length === 0) continue;
  console.log(`\n${set}: the right clause first, search alone, beside peers`);
  console.table(
    Object.fromEntries(
      [{ name: 'Gongyou', firstRight: measures.firstCitation, amongThree: measures.amongThree }, ...peers].map(
        ({ name, firstRight, amongThree }) => [name, rounded({ first: firstRight, 'first three': amongThree })],
      ),
    ),
  );
}
if (values.group === undefined) {
  const { dialogues, turns, whole, slotsRight, failures } = await runDialogues(services);
  console.log('\ndialogues');
  console.table(rounded({ dialogues, turns, whole, 'slots right': slotsRight }));
  for (const { id, turn, say, wrong } of failures)
    console.log(`✗ ${id}, turn ${turn} 「${say.slice(0, 40)}」: ${wrong.join('; ')}`);
}
const folder = fileURLToPath(new URL('./report/', import.meta.url));
await mkdir(folder, { recursive: true });
await writeFile(values.json ?? join(folder, 'results.json'), JSON.stringify(results, null, 1));
await writeFile(join(folder, 'index.html'), renderReport(results));
await services.close();

/** To three decimals, for a table; a share of nothing is left empty. */
function rounded(row: Record<string, number>): Record<string, number | string> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, Number.isNaN(value) ? '' : Math.round(value * 1000) / 1000]),
  );
}
