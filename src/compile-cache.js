// Loaded before any TypeScript (`node --import ./src/compile-cache.js`), and so the one source in plain JavaScript. Compiled code
// is kept between starts (NODE_COMPILE_CACHE, or a folder under the system's temporary one), types stripped and all: a warm
// start takes half as long, and what strips types, 18 MB of WebAssembly, isn't loaded.
import { enableCompileCache } from 'node:module';

enableCompileCache();
