import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiExtension, ApiOperation, ApiResponse } from '@nestjs/swagger';

/** Documents a route that answers. The schema it names stands in `src/openapi/`. */
export const AnswerRoute = (schema: string, summary: string, description?: string): MethodDecorator =>
  applyDecorators(
    HttpCode(200),
    ApiOperation({ summary, ...(description !== undefined && { description }) }),
    ApiResponse({
      status: 200,
      description: 'The answer, with the pair of dates it holds for.',
      schema: { $ref: `#/components/schemas/${schema}` },
      headers: {
        ETag: { description: 'Strong entity tag.', schema: { type: 'string' } },
        'Cache-Control': {
          description: 'Immutable where both dates are pinned.',
          schema: { type: 'string' },
        },
      },
    }),
    ApiResponse({ status: 304, description: 'Unchanged.' }),
    ApiExtension('x-problems', [400, 404, 503]),
  );

/** Documents the route that streams the register in one of two formats. */
export const RegisterRoute = (schema: string, summary: string): MethodDecorator =>
  applyDecorators(
    AnswerRoute(schema, summary),
    ApiResponse({
      status: 200,
      description:
        'The answer, with the pair of dates it holds for; as CSV, the header `clockstop-basis` holds them.',
      content: {
        'application/json': { schema: { $ref: `#/components/schemas/${schema}` } },
        'text/csv': { schema: { type: 'string' } },
      },
    }),
  );
