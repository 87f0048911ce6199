import bundled from 'gongyou:knowledge';
import type { Hono } from 'hono';
import readerBytes from '../knowledge/embedder/message-reader.bin';
import { createApp } from './app.ts';
import { assembleServices } from './assemble-services.ts';
import { createKeyRing } from './crypto/key-ring.ts';
import { GongyouError } from './errors.ts';
import { createRegions } from './knowledge/regions.ts';
import { createMessageReader } from './retrieval/message-reader.ts';
import { type D1Binding, openD1 } from './storage/d1-dialect.ts';
import { createStorage } from './storage/storage.ts';

interface WorkerEnvironment {
  DATABASE: D1Binding;
  /** JSON {"active": id, "keys": {id: base64 of 32 bytes}}: a secret. */
  ENCRYPTION_KEYS: string;
  AGENT_TOKEN?: string;
}

/** One app an isolate, built at its first request. */
let app: Promise<Hono> | null = null;

async function build(environment: WorkerEnvironment): Promise<Hono> {
  if (!environment.ENCRYPTION_KEYS) throw new GongyouError('configuration/invalid', 'ENCRYPTION_KEYS is not set');
  const storage = await createStorage({
    database: openD1(environment.DATABASE),
    ring: createKeyRing(JSON.parse(environment.ENCRYPTION_KEYS)),
  });
  const services = assembleServices({
    ...bundled,
    regions: createRegions(),
    storage,
    reader: createMessageReader(new Uint8Array(readerBytes)),
    dense: null,
    agentTimeoutMinutes: 10,
  });
  return createApp({ services, version: 'worker', agentToken: environment.AGENT_TOKEN });
}

export default {
  async fetch(request: Request, environment: WorkerEnvironment, context: ExecutionContextLike): Promise<Response> {
    app ??= build(environment).catch((error: unknown) => {
      app = null;
      throw error;
    });
    return (await app).fetch(request, environment, context as never);
  },
};

interface ExecutionContextLike {
  waitUntil(promise: Promise<unknown>): void;
}
