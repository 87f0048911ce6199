import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Config } from './config.ts';
import { loadVectorModules } from './open-indexes.ts';

/** What the other process tells: that knowledge and index of words are there, or what it has done. */
export type BuilderMessage = { lexical: true } | { progress: string };

/** What the other process is given, as its one argument. No secret is among them. */
export type BuilderSettings = Pick<Config, 'DATA_DIR' | 'KNOWLEDGE_DIR' | 'VECTORS'>;

/** Builds the indexes of a data directory in a process of its own. */
export interface IndexBuilder {
  /** Starts it; resolves when knowledge and index of words are there, or it has failed. */
  start(): Promise<void>;
  /** Resolves when it is through, or was never started. */
  finished(): Promise<void>;
}

const PROCESS = fileURLToPath(new URL('./index-builder-process.ts', import.meta.url));
const COMPILE_CACHE = new URL('./compile-cache.js', import.meta.url).href;

/** It never rejects: what a builder that failed hasn't left in the data directory, whoever opens it builds. */
export function createIndexBuilder(config: Config, onProgress: (text: string) => void): IndexBuilder {
  let finished: Promise<void> = Promise.resolve();
  return {
    start: () => {
      const { DATA_DIR, KNOWLEDGE_DIR, VECTORS } = config;
      const settings: BuilderSettings = { DATA_DIR, KNOWLEDGE_DIR, VECTORS };
      // None of this process's flags: sparing memory would make it take twice as long.
      const child = fork(PROCESS, [JSON.stringify(settings)], {
        execArgv: ['--import', COMPILE_CACHE],
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      });
      const lexical = Promise.withResolvers<void>();
      const ended = Promise.withResolvers<void>();
      const end = (failure: string | null) => {
        if (failure !== null) onProgress(`indexes: not built apart (${failure}), building them here`);
        lexical.resolve();
        ended.resolve();
      };
      child.on('message', (message: BuilderMessage) => {
        if ('progress' in message) onProgress(`indexes: ${message.progress}`);
        else lexical.resolve();
      });
      child.once('error', (error) => end(error.message));
      child.once('exit', (code, signal) => end(code === 0 ? null : `ended with ${signal ?? code}`));
      finished = ended.promise;
      // There is nothing else to do meanwhile, and it is needed next.
      if (VECTORS) void loadVectorModules();
      return lexical.promise;
    },
    finished: () => finished,
  };
}
