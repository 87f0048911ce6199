import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineCommand, runMain } from 'citty';
import { parse } from 'yaml';
import { type ActFile, actFileSchema, TALK_ACTS } from '../knowledge/act.ts';
import { effectiveCard, gapFileSchema } from '../knowledge/card.ts';
import { loadKnowledge } from '../knowledge/load-knowledge.ts';
import { readKnowledgeFolder } from '../knowledge/read-knowledge-folder.ts';
import { createRegions } from '../knowledge/regions.ts';
import { labelOf } from '../retrieval/message-reader.ts';
import { normaliseText } from '../retrieval/normalise.ts';
import { createUnits, unitTexts } from '../retrieval/units.ts';
import { readAsides } from './asides.ts';
import { withProgress } from './progress.ts';
import { defaultReaderSettings, type ReaderExample, trainReader } from './reader-training.ts';

const shipped = resolve(import.meta.dirname, '../../knowledge');
const TALK = new Set<string>(TALK_ACTS.map(labelOf.act));

const train = defineCommand({
  meta: {
    name: 'reader:train',
    description: 'Trains the message reader on the questions of the cards and gaps and the examples of acts.',
  },
  args: {
    knowledge: { type: 'string', default: shipped, description: 'The knowledge folder' },
    out: { type: 'string', default: resolve(shipped, 'embedder/message-reader.bin'), description: 'The file to write' },
    seed: { type: 'string', default: String(defaultReaderSettings.seed) },
    epochs: { type: 'string', default: String(defaultReaderSettings.epochs) },
    rate: { type: 'string', default: String(defaultReaderSettings.rate) },
    runs: { type: 'string', default: String(defaultReaderSettings.runs) },
    asides: { type: 'string', default: String(defaultReaderSettings.asideShare) },
  },
  async run({ args }) {
    const files = await readKnowledgeFolder(args.knowledge);
    const examples = [...askingExamples(files), ...gapExamples(files), ...actExamples(files)]
      .map((example): ReaderExample => ({ ...example, text: normaliseText(example.text) }))
      .filter(({ text }) => /\p{Script=Han}/u.test(text));
    const asides = await readAsides(args.knowledge);
    const reader = withProgress('training', (onProgress) =>
      trainReader({
        examples,
        labels: [...new Set(examples.flatMap(({ label }) => label ?? []))].sort(),
        asks: (label) => !label.startsWith('act/'),
        isWrapped: (label) => label === null || !TALK.has(label),
        asides,
        settings: {
          ...defaultReaderSettings,
          seed: Number(args.seed),
          epochs: Number(args.epochs),
          rate: Number(args.rate),
          runs: Number(args.runs),
          asideShare: Number(args.asides),
        },
        date: new Date().toISOString().slice(0, 10),
        onProgress,
      }),
    );
    writeFileSync(args.out, reader);
    console.log(`Wrote ${(reader.length / 1e6).toFixed(2)} MB, from ${examples.length} messages, to ${args.out}.`);
  },
});

type Files = ReadonlyMap<string, string>;

/** What the cards answer, by topic: the ways people ask it, and the point's own words. */
function askingExamples(files: Files): ReaderExample[] {
  const units = createUnits(loadKnowledge(files, createRegions()));
  return units.flatMap((unit) => {
    if (unit.card === null || unit.point === null) return [];
    const label = labelOf.topic(effectiveCard(unit.card, unit.point).topic);
    return [...unit.point.questions, ...unitTexts(unit)].map((text) => ({ text, label }));
  });
}

/** What no document answers, by file: each is about one part of life. */
function gapExamples(files: Files): ReaderExample[] {
  return yamlFiles(files, 'gaps/').flatMap(([name, content]) =>
    gapFileSchema
      .parse(content)
      .gaps.flatMap((gap) =>
        [...gap.questions, gap.title, gap.say].map((text) => ({ text, label: labelOf.gap(name) })),
      ),
  );
}

/** Six thousand examples would be drowned by fifty thousand questions. */
const ACT_TIMES = 3;
/** Messages that do nothing are many by now. */
const ASK_TIMES = 2;

function actExamples(files: Files): ReaderExample[] {
  return yamlFiles(files, 'acts/').flatMap(([, content]) => {
    const { acts, asks }: ActFile = actFileSchema.parse(content);
    return [
      ...acts.flatMap(({ act, examples }) =>
        examples.map((text) => ({ text, label: labelOf.act(act), times: ACT_TIMES })),
      ),
      ...asks.map((text) => ({ text, label: null, times: ASK_TIMES })),
    ];
  });
}

function yamlFiles(files: Files, folder: string): [name: string, content: unknown][] {
  return [...files]
    .filter(([path]) => path.startsWith(folder))
    .map(([path, text]) => [path.slice(folder.length).replace(/\.yaml$/, ''), parse(text)]);
}

await runMain(train);
