import type { z } from 'zod';
import { type Card, lawFileSchema } from './card.ts';
import { writeNumeral } from './chinese-numerals.ts';
import type { PolicyDocument } from './document.ts';
import type { KnowledgeProblem } from './problem.ts';
import { readYaml } from './read-yaml.ts';
import { NATION } from './regions.ts';
import { makeClause } from './split-clauses.ts';

export interface LawFile {
  document: PolicyDocument | null;
  cards: Card[];
  problems: KnowledgeProblem[];
}

/** Reads a file of law facts: each article told in our own words becomes a clause, with its card. */
export function readLawFile(file: string, text: string): LawFile {
  const yaml = readYaml(file, text, lawFileSchema);
  if (!yaml.value) return { document: null, cards: [], problems: yaml.problems };
  const law = yaml.value;
  const problems: KnowledgeProblem[] = [];
  const clauses = law.articles.map((article) =>
    makeClause(`${law.id}/${article.article}`, law.id, articlePlace(article.article), [article.title], article.gist),
  );
  const seen = new Set<string>();
  law.articles.forEach((article, index) => {
    const id = `${law.id}/${article.article}`;
    if (seen.has(id)) {
      problems.push({
        file,
        line: yaml.lineOf(['articles', index, 'article']),
        severity: 'error',
        message: `article ${article.article} stands twice`,
        mend: 'Join the two entries.',
      });
    }
    seen.add(id);
    article.points.forEach((point, position) => {
      if (article.gist.includes(point.quote)) return;
      problems.push({
        file,
        line: yaml.lineOf(['articles', index, 'points', position, 'quote']),
        severity: 'error',
        message: `quote is not in the gist: ${point.quote.slice(0, 30)}…`,
        mend: 'Copy the quote from the gist, character for character.',
      });
    });
  });
  if (problems.length > 0) return { document: null, cards: [], problems };
  return {
    document: toDocument(law, clauses),
    cards: law.articles.map((article, index) => ({ ...article, clauseId: clauses[index]!.id })),
    problems,
  };
}

function articlePlace(article: number | string): string {
  const [number, sub] = String(article).split('-').map(Number);
  return `第${writeNumeral(number!)}条${sub ? `之${writeNumeral(sub)}` : ''}`;
}

function toDocument(law: z.infer<typeof lawFileSchema>, clauses: PolicyDocument['clauses']): PolicyDocument {
  return {
    id: law.id,
    kind: 'law-summary',
    title: law.title,
    number: law.number,
    issuers: [],
    region: NATION,
    level: 'nation',
    issued: law.version,
    effective: null,
    status: 'in-force',
    supersededBy: null,
    source: { kind: 'official', name: `要点（非原文），按 ${law.version} 的文本核对`, url: null },
    body: clauses.map((clause) => clause.text).join('\n'),
    cuts: [],
    clauses,
  };
}
