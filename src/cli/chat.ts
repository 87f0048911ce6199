import { createInterface } from 'node:readline/promises';
import { defineCommand } from 'citty';
import { readConfig } from '../config.ts';
import { createServices } from '../create-services.ts';
import { GongyouError } from '../errors.ts';
import { printReply } from './print-reply.ts';

export const chatCommand = defineCommand({
  meta: { name: 'chat', description: '一句一句地聊；Ctrl+D 结束' },
  args: {
    region: { type: 'string', description: '在哪里，比如 福建、三明、350400' },
  },
  run: async ({ args }) => {
    const services = await createServices({
      config: readConfig({ ...process.env, LOG_LEVEL: 'silent' }),
      ephemeral: true,
    });
    const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: '您：' });
    let conversationId: string | null = null;
    lines.prompt();
    for await (const line of lines) {
      if (line.trim() !== '') {
        try {
          const reply: Awaited<ReturnType<typeof services.handleMessage>> = await services.handleMessage({
            text: line,
            conversationId,
            region: args.region ?? null,
          });
          conversationId = reply.conversationId;
          console.log(`\n${printReply(reply)}\n`);
        } catch (error) {
          if (!(error instanceof GongyouError)) throw error;
          console.log(`\n${error.message}\n`);
        }
      }
      lines.prompt();
    }
    await services.close();
  },
});
