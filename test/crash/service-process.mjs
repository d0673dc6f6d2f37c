import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const entry = join(import.meta.dirname, '../../dist/src/main.js');

/** Services that run; none outlives its script. */
const running = new Set();
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/**
 * The built service in a process of its own.
 * @param through command that runs it, with its arguments
 * @param spawned is given the process before it answers
 * @returns address of its API, the process, and a promise of its end
 */
export async function startService(environment, { through = [], spawned } = {}) {
  const [command, ...rest] = [...through, process.execPath, entry];
  const child = spawn(command, rest, {
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: '0',
      BUNDLED_REGISTER: 'none',
      LOG_LEVEL: 'fatal',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.add(child);
  spawned?.(child);
  const gone = once(child, 'exit').then(() => running.delete(child));
  const [line] = await Promise.race([
    once(child.stdout, 'data'),
    gone.then(() => ['the service did not start']),
  ]);
  const url = /http:\/\/[\d.:]+/.exec(String(line))?.[0];
  if (!url) throw new Error(String(line));
  return { url: `${url}/api/v1`, child, gone };
}

/** @returns the answer's body; undefined where the connection was cut @throws Error where it is refused */
export async function ask(url, path, { method = 'GET', body } = {}) {
  try {
    const response = await fetch(`${url}/${path}`, {
      method,
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (response.status === 503) return undefined;
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return /\bjson\b/.test(response.headers.get('content-type')) ? JSON.parse(text) : text;
  } catch (error) {
    if (error instanceof TypeError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const source = { title: 'Crash test' };
let products = 0;

/** Registers products and files applications for them until the service is gone or the signal says so. */
export async function write(url, signal) {
  while (!signal.aborted) {
    const productId = `p-${products++}`;
    const registration = { productId, source, names: [{ text: `Product ${productId}`, kind: 'code' }] };
    if (!(await ask(url, 'products', { method: 'POST', body: registration }))) return;
    const filing = {
      effectiveOn: '2025-01',
      source,
      applicationId: 'a',
      agency: products % 2 === 0 ? 'NMPA' : 'FDA',
      applicationKind: 'IND',
    };
    if (!(await ask(url, `products/${productId}/filings`, { method: 'POST', body: filing }))) return;
  }
}

/** Positions that a feed tells from the beginning to the end of the log. */
export async function positionsOf(url, filter = {}) {
  const query = new URLSearchParams({ after: '0', follow: 'false', ...filter });
  const stream = await ask(url, `feeds/events?${query}`);
  return [...stream.matchAll(/^id: (\d+)\ndata:/gm)].map(([, id]) => Number(id));
}
