import { Agent, request as send, type IncomingHttpHeaders } from 'node:http';
import type { FuzzRequest } from './requests.js';

export interface FuzzAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** As much as came: a stream that does not end is cut off. */
  readonly text: string;
}

/** A stream is followed for so long, in milliseconds. */
const STREAM_MS = 20;
/** Whatever takes longer hangs. */
const PATIENCE_MS = 20_000;

/** Sends requests one after the other over connections that are kept. */
export class FuzzClient {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 4 });

  constructor(private readonly port: number) {}

  ask({ method, path, headers, body }: FuzzRequest): Promise<FuzzAnswer> {
    return new Promise((resolve, reject) => {
      const sending = send({
        ...{ host: '127.0.0.1', port: this.port, agent: this.agent, timeout: PATIENCE_MS, method, path },
        headers: { ...headers, ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }) },
      });
      sending.on('timeout', () => {
        const connection = sending.reusedSocket ? 'a connection that was kept' : 'a new connection';
        sending.destroy(new Error(`no answer in ${PATIENCE_MS} ms on ${connection}`));
      });
      sending.on('error', reject);
      sending.on('response', (response) => {
        const parts: Buffer[] = [];
        const answer = () =>
          resolve({
            status: response.statusCode!,
            headers: response.headers,
            text: Buffer.concat(parts).toString('utf8'),
          });
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', answer);
        response.on('error', reject);
        if (response.headers['content-type']?.startsWith('text/event-stream'))
          setTimeout(() => {
            response.off('error', reject).on('error', () => undefined);
            answer();
            sending.off('error', reject).on('error', () => undefined);
            sending.destroy();
          }, STREAM_MS);
      });
      sending.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
