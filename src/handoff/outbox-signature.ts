import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Signs deliveries as Standard Webhooks 1.0 says (standardwebhooks.com): HMAC-SHA-256 over `id.timestamp.body`, so that
 * any of its libraries can verify them.
 */
export interface SignedHeaders {
  'webhook-id': string;
  /** Seconds since 1970. */
  'webhook-timestamp': string;
  /** `v1,<base64>`; several, separated by spaces, while a secret is being changed. */
  'webhook-signature': string;
}

export function signDelivery(secret: string, id: string, at: Date, body: string): SignedHeaders {
  const seconds = String(Math.floor(at.getTime() / 1000));
  return {
    'webhook-id': id,
    'webhook-timestamp': seconds,
    'webhook-signature': `v1,${signature(secret, id, seconds, body)}`,
  };
}

export interface VerifyOptions {
  secret: string;
  headers: Headers;
  /** The body as it came, before it is parsed. */
  body: string;
  now: Date;
  toleranceSeconds?: number;
}

/** For a receiver: true when the body was signed with the secret, not longer ago than the tolerance. */
export function verifyDelivery({ secret, headers, body, now, toleranceSeconds = 300 }: VerifyOptions): boolean {
  const id = headers.get('webhook-id') ?? '';
  const seconds = headers.get('webhook-timestamp') ?? '';
  if (!id || !/^\d{1,12}$/.test(seconds)) return false;
  if (Math.abs(now.getTime() / 1000 - Number(seconds)) > toleranceSeconds) return false;
  const expected = Buffer.from(`v1,${signature(secret, id, seconds, body)}`);
  const given = (headers.get('webhook-signature') ?? '').split(' ').map((part) => Buffer.from(part));
  return given.some((part) => part.length === expected.length && timingSafeEqual(part, expected));
}

function signature(secret: string, id: string, seconds: string, body: string): string {
  return createHmac('sha256', secretBytes(secret)).update(`${id}.${seconds}.${body}`).digest('base64');
}

/** `whsec_` marks base64; any other secret is taken as text. */
function secretBytes(secret: string): Buffer {
  return secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : Buffer.from(secret, 'utf8');
}
