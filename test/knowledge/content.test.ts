import { expect, test } from 'vitest';
import { readNumeral } from '../../src/knowledge/chinese-numerals.ts';
import { loadKnowledge } from '../../src/knowledge/load-knowledge.ts';
import { readKnowledgeFolder } from '../../src/knowledge/read-knowledge-folder.ts';
import { createRegions } from '../../src/knowledge/regions.ts';

const knowledge = loadKnowledge(await readKnowledgeFolder('knowledge'), createRegions());
const clauses = new Map(
  knowledge.documents.flatMap((document) => document.clauses.map((clause) => [clause.id, clause] as const)),
);
const policies = knowledge.documents.filter((document) => document.kind === 'policy');
const laws = knowledge.documents.filter((document) => document.kind === 'law-summary');

/** Figures of a text, thousands and 万 worked out, Chinese numerals as well: 1万元 → 10000, 三年 → 3. */
function figuresIn(text: string): Set<number> {
  const figures = new Set<number>();
  const plain = text.normalize('NFKC').replace(/(\d),(?=\d{3})/g, '$1');
  for (const match of plain.matchAll(/(\d+(?:\.\d+)?)(万|%)?/g)) {
    figures.add(Number(match[1]));
    if (match[2] === '万') figures.add(Math.round(Number(match[1]) * 10_000));
  }
  for (const match of plain.matchAll(/[零〇一二两三四五六七八九十百千]+/g)) {
    const value = readNumeral(match[0]);
    if (value !== null) figures.add(value);
    for (const character of match[0]) figures.add(readNumeral(character) ?? Number.NaN);
  }
  return figures;
}

const figuresSaid = (say: string) =>
  [
    ...say
      .normalize('NFKC')
      .replace(/(\d),(?=\d{3})/g, '$1')
      .matchAll(/(\d+(?:\.\d+)?)(万)?/g),
  ].map((match) => (match[2] ? Math.round(Number(match[1]) * 10_000) : Number(match[1])));
const bare = (text: string) => text.normalize('NFKC').replace(/[\s“”"「」『』]/g, '');

test('nothing in the folder has a problem', () => expect(knowledge.problems).toEqual([]));

test('the five documents, their clauses, and a card for every one', () => {
  const counts = Object.fromEntries(policies.map((document) => [document.id, document.clauses.length]));
  expect(counts).toMatchObject({
    'fj-2025-28': 14,
    'gz-2025-12': 12,
    'sm-draft': 21,
    'bj-2025-79': 11,
    'nx-2023-81': 11,
  });
  const withCard = new Set(knowledge.cards.map((card) => card.clauseId));
  expect(
    policies.flatMap((document) => document.clauses.map((clause) => clause.id)).filter((id) => !withCard.has(id)),
  ).toEqual([]);
});

test('drafts and reposts are marked as such', () => {
  const byId = new Map(policies.map((document) => [document.id, document]));
  expect(byId.get('sm-draft')?.status).toBe('draft');
  expect(byId.get('bj-2025-79')?.source.kind).toBe('repost');
});

test('what was cut at import is no part of the text', () => {
  for (const document of policies) {
    for (const cut of document.cuts) expect(document.body.split('\n').map((line) => line.trim())).not.toContain(cut);
  }
});

test('at least 60 law articles and 400 entries of workers’ words', () => {
  expect(laws.reduce((sum, law) => sum + law.clauses.length, 0)).toBeGreaterThanOrEqual(60);
  expect(knowledge.lexicon.length).toBeGreaterThanOrEqual(400);
});

test('every figure a card says stands in its clause', () => {
  const wrong = knowledge.cards.flatMap((card) => {
    const allowed = figuresIn(clauses.get(card.clauseId)!.text);
    return card.points.flatMap((point) =>
      figuresSaid(point.say)
        .filter((figure) => !allowed.has(figure) && String(figure) !== (point.desk ?? card.desk).line)
        .map((figure) => `${card.clauseId} ${point.id}: ${figure}`),
    );
  });
  expect(wrong).toEqual([]);
});

test('every name in 「」 that a card says stands in its clause', () => {
  const wrong = knowledge.cards.flatMap((card) => {
    const text = bare(clauses.get(card.clauseId)!.text);
    return card.points.flatMap((point) =>
      [...point.say.matchAll(/「([^」]+)」/g)]
        .filter((match) => !text.includes(bare(match[1]!)))
        .map((match) => `${card.clauseId} ${point.id}: ${match[0]}`),
    );
  });
  expect(wrong).toEqual([]);
});

test('points of a card have ids of their own', () => {
  for (const card of knowledge.cards)
    expect(new Set(card.points.map((point) => point.id)).size, card.clauseId).toBe(card.points.length);
});

test('services are named as their clause names them, once each', () => {
  const wrong = knowledge.services.filter(
    (service) => service.clause !== null && !clauses.get(service.clause)?.text.includes(service.name),
  );
  expect(wrong.map((service) => service.name)).toEqual([]);
  expect(new Set(knowledge.services.map((service) => service.id)).size).toBe(knowledge.services.length);
});
