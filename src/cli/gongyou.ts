#!/usr/bin/env node
import { defineCommand, runMain } from 'citty';
import packageJson from '../../package.json' with { type: 'json' };

// A reader that closes early (| head) is not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const main = defineCommand({
  meta: { name: 'gongyou', version: packageJson.version, description: '工友：给农民工查政策、给出处、带着办' },
  subCommands: {
    ask: () => import('./ask.ts').then((module) => module.askCommand),
    chat: () => import('./chat.ts').then((module) => module.chatCommand),
    knowledge: () => import('./knowledge-with-index.ts').then((module) => module.knowledgeCommand),
    tickets: () => import('./tickets-with-keys.ts').then((module) => module.ticketsCommand),
  },
});

await runMain(main);
