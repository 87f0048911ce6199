import { SynchronousInMemoryDocstore } from '@langchain/community/stores/doc/in_memory';
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
      const label = { pageContent: '', metadata: {} };
      await store.addVectors(
        vectors.map((vector) => Array.from(vector)),
        vectors.map(() => label),
      );
      // What a label stands for is known without: ten thousand empty documents would be parsed at every start, and kept.
      store.docstore = new SynchronousInMemoryDocstore();
      return toSegment(store);
    },
  };
}

function toSegment(store: HNSWLib): Segment {
  const { index } = store;
  const size = index.getCurrentCount();
  return {
    nearest: async (vector, limit) => {
      const { neighbors, distances } = index.searchKnn(Array.from(vector), Math.min(limit, size));
      return neighbors.map((label, place) => ({ index: label, score: 1 - distances[place]! }));
    },
    vectorOf: (label) => index.getPoint(label),
    save: (folder) => store.save(folder),
  };
}
