import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiExtension, ApiOperation, ApiResponse } from '@nestjs/swagger';
import { ActorHeader, UPLOAD_TYPES, schemaRef } from '../../http/index.js';

/** Documents the upload of a file. */
export const UploadRoute = (): MethodDecorator =>
  applyDecorators(
    HttpCode(202),
    ApiOperation({
      summary: 'Import a file',
      description:
        'CSV with the columns that `clockstop template` prints, or NDJSON with one statement and its `productId` or `referenceId` a line. Importing a file twice records nothing twice.',
    }),
    ApiConsumes(...UPLOAD_TYPES),
    ApiBody({ schema: { type: 'string' } }),
    ActorHeader('Who records.'),
    ApiResponse({
      status: 202,
      description: 'Taken in; `Location` says where it stands.',
      schema: schemaRef('ImportStatus'),
    }),
    ApiResponse({
      status: 200,
      description: 'Completed while the request waited.',
      schema: schemaRef('ImportStatus'),
    }),
    ApiExtension('x-problems', [400, 413, 415, 422, 503]),
  );

export const ImportRoute = (schema: string, summary: string, problems: readonly number[]): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary }),
    ApiResponse({ status: 200, description: 'The answer.', schema: schemaRef(schema) }),
    ApiExtension('x-problems', [...problems]),
  );

/** Documents the stream of an import's progress. */
export const ProgressRoute = (): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary: 'Follow an import' }),
    ApiResponse({
      status: 200,
      description:
        'Server-sent events: `progress` while it runs, then `end`; each with the import without its refusals and proposals.',
      content: { 'text/event-stream': { schema: { type: 'string' } } },
    }),
    ApiExtension('x-problems', [404]),
  );
