import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiExtension, ApiOperation, ApiResponse, type ApiResponseOptions } from '@nestjs/swagger';
import { TABLES } from './tables/formats.js';

/** Documents a route that answers. The schema it names stands in `src/openapi/`. */
export const AnswerRoute = (schema: string, summary: string, description?: string): MethodDecorator =>
  answering(summary, description, {
    description: 'The answer, with the pair of dates it holds for.',
    schema: { $ref: `#/components/schemas/${schema}` },
  });

/** Documents the route that streams the register in one of two formats. */
export const RegisterRoute = (schema: string, summary: string): MethodDecorator =>
  answering(
    summary,
    'Streamed product by product, so that it may be as large as the register is. It is recorded before it is answered.',
    {
      description:
        'The answer, with the pair of dates it holds for; as CSV, the header `clockstop-basis` holds them.',
      content: {
        'application/json': { schema: { $ref: `#/components/schemas/${schema}` } },
        'text/csv': { schema: { type: 'string' } },
      },
    },
  );

/** Documents a route that answers in JSON or, asked by `format` or by Accept, as a table in CSV or Parquet. */
export const TabularAnswerRoute = (schema: string, summary: string, description?: string): MethodDecorator =>
  answering(summary, description, {
    description:
      'The answer, with the pair of dates it holds for. A table holds every row; its dates stand in every line of CSV, in the metadata of Parquet and in the header `clockstop-basis`.',
    content: {
      'application/json': { schema: { $ref: `#/components/schemas/${schema}` } },
      [TABLES.csv]: { schema: { type: 'string' } },
      [TABLES.parquet]: { schema: { type: 'string', format: 'binary' } },
    },
  });

/** Documents a route that answers in JSON or, asked by `format` or by Accept, in other formats. */
export const FormattedAnswerRoute = (
  schema: string,
  summary: string,
  types: readonly string[],
  description?: string,
): MethodDecorator =>
  answering(summary, description, {
    description: 'The answer, with the pair of dates it holds for.',
    content: {
      'application/json': { schema: { $ref: `#/components/schemas/${schema}` } },
      ...Object.fromEntries(types.map((type) => [type, { schema: { type: 'string' } }])),
    },
  });

const HEADERS = {
  ETag: { description: 'Strong entity tag.', schema: { type: 'string' } },
  'Cache-Control': { description: 'Immutable where both dates are pinned.', schema: { type: 'string' } },
} as const;

const answering = (
  summary: string,
  description: string | undefined,
  answer: ApiResponseOptions,
): MethodDecorator =>
  applyDecorators(
    HttpCode(200),
    ApiOperation({ summary, ...(description !== undefined && { description }) }),
    ApiResponse({ ...answer, status: 200, headers: HEADERS }),
    ApiResponse({ status: 304, description: 'Unchanged.' }),
    ApiExtension('x-problems', [400, 404, 503]),
  );
