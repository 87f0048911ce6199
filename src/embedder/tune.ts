import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineCommand, runMain } from 'citty';
import { loadKnowledge } from '../knowledge/load-knowledge.ts';
import { readKnowledgeFolder } from '../knowledge/read-knowledge-folder.ts';
import { createRegions } from '../knowledge/regions.ts';
import { decodeTable } from '../retrieval/embedding-table.ts';
import { createUnits, unitTexts } from '../retrieval/units.ts';
import { type AskedPoint, defaultCardTuning, tuneOnCards } from './card-tuning.ts';
import { withProgress } from './progress.ts';

const shipped = resolve(import.meta.dirname, '../../knowledge');

const tune = defineCommand({
  meta: {
    name: 'embedder:tune',
    description: 'Tunes the embedding table on the questions of the cards and gaps. Some eighteen minutes on one core.',
  },
  args: {
    knowledge: { type: 'string', default: shipped, description: 'The knowledge folder' },
    base: {
      type: 'string',
      default: resolve(shipped, 'embedder/embedding-table.bin'),
      description: 'The trained table',
    },
    out: { type: 'string', default: resolve(shipped, 'embedder/tuned-table.bin'), description: 'The file to write' },
    seed: { type: 'string', default: String(defaultCardTuning.seed) },
    temperature: { type: 'string', default: String(defaultCardTuning.temperature) },
    epochs: { type: 'string', default: String(defaultCardTuning.epochs) },
    runs: { type: 'string', default: String(defaultCardTuning.runs) },
  },
  async run({ args }) {
    const regions = createRegions();
    const knowledge = loadKnowledge(await readKnowledgeFolder(args.knowledge), regions);
    const points: AskedPoint[] = createUnits(knowledge)
      .filter((unit) => unit.point !== null)
      .map((unit) => ({
        questions: unit.point!.questions,
        texts: unitTexts(unit),
        clauseId: unit.clause.id,
        region: unit.document.region,
      }));
    const table = withProgress('tuning', (onProgress) =>
      tuneOnCards({
        base: decodeTable(readFileSync(args.base)),
        points,
        meet: (region, other) => regions.isWithin(region, other) || regions.isWithin(other, region),
        settings: {
          ...defaultCardTuning,
          seed: Number(args.seed),
          temperature: Number(args.temperature),
          epochs: Number(args.epochs),
          runs: Number(args.runs),
        },
        date: new Date().toISOString().slice(0, 10),
        onProgress,
      }),
    );
    writeFileSync(args.out, table);
    console.log(`Wrote ${(table.length / 1e6).toFixed(2)} MB, ${points.length} points, to ${args.out}.`);
  },
});

await runMain(tune);
