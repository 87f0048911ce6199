import { join, resolve } from 'node:path';
import type { AssembleOptions } from './assemble-services.ts';
import type { Config } from './config.ts';
import { openKnowledge } from './knowledge/knowledge-cache.ts';
import type { Knowledge } from './knowledge/load-knowledge.ts';
import type { Regions } from './knowledge/regions.ts';
import { createConceptReader } from './retrieval/concepts.ts';
import { buildUnitIndex, type UnitIndexData } from './retrieval/unit-index.ts';
import { openUnitIndexData } from './retrieval/unit-index-cache.ts';
import { createUnits } from './retrieval/units.ts';

export type Dense = NonNullable<AssembleOptions['dense']>;

/** What a search on words needs. */
export interface Lexical {
  knowledge: Knowledge;
  /** With every way of asking. */
  whole: () => Promise<Knowledge>;
  /** Of the knowledge folder's files. */
  fingerprint: string;
  unitIndexData: UnitIndexData;
  /** Whether the knowledge was parsed before, by another start. */
  cached: boolean;
}

/** Where everything is. */
type Folders = Pick<Config, 'DATA_DIR' | 'KNOWLEDGE_DIR'>;

export interface OpenLexicalOptions {
  config: Folders;
  regions: Regions;
  /** Awaited before anything is parsed; what is then in the cache is taken from there. */
  beforeParsing?: () => Promise<void>;
}

/** Opens the knowledge and its index of words from the data directory; what isn't there is made and kept. */
export async function openLexical({ config, regions, beforeParsing }: OpenLexicalOptions): Promise<Lexical> {
  const cache = join(resolve(config.DATA_DIR), 'cache');
  const opened = await openKnowledge(resolve(config.KNOWLEDGE_DIR), cache, regions, beforeParsing);
  const unitIndexData = await openUnitIndexData(cache, opened.fingerprint, async () => {
    const whole = await opened.whole();
    return buildUnitIndex(createUnits(whole), createConceptReader(whole.lexicon));
  });
  return { ...opened, unitIndexData };
}

/** Opens the vectors of every region from the data directory; those that aren't there are made and kept. */
export async function openVectors(
  { knowledge, whole, fingerprint }: Pick<Lexical, 'knowledge' | 'whole' | 'fingerprint'>,
  config: Folders,
  onVectors: (done: number, total: number, documentId: string) => void,
  onProgress: (text: string) => void,
): Promise<Dense> {
  const { openEmbedder, openVectorSegments } = await loadVectorModules();
  const { embed, embeddings, id } = await openEmbedder();
  const vectors = await openVectorSegments({
    units: createUnits(knowledge),
    wholeUnits: async () => createUnits(await whole()),
    knowledge: fingerprint,
    embeddings,
    embedderId: id,
    directory: join(resolve(config.DATA_DIR), 'index'),
    onProgress: onVectors,
  });
  const { opened, built, damaged } = vectors.report;
  onProgress(
    `vectors: ${vectors.report.vectors}; ${opened.length} regions opened, ${built.length} built${damaged.length > 0 ? `, of them damaged: ${damaged.join(', ')}` : ''}`,
  );
  return { embed, vectors, embeddings };
}

/** LangChain is half of what a start has to load, and words alone don't need it. */
export async function loadVectorModules() {
  const [{ openEmbedder }, { openVectorSegments }] = await Promise.all([
    import('./retrieval/open-embedder.ts'),
    import('./retrieval/vector-segments.ts'),
  ]);
  return { openEmbedder, openVectorSegments };
}
