import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { assembleServices } from './assemble-services.ts';
import type { Config } from './config.ts';
import { createKeyRing, type KeyRingSource } from './crypto/key-ring.ts';
import { createIndexBuilder } from './index-builder.ts';
import { createRegions } from './knowledge/regions.ts';
import { giveMemoryBack } from './memory.ts';
import { type Dense, openLexical, openVectors } from './open-indexes.ts';
import { openMessageReader } from './retrieval/open-message-reader.ts';
import type { Services } from './services.ts';
import { openDataDirectory } from './storage/open-data-directory.ts';
import { openStorage } from './storage/open-storage.ts';

export interface CreateServicesOptions {
  config: Config;
  /** Keep nothing of the conversations on disk: for a question at the command line, for evals and tests. */
  ephemeral?: boolean;
  /** Answer on words alone until the vectors are open, and not wait for them: a start is twice as fast. False unless told. */
  vectorsLater?: boolean;
  /**
   * Build what is missing in a process of its own, and open it from there: what building takes and leaves behind goes with
   * that process, and requests are answered meanwhile. False unless told.
   */
  buildApart?: boolean;
  onProgress?: (text: string) => void;
  /** Told of each document whose vectors are ready. */
  onVectors?: (done: number, total: number, documentId: string) => void;
}

/** Opens everything the app needs on Node: knowledge, vectors, storage. Only entry files call this. */
export async function createServices({
  config,
  ephemeral = false,
  vectorsLater = false,
  buildApart = false,
  onProgress = () => {},
  onVectors = () => {},
}: CreateServicesOptions): Promise<Services> {
  const dataDirectory = resolve(config.DATA_DIR);
  // Made here, before the cache makes it: it will hold the key and the database, and is nobody else's to read.
  await mkdir(dataDirectory, { recursive: true, mode: 0o700 });
  const regions = createRegions();
  const builder = buildApart ? createIndexBuilder(config, onProgress) : null;
  const lexical = await openLexical({ config, regions, ...(builder && { beforeParsing: builder.start }) });
  const { knowledge, fingerprint, cached, unitIndexData } = lexical;
  onProgress(
    `knowledge: ${knowledge.documents.length} documents, ${knowledge.cards.length} cards${cached ? ', from the cache' : ''}`,
  );
  const openDense = async () => {
    await builder?.finished();
    return openVectors(lexical, config, onVectors, onProgress);
  };
  let services: Services | null = null;
  const prepare = () => services?.search.prepare();
  const dense = !config.VECTORS ? null : vectorsLater ? later(openDense, onProgress, prepare) : await openDense();
  const storage = ephemeral
    ? await openStorage({ path: ':memory:', ring: temporaryKeyRing() })
    : await openStored(config, dataDirectory, onProgress);
  services = assembleServices({
    knowledge,
    fingerprint,
    regions,
    storage,
    reader: await openMessageReader(),
    dense,
    unitIndexData,
    agentTimeoutMinutes: config.AGENT_TIMEOUT_MINUTES,
  });
  return services;
}

/** A dense search that finds nothing until the real one is open. `prepare`: what else is made ready while nobody waits. */
function later(open: () => Promise<Dense>, onProgress: (text: string) => void, prepare: () => void): Dense {
  const opening: Opening = { dense: null };
  // Loading LangChain and the index holds the event loop up; whoever waited for the start is answered first.
  setTimeout(() => {
    open().then(
      (opened) => {
        opening.dense = opened;
        prepare();
        // What indexing has left behind would otherwise stay resident until it is missed.
        giveMemoryBack();
      },
      (error: unknown) => onProgress(`vectors: not opened, answering on words alone: ${String(error)}`),
    );
  }, BREATH_MILLISECONDS);
  return searchWhenOpen(opening);
}

interface Opening {
  dense: Dense | null;
}

/** Apart from the opening: what that needed, this would keep. */
function searchWhenOpen(opening: Opening): Dense {
  return {
    embed: (text) => opening.dense?.embed(text) ?? NOTHING,
    vectors: { nearest: async (vector, regions) => (await opening.dense?.vectors.nearest(vector, regions)) ?? null },
    embeddings: null,
  };
}

const BREATH_MILLISECONDS = 250;
const NOTHING = new Float32Array(0);

async function openStored(config: Config, directory: string, onProgress: (text: string) => void) {
  const keys = config.ENCRYPTION_KEYS ? (JSON.parse(config.ENCRYPTION_KEYS) as KeyRingSource) : null;
  const { storage, keyFile, keyCreated } = await openDataDirectory({ directory, keys });
  if (keyCreated) onProgress(`encryption key created in ${keyFile}: back it up apart from the database`);
  return storage;
}

/** For what is never written to disk. */
function temporaryKeyRing() {
  return createKeyRing({
    active: 'temporary',
    keys: { temporary: Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64') },
  });
}
