// @ts-check
/** One question over the network, and every way it can fail, in words for the person who asked. */

/** @import { Reply } from '../message.ts' */

/** @typedef {'offline' | 'unreachable' | 'server' | 'refused'} FailureKind */
/** @typedef {{ kind: FailureKind, code: unknown, text: string }} Failure  `code` is that of the problem document (RFC 9457). */
/** @typedef {{ reply: Reply, failure?: undefined } | { reply?: undefined, failure: Failure }} Outcome */

const PATIENCE_IN_MILLISECONDS = 45_000;

/** @type {Record<FailureKind, string>} */
const WORDS = {
  offline: '现在没有网络，这句话没发出去。连上网再试一次，您写的都在。',
  unreachable: '没等到回答，可能是信号不好。再试一次，您写的都在。',
  server: '我们这边出了毛病，不是您的问题。过一会儿再试一次，您写的都在。',
  refused: '这句话没能收下。改一改再发。',
};

/**
 * Sends one message. Never throws: what goes wrong comes back as a failure.
 * @param {{ message: string, conversationId?: string, region?: string }} request
 * @returns {Promise<Outcome>}
 */
export async function ask(request) {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), PATIENCE_IN_MILLISECONDS);
  try {
    const response = await fetch(new URL('v1/chat', document.baseURI), {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(request),
      signal: controller.signal,
    });
    const body = (await response.json().catch(() => null)) ?? {};
    if (!response.ok) return fail(response.status < 500 ? 'refused' : 'server', body);
    const reply = readReply(body);
    return reply ? { reply } : fail('server', {});
  } catch {
    return fail(navigator.onLine ? 'unreachable' : 'offline', {});
  } finally {
    clearTimeout(timer);
  }
}

/**
 * @param {FailureKind} kind
 * @param {{ code?: unknown, detail?: unknown }} problem
 * @returns {Outcome}
 */
function fail(kind, { code, detail }) {
  // A proxy's own error page may speak English; only a detail in Chinese is for our reader.
  const told = typeof detail === 'string' && /\p{Script=Han}/u.test(detail) ? detail : WORDS[kind];
  return { failure: { kind, code, text: told } };
}

/**
 * A reply whose lists are lists, whatever a server left out; null when there is nothing to show.
 * @param {any} body
 * @returns {Reply | null}
 */
export function readReply(body) {
  if (typeof body?.text !== 'string') return null;
  const list = (/** @type {unknown} */ value) => (Array.isArray(value) ? value : []);
  return {
    ...body,
    citations: list(body.citations).filter((each) => typeof each?.text === 'string' && each.document),
    notices: list(body.notices),
    services: list(body.services),
    suggestions: list(body.suggestions),
    handoff: body.handoff ?? null,
  };
}
