import { HNSWLib } from '@langchain/community/vectorstores/hnswlib';
import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import type { Segment, SegmentKind } from './segment.ts';

/** LangChain's HNSWLib: a graph of neighbours, for many vectors. Open, it costs 2.6 MB of locks however small it is. */
export function createGraphKind(embeddings: EmbeddingsInterface): SegmentKind {
  return {
    name: 'graph',
    files: ['hnswlib.index', 'docstore.json', 'args.json'],
    open: async (folder) => toSegment(await HNSWLib.load(folder, embeddings)),
    build: async (vectors) => {
      const store = new HNSWLib(embeddings, { space: 'cosine', numDimensions: vectors[0]?.length ?? 1 });
      await store.addVectors(
        vectors.map((vector) => Array.from(vector)),
        vectors.map((_, label) => ({ pageContent: '', metadata: { label } })),
      );
      return toSegment(store);
    },
  };
}

function toSegment(store: HNSWLib): Segment {
  const size = store.index.getCurrentCount();
  return {
    nearest: async (vector, limit) => {
      const found = await store.similaritySearchVectorWithScore(Array.from(vector), Math.min(limit, size));
      return found.map(([document, distance]) => ({ index: Number(document.metadata.label), score: 1 - distance }));
    },
    vectorOf: (label) => store.index.getPoint(label),
    save: (folder) => store.save(folder),
  };
}
