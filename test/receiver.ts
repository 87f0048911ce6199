import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Delivery, deliverySchema } from '../src/handoff/outbox-payload.ts';
import { verifyDelivery } from '../src/handoff/outbox-signature.ts';

export interface ReceiverOptions {
  secret: string;
  clock?: () => Date;
  /** Decides what becomes of a request, for tests: take it, fail before storing, or store and answer late. */
  mood?: () => 'take' | 'fail' | 'late';
  lateMilliseconds?: number;
}

/**
 * The reference receiver of a desk: verify the signature over the raw body, parse, store once by `Idempotency-Key`,
 * answer 2xx. What it has seen it acknowledges again, because the sender may not have heard the first answer.
 */
export async function startReceiver(options: ReceiverOptions) {
  const { secret, clock = () => new Date(), mood = () => 'take', lateMilliseconds = 500 } = options;
  const received = new Map<string, Delivery>();
  let requests = 0;

  async function receive(headers: Headers, body: string): Promise<number> {
    requests += 1;
    if (!verifyDelivery({ secret, headers, body, now: clock() })) return 401;
    const delivery = deliverySchema.safeParse(JSON.parse(body));
    if (!delivery.success) return 422;
    const today = mood();
    if (today === 'fail') return 503;
    const key = headers.get('idempotency-key') ?? '';
    if (!received.has(key)) received.set(key, delivery.data);
    if (today === 'late') await new Promise((resolve) => setTimeout(resolve, lateMilliseconds));
    return 204;
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const headers = new Headers(request.headers as Record<string, string>);
      response.statusCode = await receive(headers, Buffer.concat(chunks).toString('utf8'));
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    /** Deliveries by idempotency key, in order of arrival. */
    received,
    requests: () => requests,
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
