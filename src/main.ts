import { enableCompileCache } from 'node:module';
import { setFlagsFromString } from 'node:v8';

// Compiled code is kept between starts (NODE_COMPILE_CACHE, or a folder under the system's temporary one), types stripped
// and all: a warm start takes about half as long. It has to be on before anything else is loaded.
enableCompileCache();

// `npm start` asks V8 to spare memory, which makes a first start (parsing, indexing) nearly twice as long. Until the server
// listens, time is what counts; from then on, memory again.
const spare = process.execArgv.includes('--optimize-for-size');
if (spare) setFlagsFromString('--no-optimize-for-size');
await import('./serve.ts');
if (spare) setFlagsFromString('--optimize-for-size');
