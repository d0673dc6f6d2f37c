import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request as send, type ClientRequest } from 'node:http';

/** The built service in a process of its own, on a store that outlives it. */
export interface Running {
  readonly port: number;
  /** Tells it to stop as an orchestrator does. @returns exit code and signal, once it has ended */
  stop(): Promise<readonly [code: number | null, signal: string | null]>;
}

export interface Whole {
  readonly status: number;
  readonly connection: string | undefined;
  readonly body: any; // eslint-disable-line @typescript-eslint/no-explicit-any
}

const children = new Set<ReturnType<typeof spawn>>();

/** None outlives its suite. */
export const killAll = (): void => children.forEach((child) => child.kill('SIGKILL'));

export async function run(folder: string, environment: Record<string, string> = {}): Promise<Running> {
  const child = spawn(process.execPath, ['dist/src/main.js'], {
    env: {
      ...{ PATH: process.env.PATH, HOST: '127.0.0.1', PORT: '0', DATA_DIR: folder },
      ...{ BUNDLED_REGISTER: 'none', OVERLOAD_DELAY: '0', ...environment },
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.add(child);
  const ended = once(child, 'exit') as Promise<[number | null, string | null]>;
  void ended.then(() => children.delete(child));
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      const found = /answers at http:\/\/[\d.]+:(\d+)/.exec(chunk.toString())?.[1];
      if (found !== undefined) resolve(Number(found));
    });
    void ended.then(([code]) => reject(new Error(`the service ended with ${code}`)));
  });
  return {
    port,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

/** A request on a connection of its own, to be ended by whoever sends it. */
export const begin = (
  port: number,
  method: string,
  path: string,
  headers: Record<string, string> = {},
): ClientRequest => send({ host: '127.0.0.1', port, agent: false, method, path: `/api/v1/${path}`, headers });

/** @throws Error where the answer does not come whole, with `begun` where it had begun */
export function answerTo(sending: ClientRequest): Promise<Whole> {
  return new Promise((resolve, reject) => {
    sending.on('error', reject);
    sending.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('error', (error) => reject(Object.assign(error, { begun: true })));
      response.on('end', () =>
        resolve({
          status: response.statusCode!,
          connection: response.headers.connection,
          body: JSON.parse(text),
        }),
      );
    });
  });
}

export function ask(port: number, method: string, path: string, body?: object): Promise<Whole> {
  const sending = begin(port, method, path, body ? { 'content-type': 'application/json' } : {});
  const answer = answerTo(sending);
  sending.end(body && JSON.stringify(body));
  return answer;
}
