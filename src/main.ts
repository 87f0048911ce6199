import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { pino } from 'pino';
import packageJson from '../package.json' with { type: 'json' };
import { createApp } from './app.ts';
import { startBackground } from './background.ts';
import { readConfig } from './config.ts';
import { createServices } from './create-services.ts';
import { createQuietKeeper, growSlowly } from './memory.ts';
import { serveWebFiles } from './web-files.ts';

const config = readConfig(process.env);
const log = pino({ level: config.LOG_LEVEL, base: null });
const services = await createServices({
  config,
  vectorsLater: true,
  buildApart: true,
  onProgress: (text) => log.info(text),
});
for (const problem of services.base.knowledge.problems)
  log.warn({ file: problem.file, line: problem.line, mend: problem.mend }, problem.message);
const app = createApp({
  services,
  version: packageJson.version,
  agentToken: config.AGENT_TOKEN,
  onError: (error, path) =>
    log.error(
      {
        path,
        error: error instanceof Error ? error.name : 'unknown',
        stack: error instanceof Error ? error.stack?.split('\n').slice(1, 6) : [],
      },
      'request failed',
    ),
});
serveWebFiles(app, fileURLToPath(new URL('./web', import.meta.url)));
const stopBackground = startBackground({
  services,
  config,
  onAttempt: ({ deliveryId, event, outcome, error, attempts }) =>
    log.info({ deliveryId, event, outcome, error, attempts }, 'delivery'),
  onError: (error, task) =>
    log.error({ task, error: error instanceof Error ? error.message : 'unknown' }, 'background task failed'),
});
const bot = await startWechaty();
const quiet = createQuietKeeper();
const server = serve(
  {
    fetch: (request, env) => {
      quiet.afterRequest();
      return app.fetch(request, env);
    },
    port: config.PORT,
    hostname: config.HOST,
  },
  ({ port }) => log.info(`工友 listens on http://localhost:${port}`),
);
growSlowly();

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close(async () => {
      await bot?.stop();
      quiet.stop();
      await stopBackground();
      await services.close();
      process.exit(0);
    });
  });
}

/** The optional personal account; its packages are loaded only when it is wanted. */
async function startWechaty() {
  if (!config.WECHATY_PUPPET) return null;
  const { createWechatyChannel } = await import('./channels/wechaty.ts');
  const channel = createWechatyChannel({
    puppet: config.WECHATY_PUPPET,
    handleMessage: services.handleMessage,
    onError: (error) => log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'wechaty'),
  });
  await channel.start();
  return channel;
}
