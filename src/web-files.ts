import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';

/** Serves the chat page from src/web. Node only: on Workers the assets binding does it. */
export function serveWebFiles(app: Hono, root: string): void {
  app.use('/*', serveStatic({ root, onFound: (_path, context) => void context.header('cache-control', 'no-cache') }));
}
