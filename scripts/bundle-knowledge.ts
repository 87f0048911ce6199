/** Parses the knowledge folder once, for the Workers bundle, which has no file system: writes dist/knowledge.json. */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openKnowledge } from '../src/knowledge/knowledge-cache.ts';
import { createRegions } from '../src/knowledge/regions.ts';

const folder = fileURLToPath(new URL('../dist/', import.meta.url));
await mkdir(folder, { recursive: true });
const { whole, fingerprint } = await openKnowledge(
  fileURLToPath(new URL('../knowledge', import.meta.url)),
  `${folder}cache`,
  createRegions(),
);
const knowledge = await whole();
await writeFile(`${folder}bundle.tmp`, JSON.stringify({ fingerprint, knowledge }));
await rename(`${folder}bundle.tmp`, `${folder}knowledge.json`);
console.log(`dist/knowledge.json: ${knowledge.documents.length} documents, ${knowledge.problems.length} problems`);
