import { z } from 'zod';
import type { Config } from './config.ts';
import { GongyouError } from './errors.ts';
import type { Desk } from './handoff/outbox-desks.ts';
import { createOutboxWorker, type DeliveryAttempt } from './handoff/outbox-worker.ts';
import { createRetentionSweep } from './handoff/retention.ts';
import type { Services } from './services.ts';

const desksSchema = z.array(
  z.object({
    flow: z.enum(['complaint', 'legal_aid', '*']).default('*'),
    region: z.string().regex(/^\d{6}$/),
    url: z.url(),
    secret: z.string().min(16),
  }),
);

/** Reads DESKS. @throws GongyouError configuration/invalid; the message never quotes the setting, which holds secrets. */
export function readDesks(text: string | undefined): Desk[] {
  if (text === undefined) return [];
  try {
    return desksSchema.parse(JSON.parse(text));
  } catch {
    throw new GongyouError(
      'configuration/invalid',
      'DESKS must be a JSON list of {flow, region, url, secret}; a secret has at least 16 characters',
      { settings: ['DESKS'] },
    );
  }
}

export interface BackgroundOptions {
  services: Services;
  config: Config;
  onAttempt?: (attempt: DeliveryAttempt) => void;
  onError?: (error: unknown, task: string) => void;
}

const MINUTE = 60_000;

/** What goes on beside the requests: deliveries, the return of conversations nobody took, retention. Returns how to stop it. */
export function startBackground({
  services,
  config,
  onAttempt,
  onError = () => {},
}: BackgroundOptions): () => Promise<void> {
  const { storage, erasure, agentQueue, base } = services;
  const outbox = createOutboxWorker({
    storage,
    desks: readDesks(config.DESKS),
    onAttempt,
    onError: (error) => onError(error, 'outbox'),
  });
  const sweep = createRetentionSweep({
    storage,
    erasure,
    days: { conversations: config.RETENTION_DAYS, closedTickets: config.RETENTION_DAYS },
  });

  /** Nobody came: an apology, and the line of that region. */
  const giveBack = async () => {
    for (const { conversationId, regionCode } of await agentQueue.giveUpWaiting()) {
      const [line] = base
        .servicesFor(regionCode)
        .filter((service) => service.kind === 'phone' && service.callable && service.topics.includes('wages'));
      await services.sayInConversation(
        conversationId,
        `对不起，这会儿没有人能接您。您可以打 ${line?.name ?? '12333'}（${line?.label ?? '人社'}）。\n我还在，您接着问我也行。`,
        'bot',
      );
    }
  };
  const timers = [
    setInterval(() => void giveBack().catch((error: unknown) => onError(error, 'agent queue')), MINUTE / 4),
    setInterval(() => void sweep().catch((error: unknown) => onError(error, 'retention')), 360 * MINUTE),
  ];
  for (const timer of timers) timer.unref();
  outbox.start();
  return async () => {
    for (const timer of timers) clearInterval(timer);
    await outbox.stop();
  };
}
