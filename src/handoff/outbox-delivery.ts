import type { Desk } from './outbox-desks.ts';
import { type SignedHeaders, signDelivery } from './outbox-signature.ts';

export interface DeliverOptions {
  fetch: typeof fetch;
  clock: () => Date;
  timeoutMilliseconds: number;
}

/** Null when the desk took it, otherwise a short code: `http-503`, `timeout`, `network`. */
export type DeliveryError = string | null;

/** Makes one attempt. Only a 2xx answer counts; a redirect does not, because it would carry the data elsewhere. */
export async function deliver(
  desk: Desk,
  id: string,
  payload: unknown,
  options: DeliverOptions,
): Promise<DeliveryError> {
  const body = JSON.stringify(payload);
  const signed: SignedHeaders = signDelivery(desk.secret, id, options.clock(), body);
  try {
    const response = await options.fetch(desk.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', 'idempotency-key': id, ...signed },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(options.timeoutMilliseconds),
    });
    await response.body?.cancel();
    return response.ok ? null : `http-${response.status}`;
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'network';
  }
}
