import { load } from 'js-yaml';
import { type Document, isMap, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { ZodType } from 'zod';
import type { KnowledgeProblem } from './problem.ts';

export interface YamlFile<Value> {
  value: Value | null;
  problems: KnowledgeProblem[];
  /** Line (from 1) of the value at a path, or of the nearest one around it that exists. */
  lineOf(path: readonly PropertyKey[]): number;
}

/**
 * Parses YAML and checks it against a schema; every complaint carries its line. `firstLine` is where the YAML starts in its file.
 *
 * Two libraries: js-yaml reads four to ten times as fast, and six megabytes of it are most of a first start; yaml knows where
 * each value stands, and reads again what has something to complain of.
 */
export function readYaml<Value>(file: string, text: string, schema: ZodType<Value>, firstLine = 1): YamlFile<Value> {
  let located: Located | null = null;
  const locate = () => {
    located ??= parseLocated(text, firstLine);
    return located;
  };
  const lineOf = (path: readonly PropertyKey[]) => locate().lineOf(path);
  const read = readFast(text);
  const [syntax] = read === null ? locate().document.errors : [];
  if (syntax) {
    return {
      value: null,
      lineOf,
      problems: [
        {
          file,
          line: locate().lineAt(syntax.pos[0]),
          severity: 'error',
          message: `not valid YAML: ${syntax.message.split('\n')[0]}`,
          mend: 'Correct the YAML on that line; quote texts that contain a colon.',
        },
      ],
    };
  }
  const checked = schema.safeParse(read === null ? locate().document.toJS() : read.value);
  if (checked.success) return { value: checked.data, problems: [], lineOf };
  return {
    value: null,
    lineOf,
    problems: checked.error.issues.map((issue) => ({
      file,
      line: lineOf(issue.path),
      severity: 'error' as const,
      message: `${issue.path.map(String).join('.') || 'file'}: ${issue.message}`,
      mend: `Correct ${issue.path.length > 0 ? `「${String(issue.path.at(-1))}」` : 'the file'} as the message says.`,
    })),
  };
}

/** Null for what js-yaml refuses: broken, empty, or with a key twice. */
function readFast(text: string): { value: unknown } | null {
  try {
    return { value: load(text) };
  } catch {
    return null;
  }
}

interface Located {
  document: Document.Parsed;
  /** Line in the file (from 1) of a place in the text. */
  lineAt(offset: number): number;
  lineOf(path: readonly PropertyKey[]): number;
}

function parseLocated(text: string, firstLine: number): Located {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, uniqueKeys: true });
  const lineAt = (offset: number) => counter.linePos(offset).line + firstLine - 1;
  const lineOf = (path: readonly PropertyKey[]) => {
    let node = document.contents as Node | null;
    let line = firstLine;
    for (const step of path) {
      if (isMap(node)) {
        const pair = node.items.find((item) => String(item.key) === String(step));
        if (!pair) break;
        const key = pair.key as Node;
        if (key.range) line = lineAt(key.range[0]);
        node = pair.value as Node | null;
      } else if (isSeq(node)) {
        node = (node.items[Number(step)] as Node | undefined) ?? null;
        if (node?.range) line = lineAt(node.range[0]);
      } else break;
      if (!node) break;
    }
    return line;
  };
  return { document, lineAt, lineOf };
}
