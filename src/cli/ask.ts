import { defineCommand } from 'citty';
import { readConfig } from '../config.ts';
import { createServices } from '../create-services.ts';
import { GongyouError } from '../errors.ts';
import { printReply } from './print-reply.ts';

export const askCommand = defineCommand({
  meta: { name: 'ask', description: '问一句，看回答和出处' },
  args: {
    question: { type: 'positional', required: true, description: '要问的话' },
    region: { type: 'string', description: '在哪里，比如 福建、三明、350400' },
    json: { type: 'boolean', default: false, description: '按接口的格式输出' },
  },
  run: async ({ args }) => {
    const services = await createServices({
      config: readConfig({ ...process.env, LOG_LEVEL: 'silent' }),
      ephemeral: true,
    });
    try {
      const reply = await services.handleMessage({
        text: args.question,
        conversationId: null,
        region: args.region ?? null,
      });
      console.log(args.json ? JSON.stringify(reply, null, 2) : printReply(reply));
    } catch (error) {
      if (!(error instanceof GongyouError)) throw error;
      console.error(error.message);
      process.exitCode = 1;
    } finally {
      await services.close();
    }
  },
});
