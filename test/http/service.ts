import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApplication } from '../../src/application.js';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** As sent. */
  readonly text: string;
  /** Parsed where it is JSON, so that a test can look into it; undefined for an empty body. */
  readonly body: any; // eslint-disable-line @typescript-eslint/no-explicit-any
}

export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers?: Record<string, string>;
  readonly payload?: string | Buffer;
  /** Address that it comes from; the loopback address where absent. */
  readonly from?: string;
}

/** The real application, on a store in memory, asked over its own HTTP stack. */
export class Service {
  /** @param folder of its own, gone when it is closed */
  constructor(
    readonly app: NestFastifyApplication,
    private readonly folder: string,
  ) {}

  static async start(environment: Record<string, string> = {}): Promise<Service> {
    const folder = mkdtempSync(join(tmpdir(), 'clockstop-service-'));
    Object.assign(process.env, {
      DATA_DIR: folder,
      EVENT_STORE: 'memory',
      BUNDLED_REGISTER: 'none',
      LOG_LEVEL: 'fatal',
      // A test asks more than any caller may, and makes the service late, which lives in its process, when it computes.
      RATE_LIMIT: '0',
      OVERLOAD_DELAY: '0',
      ...environment,
    });
    return new Service(await createApplication(), folder);
  }

  /** A service that holds the bundled register, recorded line by line as a caller would. */
  static async withBundledRegister(environment: Record<string, string> = {}): Promise<Service> {
    const service = await Service.start(environment);
    for (const line of bundledLines()) await service.recordLine(line);
    return service;
  }

  async ask({ method, url, headers, payload, from }: Asked): Promise<Answer> {
    const { statusCode, ...response } = await this.app.inject({
      method: method as 'GET',
      url,
      ...(headers && { headers }),
      ...(payload !== undefined && { payload }),
      ...(from !== undefined && { remoteAddress: from }),
    });
    const type = String(response.headers['content-type'] ?? '');
    const text = response.payload;
    return {
      status: statusCode,
      headers: response.headers as Answer['headers'],
      text,
      body: text !== '' && /\bjson\b/.test(type) ? JSON.parse(text) : undefined,
    };
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.ask({ method: 'GET', url: addressOf(path), headers });
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.ask({
      method: 'POST',
      url: addressOf(path),
      headers: { 'content-type': 'application/json', ...headers },
      payload: JSON.stringify(body),
    });
  }

  /** Position of the last event in the log. */
  async head(): Promise<number> {
    return (await this.get('products?limit=1')).body.basis.position as number;
  }

  /** Records a line of a bundled file through the general route of its subject. */
  async recordLine({ productId, referenceId, ...statement }: BundledLine): Promise<Answer> {
    const answer = await this.post(
      productId === undefined ? `references/${referenceId}/events` : `products/${productId}/events`,
      statement,
    );
    if (answer.status !== 201) throw new Error(`${productId ?? referenceId}: ${answer.text}`);
    return answer;
  }

  /** Takes connections as well, for what has to come over one. @returns the port */
  async listen(): Promise<number> {
    await this.app.listen(0, '127.0.0.1');
    return (this.app.getHttpServer().address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    await this.app.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** `products` is short for `/api/v1/products`; what begins with a slash is taken as it is. */
const addressOf = (path: string): string => (path.startsWith('/') ? path : `/api/v1/${path}`);

interface BundledLine {
  readonly productId?: string;
  readonly referenceId?: string;
}

/** Events before the corrections; answers as known at this position show the facts as first recorded. */
export const BEFORE_CORRECTIONS = 136;

export const bundledLines = (): BundledLine[] =>
  ['register', 'clock-rules', 'corrections'].flatMap((name) =>
    readFileSync(join(process.cwd(), 'data', `${name}.ndjson`), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as BundledLine),
  );
