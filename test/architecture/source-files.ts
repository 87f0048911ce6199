import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface SourceFile {
  /** Inside src, with slashes. */
  path: string;
  text: string;
  lines: number;
  /** Files of src that it imports, types and dynamic imports too. */
  imports: string[];
  /** Packages and built-ins that it imports for more than their types. */
  packages: string[];
}

const SOURCE = fileURLToPath(new URL('../../src/', import.meta.url));
const IMPORT = /\b(import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/g;

/** Every TypeScript file of src with what it imports, read off the text. */
export function readSourceFiles(): Map<string, SourceFile> {
  const paths = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'));
  return new Map(paths.map((path) => [path, readSourceFile(path)]));
}

function readSourceFile(path: string): SourceFile {
  const text = readFileSync(`${SOURCE}${path}`, 'utf8');
  const imports: string[] = [];
  const packages: string[] = [];
  for (const [, , typeOnly, fixed, dynamic] of text.matchAll(IMPORT)) {
    const specifier = (fixed ?? dynamic)!;
    if (specifier.startsWith('.')) imports.push(posix.join(posix.dirname(path), specifier));
    else if (!typeOnly) packages.push(specifier);
  }
  return { path, text, lines: text.split('\n').length - 1, imports, packages };
}

/** All that a file loads, itself among it. */
export function reachableFrom(entry: string, files: ReadonlyMap<string, SourceFile>): Set<string> {
  const reached = new Set([entry]);
  for (const path of reached) for (const next of files.get(path)?.imports ?? []) if (files.has(next)) reached.add(next);
  return reached;
}
