import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { refuseAddress } from './address-policy.js';
import type { Answer, Post, PostRequest } from './post.js';
import { refuseUrl } from './receiver-url.js';

/** Longest time for an attempt, redirects included, in ms. */
export const ATTEMPT_MS = 15_000;

const MAX_REDIRECTS = 3;
/** Bytes of an answer that are read; what it says beyond a failure's first words is of no interest. */
const READ_BYTES = 4_096;
const SHOWN_CHARACTERS = 200;

export interface Targets {
  /** Whether http, and addresses that are not public, are served as well. */
  readonly any: boolean;
  readonly allowed: (address: string) => boolean;
  readonly lookup: LookupFunction;
  readonly attemptMs?: number;
}

/** Posts to receivers over the network. Every hop is held to the same rules as the first. */
export function httpPost(targets: Targets): Post & { close(): void } {
  const agents = {
    'http:': new HttpAgent({ keepAlive: true }),
    'https:': new HttpsAgent({ keepAlive: true }),
  };
  const attemptMs = targets.attemptMs ?? ATTEMPT_MS;

  async function follow(request: PostRequest, signal: AbortSignal): Promise<Answer> {
    let url = new URL(request.url);
    for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
      refuseUrl(url, targets.any);
      refuseAddress(url, targets.allowed);
      const answer = await send(url, request, signal);
      const { statusCode: status = 0, headers } = answer;
      const said = await beginningOf(answer);
      // Only these two repeat a POST as it was (RFC 9110 §15.4).
      const location = status === 307 || status === 308 ? headers.location : undefined;
      if (location === undefined) return answerOf(status, said, headers['retry-after']);
      url = new URL(location, url);
    }
    return { outcome: 'failed', detail: `It redirects more than ${MAX_REDIRECTS} times.` };
  }

  const send = (url: URL, { headers, body }: PostRequest, signal: AbortSignal): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      const secure = url.protocol === 'https:';
      const options = {
        method: 'POST',
        headers: { ...headers, 'content-length': Buffer.byteLength(body), 'user-agent': 'clockstop' },
        lookup: targets.lookup,
        signal,
      };
      const request = secure
        ? httpsRequest(url, { ...options, agent: agents['https:'] }, resolve)
        : httpRequest(url, { ...options, agent: agents['http:'] }, resolve);
      request.on('error', reject);
      request.end(body);
    });

  const post: Post = async (request) => {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), attemptMs);
    try {
      return await follow(request, late.signal);
    } catch (error) {
      const detail = late.signal.aborted
        ? `It did not answer within ${attemptMs / 1_000} s.`
        : error instanceof Error
          ? error.message
          : String(error);
      return { outcome: 'failed', detail: detail.slice(0, SHOWN_CHARACTERS) };
    } finally {
      clearTimeout(timer);
    }
  };
  return Object.assign(post, {
    close: () => {
      for (const agent of Object.values(agents)) agent.destroy();
    },
  });
}

/** What it says first. A connection whose answer is longer is not used again. */
async function beginningOf(answer: IncomingMessage): Promise<string> {
  let said = '';
  answer.setEncoding('utf8');
  for await (const chunk of answer) {
    said += String(chunk);
    if (said.length > READ_BYTES) break;
  }
  return said.slice(0, SHOWN_CHARACTERS).trim();
}

function answerOf(status: number, said: string, retryAfter: string | undefined): Answer {
  if (status >= 200 && status < 300) return { outcome: 'delivered' };
  const detail = `It answered ${status}${said === '' ? '' : `: ${said}`}`;
  if (status === 410) return { outcome: 'gone', status, detail };
  const seconds = /^\d{1,9}$/.test(retryAfter ?? '') ? Number(retryAfter) : undefined;
  return {
    outcome: 'failed',
    status,
    detail,
    ...(seconds !== undefined && { retryAfter: seconds * 1_000 }),
  };
}
