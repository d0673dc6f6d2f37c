import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { DOCUMENT_HEADERS } from '../hardening/index.js';
import { entityTagMatches, entityTagOf } from '../http/index.js';
import { packageRoot } from '../package-root.js';
import { isLostReader } from './lost-reader.js';
import { PAGE_ADDRESSES } from './page-addresses.js';

const YEAR_MS = 31_536_000_000;

/**
 * Serves the pages that `npm run build` wrote to `dist/web`: the document at each of their addresses, to be
 * revalidated, and its assets, whose names change with what they hold, for ever. A reader who is lost gets the document
 * with the status 404, and it says that there is no such page. To be called behind what guards requests.
 */
export function mountPages(app: NestFastifyApplication): void {
  const folder = join(packageRoot(), 'dist', 'web');
  const document = documentIn(folder);
  if (!document) {
    new Logger('Pages').warn(`There are no pages in "${folder}": "npm run build" makes them.`);
    return;
  }
  const etag = entityTagOf(document);
  app.useStaticAssets({
    root: join(folder, 'assets'),
    prefix: '/assets/',
    maxAge: YEAR_MS,
    immutable: true,
    preCompressed: true,
    index: false,
    decorateReply: false,
  });
  const fastify = app.getHttpAdapter().getInstance();
  const asDocument = (reply: FastifyReply) =>
    reply.headers(DOCUMENT_HEADERS).type('text/html; charset=utf-8');
  fastify.addHook('onRequest', (request, reply, done) => {
    if (!isLostReader(request)) return done();
    void asDocument(reply).status(404).header('cache-control', 'no-store').send(document);
  });
  for (const address of PAGE_ADDRESSES)
    fastify.get(address, (request, reply) => {
      void asDocument(reply).header('cache-control', 'no-cache').header('etag', etag);
      return entityTagMatches(request.headers['if-none-match'], etag)
        ? reply.status(304).send()
        : reply.send(document);
    });
}

function documentIn(folder: string): Buffer | undefined {
  try {
    return readFileSync(join(folder, 'index.html'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return undefined;
  }
}
