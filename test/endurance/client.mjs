import { Agent, request as send } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** Reads are broken off by the service after its QUERY_TIME of 120 s; a write has to be done in half of that. */
const LIMIT_MS = { GET: 130_000, POST: 60_000 };

/** What a slow reader takes, and how often. */
const SIP = { bytes: 16, everyMs: 1_000 };

const connections = new Agent({ keepAlive: true });

/**
 * Sends a request and reads the answer whole, or a few bytes a second.
 *
 * @returns status, `retryAfter`, milliseconds, and the text where it is wanted; `status` is `cut` where the connection ended before
 *   the answer had, `late` where it hung past its limit
 */
export function ask(
  url,
  { method = 'GET', body, wanted = false, slow = false, limit = LIMIT_MS[method] } = {},
) {
  const since = performance.now();
  const text = body && JSON.stringify(body);
  return new Promise((resolve) => {
    const end = (status, rest = {}) => {
      clearTimeout(late);
      resolve({ status, ms: performance.now() - since, ...rest });
    };
    const sending = send(url, {
      method,
      // A connection that is read slowly is of no use to others.
      agent: slow ? false : connections,
      headers: text && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) },
    });
    const late = setTimeout(() => {
      end('late');
      sending.destroy();
    }, limit);
    sending.on('error', (error) => end('cut', { error }));
    sending.on('response', (response) => {
      const { statusCode: status, headers } = response;
      const answer = { retryAfter: headers['retry-after'] };
      response.on('error', (error) => end('cut', { ...answer, error, begun: true }));
      if (slow) return void sip(response).then(() => end(status, answer));
      let read = '';
      if (wanted || status >= 400) response.setEncoding('utf8').on('data', (chunk) => (read += chunk));
      else response.resume();
      response.on('end', () => end(status, { ...answer, text: read }));
    });
    sending.end(text);
  });
}

/** Reads a few bytes a second until the answer or the connection ends. */
export async function sip(response) {
  const over = new Promise((resolve) => response.once('close', resolve));
  const ended = new AbortController();
  void over.then(() => ended.abort());
  while (!ended.signal.aborted) {
    response.read(Math.min(SIP.bytes, response.readableLength) || undefined);
    await Promise.race([
      over,
      sleep(SIP.everyMs, undefined, { signal: ended.signal }).catch(() => undefined),
    ]);
  }
}
