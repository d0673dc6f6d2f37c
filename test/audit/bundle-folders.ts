import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Entry } from './facts.js';
import { EventStore } from '../../src/event-store/event-store.js';

/** A service of its own on a store of its own, not listening. */
export async function service(
  environment: Readonly<Record<string, string>>,
): Promise<NestFastifyApplication> {
  Object.assign(process.env, { BUNDLED_REGISTER: 'none', LOG_LEVEL: 'fatal', ...environment });
  const { createApplication } = await import('../../src/application.js');
  const app = await createApplication();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

export async function record(app: NestFastifyApplication, log: readonly Entry[]): Promise<void> {
  const store = app.get(EventStore);
  const revisions = new Map<string, number>();
  const requests = log.map(({ stream, id, body }) => {
    const expectedRevision = revisions.get(stream) ?? -1;
    revisions.set(stream, expectedRevision + 1);
    return { stream, expectedRevision, events: [{ id, body }] };
  });
  await store.appendAll(requests);
}

export async function get(
  app: NestFastifyApplication,
  path: string,
): Promise<{ status: number; body: Buffer }> {
  const answer = await app.inject({ method: 'GET', url: `/api/v1/${path}` });
  return { status: answer.statusCode, body: answer.rawPayload };
}

export async function getJson<T>(app: NestFastifyApplication, path: string, status = 200): Promise<T> {
  const answer = await get(app, path);
  if (answer.status !== status) throw new Error(`${answer.status}: ${answer.body.toString()}`);
  return JSON.parse(answer.body.toString()) as T;
}

const BLOCK = 512;

/** A tar, taken apart by the letter of the format and not by the code under test. */
export function untar(archive: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (let at = 0; archive[at] !== 0;) {
    const name = archive.toString('latin1', at, at + 100).replace(/\0.*$/s, '');
    const bytes = parseInt(archive.toString('latin1', at + 124, at + 135), 8);
    files.set(name.slice(name.indexOf('/') + 1), archive.subarray(at + BLOCK, at + BLOCK + bytes));
    at += BLOCK + Math.ceil(bytes / BLOCK) * BLOCK;
  }
  return files;
}

/** A bundle in a folder, to be spoilt. */
export class BundleFolder {
  readonly folder = mkdtempSync(join(tmpdir(), 'clockstop-bundle-'));

  constructor(files: ReadonlyMap<string, Buffer>) {
    for (const [name, bytes] of files) this.write(name, bytes);
  }

  get names(): string[] {
    return readdirSync(this.folder).sort();
  }

  read(name: string): Buffer {
    return readFileSync(join(this.folder, name));
  }

  write(name: string, content: Buffer | string): void {
    writeFileSync(join(this.folder, name), content);
  }

  remove(name?: string): void {
    rmSync(name === undefined ? this.folder : join(this.folder, name), { recursive: true });
  }
}
