import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Delivered {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** What was answered. */
  readonly status: number;
}

/** A receiver of webhooks that answers what it is told to. */
export class Receiver {
  readonly deliveries: Delivered[] = [];
  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  /** @param answer the status for each delivery; 0 hangs up without one */
  static async start(answer: (body: object) => number = () => 204): Promise<Receiver> {
    const server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8');
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => {
        const status = answer(JSON.parse(body) as object);
        receiver.deliveries.push({ headers: request.headers, body, status });
        if (status === 0) request.socket.destroy();
        else response.writeHead(status).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const receiver = new Receiver(server, `http://127.0.0.1:${port}/hook`);
    return receiver;
  }

  get accepted(): Delivered[] {
    return this.deliveries.filter(({ status }) => status >= 200 && status < 300);
  }

  /** Positions of what was accepted, in the order in which it came. */
  get positions(): number[] {
    return this.accepted.map(({ body }) => (JSON.parse(body) as { position: number }).position);
  }

  async until(count: number): Promise<void> {
    while (this.accepted.length < count) await sleep(10);
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
