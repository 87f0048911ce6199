import { z } from 'zod';
import { GongyouError } from './errors.ts';

const port = z.coerce.number().int().min(0).max(65_535);
const flag = z.enum(['true', 'false', '1', '0']).transform((value) => value === 'true' || value === '1');

/** Every setting, from the environment. The README's table is made from the descriptions. */
export const configSchema = z.object({
  PORT: port.default(8787).describe('port of the HTTP service'),
  HOST: z.string().default('0.0.0.0').describe('address to listen on'),
  DATA_DIR: z.string().default('./.data').describe('folder of the database, the index and the key file'),
  KNOWLEDGE_DIR: z.string().default('./knowledge').describe('folder of documents, cards, laws, lexicon, services'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info').describe('pino log level'),
  VECTORS: flag.default(true).describe('search with vectors beside words; false for words alone'),
  ENCRYPTION_KEYS: z
    .string()
    .optional()
    .describe('JSON {"active": id, "keys": {id: base64 of 32 bytes}}; a key file in DATA_DIR when unset'),
  DESKS: z.string().optional().describe('JSON list of webhooks that receive tickets, by desk and region'),
  AGENT_TOKEN: z
    .string()
    .min(16)
    .regex(/^[\w.~+/-]+=*$/, 'letters, digits and . _ ~ + / - only: nothing else can stand in a bearer token')
    .optional()
    .describe('bearer token of the agents’ routes; they are off when unset'),
  AGENT_TIMEOUT_MINUTES: z.coerce
    .number()
    .positive()
    .default(10)
    .describe('minutes after which a waiting conversation is given back to the assistant'),
  RETENTION_DAYS: z.coerce
    .number()
    .int()
    .positive()
    .default(180)
    .describe('days after which closed tickets and silent conversations are erased'),
  WECHATY_PUPPET: z
    .string()
    .optional()
    .describe('wechaty puppet to answer through a personal account with (accounts do get banned); off when unset'),
});

export type Config = z.infer<typeof configSchema>;

/** Reads the configuration; this is the only reader of process.env. @throws GongyouError configuration/invalid, naming each wrong setting. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const checked = configSchema.safeParse(given);
  if (checked.success) return checked.data;
  const wrong = checked.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new GongyouError('configuration/invalid', `Wrong settings: ${wrong.join('; ')}`, {
    settings: checked.error.issues.map((issue) => issue.path.join('.')),
  });
}
