import { BM25Retriever } from '@langchain/community/retrievers/bm25';
import { HNSWLib } from '@langchain/community/vectorstores/hnswlib';
import { Document } from '@langchain/core/documents';
import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import MiniSearch from 'minisearch';
import { NATION } from '../src/knowledge/regions.ts';
import type { Services } from '../src/services.ts';
import type { EvalCase } from './cases.ts';
import { share } from './measures.ts';

export interface PeerResult {
  name: string;
  firstRight: number;
  amongThree: number;
  microseconds: number;
}

interface PeerClause {
  id: string;
  region: string;
  text: string;
}

type PeerSearch = (ask: string, allowed: (clause: PeerClause) => boolean) => Promise<string[]>;

/** The same questions put to plain libraries over the same clauses, with the same filter by region. */
export async function runPeers(cases: readonly EvalCase[], services: Services): Promise<PeerResult[]> {
  const jieba = Jieba.withDict(dict);
  const words = (text: string) => jieba.cutForSearch(text, true).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const clauses: PeerClause[] = services.base.knowledge.documents.flatMap((document) =>
    document.clauses.map((clause) => ({
      id: clause.id,
      region: document.region,
      text: [...clause.headings, clause.text].join('\n'),
    })),
  );
  const byId = new Map(clauses.map((clause) => [clause.id, clause]));
  const peers: [string, PeerSearch][] = [
    ['MiniSearch with jieba', miniSearch(clauses, words)],
    ['LangChain BM25Retriever with jieba', bm25Retriever(clauses, words)],
  ];
  if (services.embeddings)
    peers.push(['HNSWLib with the built-in embedder', await hnsw(clauses, services.embeddings, byId)]);
  const asked = cases.filter((each) => each.clause.length > 0 && each.region !== null);
  const results: PeerResult[] = [];
  for (const [name, search] of peers) {
    const first: boolean[] = [];
    const three: boolean[] = [];
    const start = performance.now();
    for (const each of asked) {
      const region = services.base.regions.read(each.region!);
      const path = new Set(services.base.regions.path(region?.code ?? NATION).map((step) => step.code));
      const found = await search(each.ask, (clause) => path.has(clause.region));
      first.push(each.clause.includes(found[0] ?? ''));
      three.push(found.slice(0, 3).some((id) => each.clause.includes(id)));
    }
    results.push({
      name,
      firstRight: share(first),
      amongThree: share(three),
      microseconds: ((performance.now() - start) / Math.max(1, asked.length)) * 1000,
    });
  }
  return results;
}

function miniSearch(clauses: readonly PeerClause[], words: (text: string) => string[]): PeerSearch {
  const index = new MiniSearch<PeerClause>({ fields: ['text'], storeFields: ['region'], tokenize: words });
  index.addAll([...clauses]);
  return async (ask, allowed) =>
    index
      .search(ask, { filter: (result) => allowed(result as unknown as PeerClause) })
      .map((result) => String(result.id));
}

function bm25Retriever(clauses: readonly PeerClause[], words: (text: string) => string[]): PeerSearch {
  // The retriever splits on white space, so it is given texts that are cut already.
  const documents = clauses.map(
    (clause) => new Document({ pageContent: words(clause.text).join(' '), metadata: { ...clause, text: '' } }),
  );
  const retriever = BM25Retriever.fromDocuments(documents, { k: documents.length });
  return async (ask, allowed) =>
    (await retriever.invoke(words(ask).join(' ')))
      .filter((document) => allowed(document.metadata as PeerClause))
      .map((document) => String(document.metadata.id));
}

async function hnsw(
  clauses: readonly PeerClause[],
  embeddings: EmbeddingsInterface,
  byId: ReadonlyMap<string, PeerClause>,
): Promise<PeerSearch> {
  const store = await HNSWLib.fromTexts(
    clauses.map((clause) => clause.text),
    clauses.map(({ id }) => ({ id })),
    embeddings,
  );
  return async (ask, allowed) =>
    (await store.similaritySearch(ask, Math.min(200, clauses.length)))
      .map((document) => String(document.metadata.id))
      .filter((id) => allowed(byId.get(id)!));
}
