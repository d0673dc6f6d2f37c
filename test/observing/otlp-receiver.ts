import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

type Value = Readonly<Record<string, unknown>>;

export interface ReceivedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly start: bigint;
  readonly end: bigint;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** A collector that takes OTLP/HTTP traces as JSON and keeps the spans. */
export class OtlpReceiver {
  readonly spans: ReceivedSpan[] = [];
  readonly headers: IncomingMessage['headers'][] = [];
  resource: Readonly<Record<string, unknown>> = {};

  readonly url: string;

  private constructor(private readonly server: Server) {
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on('request', (request: IncomingMessage, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        this.headers.push(request.headers);
        if (request.url === '/v1/traces') this.take(JSON.parse(Buffer.concat(parts).toString()));
        response.setHeader('content-type', 'application/json').end('{}');
      });
    });
  }

  static async start(): Promise<OtlpReceiver> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new OtlpReceiver(server);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  private take({ resourceSpans }: any): void {
    for (const { resource, scopeSpans } of resourceSpans) {
      this.resource = attributesOf(resource.attributes);
      for (const { spans } of scopeSpans)
        for (const span of spans)
          this.spans.push({
            ...span,
            start: BigInt(span.startTimeUnixNano),
            end: BigInt(span.endTimeUnixNano),
            attributes: attributesOf(span.attributes),
          });
    }
  }
}

const attributesOf = (attributes: readonly { key: string; value: Value }[]) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, plain(value)]));

function plain(value: Value): unknown {
  const [kind, inside] = Object.entries(value)[0]!;
  if (kind === 'arrayValue') return (inside as { values: Value[] }).values.map(plain);
  return kind === 'intValue' ? Number(inside) : inside;
}
