import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { BM25Retriever } from '@langchain/community/retrievers/bm25';
import { HNSWLib } from '@langchain/community/vectorstores/hnswlib';
import { Document } from '@langchain/core/documents';
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import MiniSearch from 'minisearch';
import { bestScores } from '../src/retrieval/best-scores.ts';
import { createBm25Index } from '../src/retrieval/bm25.ts';
import { encodeCorpusIndex } from '../src/retrieval/corpus-file.ts';
import { buildCorpusIndex } from '../src/retrieval/corpus-index.ts';
import { createCorpusSearch } from '../src/retrieval/corpus-search.ts';
import { createExperience } from '../src/retrieval/experience.ts';
import type { RankingFile } from '../src/retrieval/ranking-file.ts';
import { createTwoLooks } from '../src/retrieval/reranker.ts';
import { readStaticEmbedding } from '../src/retrieval/static-embedding.ts';
import { createStaticEmbeddings } from '../src/retrieval/static-embeddings.ts';
import type { StardData } from './stard-data.ts';

/** One way to search: the numbers of the best articles, best first. */
export interface Variant {
  name: string;
  search(question: string, limit: number): number[] | Promise<number[]>;
  /** Only so many questions are asked where one takes seconds. */
  questions?: number;
}

export interface BuiltSystem {
  variants: Variant[];
  /** The index as a file, where the system has one. */
  encode: (() => Uint8Array) | null;
}

export type System = (data: Pick<StardData, 'articles' | 'train'>) => BuiltSystem | Promise<BuiltSystem>;

const embedder = resolve(import.meta.dirname, '../knowledge/embedder');

function createCutter(): (text: string) => string[] {
  const jieba = Jieba.withDict(dict);
  return (text) =>
    jieba
      .cut(text, false)
      .filter((word) => /[\p{L}\p{N}]/u.test(word))
      .map((word) => word.toLowerCase());
}

export const systems: Record<string, System> = {
  /** Okapi BM25 over jieba words, law title and text, at the usual k1 1.5 and b 0.75. */
  'reference-bm25': ({ articles }) => {
    const cut = createCutter();
    const index = createBm25Index(
      articles.map(({ name, content }) => cut(`${name} ${content}`)),
      { k1: 1.5, b: 0.75 },
    );
    const search = (question: string, limit: number) =>
      index.search(new Map(cut(question).map((word) => [word, 1])), limit).map((hit) => hit.index);
    return { variants: [{ name: 'reference BM25 (jieba words)', search }], encode: null };
  },

  minisearch: ({ articles }) => {
    const tokenize = createCutter();
    const mini = new MiniSearch({ fields: ['title', 'text'], idField: 'id', tokenize });
    mini.addAll(articles.map(({ name, content }, id) => ({ id, title: name, text: content })));
    const search = (question: string, limit: number) =>
      mini
        .search(question)
        .slice(0, limit)
        .map((hit) => hit.id as number);
    return { variants: [{ name: 'MiniSearch (jieba words)', search }], encode: null };
  },

  /** Splits on white space as it comes, so a Chinese question is one word; with jieba it is given words. */
  'langchain-bm25': ({ articles }) => {
    const cut = createCutter();
    const docs = articles.map(
      ({ name, content }, number) => new Document({ pageContent: `${name} ${content}`, metadata: { number } }),
    );
    // The retriever's way of cutting a question is private and splits on white space; there is no option for it.
    const withWords = Object.assign(BM25Retriever.fromDocuments(docs, { k: 100 }), { preprocessFunc: cut });
    function variant(name: string, retriever: BM25Retriever): Variant {
      return {
        name,
        questions: 24,
        search: async (question) =>
          (await retriever.invoke(question)).map((document) => document.metadata.number as number),
      };
    }
    return {
      variants: [
        variant('LangChain BM25Retriever, as it comes', BM25Retriever.fromDocuments(docs, { k: 100 })),
        variant('LangChain BM25Retriever (jieba words)', withWords),
      ],
      encode: null,
    };
  },

  'hnswlib-dense': async ({ articles }) => {
    const embedding = readStaticEmbedding(readFileSync(resolve(embedder, 'embedding-table.bin')));
    const store = new HNSWLib(createStaticEmbeddings(embedding), { space: 'cosine' });
    const documents = articles.map(
      ({ title, content }, number) => new Document({ pageContent: `${content} ${title}`, metadata: { number } }),
    );
    for (let from = 0; from < documents.length; from += 5000)
      await store.addDocuments(documents.slice(from, from + 5000));
    store.index.setEf(200);
    const search = async (question: string, limit: number) =>
      (await store.similaritySearch(question, limit)).map((document) => document.metadata.number as number);
    return { variants: [{ name: 'HNSWLib with the embedder alone', search }], encode: null };
  },

  gongyou: ({ articles, train }) => {
    const embedding = readStaticEmbedding(readFileSync(resolve(embedder, 'embedding-table.bin')));
    const ranking: RankingFile = JSON.parse(readFileSync(resolve(embedder, 'ranking.json'), 'utf8'));
    const index = buildCorpusIndex(
      articles.map(({ name, title, content }) => ({ id: name, title, text: content })),
      embedding,
    );
    const numberOf = new Map(articles.map(({ name }, number) => [name, number]));
    const answered = train.map(({ question, gold }) => ({
      question,
      documents: gold.flatMap((name) => numberOf.get(name) ?? []),
    }));
    const experience = createExperience(answered, index, embedding);
    const { cosineWeight, useWeight } = ranking;
    const parts = { index, embedding, cosineWeight };
    function variant(name: string, search: ReturnType<typeof createCorpusSearch>): Variant {
      return { name, search: (question, limit) => search.search(question, limit).map((hit) => hit.document) };
    }
    const denseOnly: Variant = {
      name: 'Gongyou: dense alone, exact',
      search(question, limit) {
        return bestScores(index.vectors.cosines(embedding.embed(question)), limit).map((hit) => hit.index);
      },
    };
    const plain = createTwoLooks(ranking.withoutExperience);
    const experienced = createTwoLooks(ranking.withExperience);
    return {
      variants: [
        variant('Gongyou: words alone', createCorpusSearch({ ...parts, cosineWeight: 0 })),
        denseOnly,
        variant('Gongyou: words + dense', createCorpusSearch(parts)),
        variant('Gongyou: words + dense + re-ranker', createCorpusSearch({ ...parts, reranker: plain })),
        variant(
          'Gongyou: the same + answered questions',
          createCorpusSearch({ ...parts, useWeight, experience, reranker: experienced }),
        ),
      ],
      encode: () => encodeCorpusIndex(index),
    };
  },
};
