import { enableCompileCache } from 'node:module';

// Compiled code is kept between starts (NODE_COMPILE_CACHE, or a folder under the system's temporary one), types stripped
// and all: a warm start takes about half as long. It has to be on before anything else is loaded.
enableCompileCache();
await import('./serve.ts');
