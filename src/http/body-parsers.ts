import { isUtf8 } from 'node:buffer';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { badRequest, plainProblem } from './problem.js';
import { parseStrictJson, StrictJsonError } from './strict-json.js';

/** Media types of uploads, which a handler reads as a stream. */
export const UPLOAD_TYPES = ['text/csv', 'application/x-ndjson', 'application/ndjson'] as const;

const NOT_UTF8 = { field: '', rule: 'must be UTF-8' };

/** JSON is read strictly, uploads are handed on as streams, and every other media type is refused. */
export function useBodyParsers(app: NestFastifyApplication, bodyLimit: number): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit },
    (_request, body, done) => {
      try {
        done(null, parseStrictJson(decodeUtf8(body as Buffer)));
      } catch (error) {
        done(
          error instanceof StrictJsonError
            ? badRequest([{ field: error.field, rule: error.rule }])
            : (error as Error),
        );
      }
    },
  );
  fastify.addContentTypeParser([...UPLOAD_TYPES], (_request, payload, done) => done(null, payload));
  fastify.addContentTypeParser('*', (request, _payload, done) =>
    done(
      plainProblem(
        415,
        `${request.headers['content-type'] ?? 'no media type'} is not read here; send application/json`,
      ),
    ),
  );
}

function decodeUtf8(body: Buffer): string {
  if (!isUtf8(body)) throw badRequest([NOT_UTF8]);
  return new TextDecoder().decode(body);
}
