import { z } from 'zod';
import type { PolicyDocument } from './document.ts';
import type { KnowledgeProblem } from './problem.ts';
import { readYaml } from './read-yaml.ts';
import type { Regions } from './regions.ts';
import type { DocumentPart } from './split-clauses.ts';
import { splitClauses } from './split-clauses.ts';

export const frontMatterSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'use lower-case letters, digits and hyphens'),
  title: z.string().min(4),
  /** Why the title is as it is, where the page had none. */
  titleNote: z.string().nullable().default(null),
  number: z.string().nullable(),
  issuers: z.array(z.string()),
  region: z.string().regex(/^\d{6}$/, 'a region is a GB/T 2260 code of six digits'),
  level: z.enum(['nation', 'province', 'city', 'county']),
  issued: z.iso.date().nullable(),
  effective: z.iso.date().nullable().default(null),
  status: z.enum(['in-force', 'draft', 'superseded', 'repealed']),
  supersededBy: z.string().nullable().default(null),
  source: z.strictObject({
    kind: z.enum(['official', 'repost', 'unknown']),
    name: z.string().min(2),
    url: z.url().nullable().default(null),
  }),
  cuts: z.array(z.string()).default([]),
});

export type FrontMatter = z.infer<typeof frontMatterSchema>;

export interface PolicyFile {
  document: PolicyDocument | null;
  parts: DocumentPart[];
  problems: KnowledgeProblem[];
}

const FRONT_MATTER = /^---\n([\s\S]*?)\n---\n/;

/** Reads a policy file: front matter between --- lines, then the text as published. A file with an error gives no document. */
export function readPolicyFile(file: string, text: string, regions: Regions): PolicyFile {
  const match = FRONT_MATTER.exec(text);
  if (!match) {
    return failed({
      file,
      line: 1,
      severity: 'error',
      message: 'no front matter',
      mend: 'Start the file with --- and the fields id, title, number, issuers, region … (see knowledge/README.md).',
    });
  }
  const yaml = readYaml(file, match[1]!, frontMatterSchema, 2);
  if (!yaml.value) return { document: null, parts: [], problems: yaml.problems };
  const front = yaml.value;
  const body = text.slice(match[0].length);
  const problems: KnowledgeProblem[] = [];
  const region = regions.get(front.region);
  if (!region) {
    problems.push({
      file,
      line: yaml.lineOf(['region']),
      severity: 'error',
      message: `unknown region ${front.region}`,
      mend: 'Give a GB/T 2260 code, or 000000 for the nation.',
    });
  } else if (region.level !== front.level) {
    problems.push({
      file,
      line: yaml.lineOf(['level']),
      severity: 'error',
      message: `${region.name} is a ${region.level}, not a ${front.level}`,
      mend: `Set level to ${region.level}, or correct the region.`,
    });
  }
  if (front.issued && front.effective && front.effective < front.issued && front.status !== 'superseded') {
    problems.push({
      file,
      line: yaml.lineOf(['effective']),
      severity: 'warning',
      message: `in effect (${front.effective}) before it was issued (${front.issued})`,
      mend: 'Check both dates against the document.',
    });
  }
  if (front.number === null && front.status === 'in-force' && front.level === 'nation') {
    problems.push({
      file,
      line: yaml.lineOf(['number']),
      severity: 'warning',
      message: 'no document number (文号)',
      mend: 'Add it if the document has one.',
    });
  }
  if (front.number !== null && !/[〔[（(]\d{4}[〕\]）)]|令第|第\s*\d+\s*号/.test(front.number)) {
    problems.push({
      file,
      line: yaml.lineOf(['number']),
      severity: 'error',
      message: `「${front.number}」 is not a document number: the year or the serial is missing`,
      mend: 'Write it as published, such as 闽人社文〔2025〕28号, or null where there is none.',
    });
  }
  const parts = splitClauses(front.id, body);
  const clauses = parts.flatMap((part) => (part.clause ? [part.clause] : []));
  const bodyLine = text.slice(0, match[0].length).split('\n').length;
  const lineOfPart = (index: number) =>
    bodyLine +
    parts
      .slice(0, index)
      .map((part) => part.text)
      .join('')
      .split('\n').length -
    1;
  if (clauses.length === 0) {
    problems.push({
      file,
      line: bodyLine,
      severity: 'error',
      message: 'no numbered clause found',
      mend: 'Clauses start a line with 一、 （一） 1. or 第一条.',
    });
  }
  problems.push(...findGaps(file, parts, lineOfPart));
  const byText = new Map<string, string>();
  parts.forEach((part, index) => {
    if (!part.clause) return;
    if (part.clause.id.includes('~')) {
      problems.push({
        file,
        line: lineOfPart(index),
        severity: 'error',
        message: `two clauses are numbered ${part.clause.place}`,
        mend: 'Delete the copy, or correct its number.',
      });
    }
    const twin = byText.get(withoutNumeral(part.clause.text));
    if (twin) {
      problems.push({
        file,
        line: lineOfPart(index),
        severity: 'error',
        message: `${part.clause.place} repeats ${twin} word for word`,
        mend: 'Delete the copy.',
      });
    }
    byText.set(withoutNumeral(part.clause.text), part.clause.place);
  });
  if (problems.some((problem) => problem.severity === 'error')) return { document: null, parts, problems };
  const { titleNote: _note, ...fields } = front;
  return { document: { kind: 'policy', ...fields, body, clauses }, parts, problems };
}

/** A clause number that is left out inside one section (五、 then 七、) means that a clause was lost at capture. */
function findGaps(
  file: string,
  parts: readonly DocumentPart[],
  lineOfPart: (index: number) => number,
): KnowledgeProblem[] {
  const problems: KnowledgeProblem[] = [];
  let previous: { parent: string; number: number } | null = null;
  parts.forEach((part, index) => {
    if (!part.clause) return;
    const steps = part.clause.id.split('~')[0]!.split('/');
    const number = Number(steps.at(-1));
    const parent = steps.slice(0, -1).join('/');
    if (previous && previous.parent === parent && number > previous.number + 1) {
      problems.push({
        file,
        line: lineOfPart(index),
        severity: 'error',
        message: `number ${previous.number + 1} is missing before ${part.clause.place}`,
        mend: 'Put the missing clause back from the published text, or correct the number.',
      });
    }
    previous = { parent, number };
  });
  return problems;
}

const withoutNumeral = (text: string) => text.replace(/^\S{1,6}?[、.)）]/, '');

function failed(problem: KnowledgeProblem): PolicyFile {
  return { document: null, parts: [], problems: [problem] };
}
