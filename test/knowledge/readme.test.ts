import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { cardFileSchema, lawFileSchema } from '../../src/knowledge/card.ts';
import { readFrontMatter } from '../../src/knowledge/import/kept-documents.ts';
import { lexiconFileSchema } from '../../src/knowledge/lexicon.ts';
import { servicesFileSchema } from '../../src/knowledge/service.ts';

const readme = await readFile('knowledge/README.md', 'utf8');
const examples = [...readme.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1]!);

test('the examples staff copy from are right', () => {
  expect(examples).toHaveLength(4);
  [cardFileSchema, lawFileSchema, lexiconFileSchema, servicesFileSchema].forEach((schema, index) => {
    expect(schema.safeParse(parse(examples[index]!)).error).toBeUndefined();
  });
  expect(readFrontMatter(/```\n(---\n[\s\S]*?\n---\n)/.exec(readme)![1]!)).toMatchObject({ id: 'fj-2025-28' });
});
