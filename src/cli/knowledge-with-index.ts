import { resolve } from 'node:path';
import { readConfig } from '../config.ts';
import { createServices } from '../create-services.ts';
import { createKnowledgeCommand } from './knowledge.ts';

/** `gongyou knowledge …`, with the index that the server opens: only what changed is built again. */
export const knowledgeCommand = createKnowledgeCommand({
  reindex: async (documentId, onProgress) => {
    const config = readConfig({
      ...process.env,
      LOG_LEVEL: 'silent',
      DATA_DIR: resolve(process.env.DATA_DIR ?? './.data'),
    });
    const services = await createServices({
      config,
      ephemeral: true,
      onVectors: (done, total, document) => document === documentId && onProgress(done, total),
    });
    await services.close();
  },
});
