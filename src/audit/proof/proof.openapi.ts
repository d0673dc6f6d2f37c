import { applyDecorators } from '@nestjs/common';
import { ApiExtension, ApiOperation, ApiResponse } from '@nestjs/swagger';

interface Documented {
  readonly summary: string;
  readonly schema: string;
  readonly problems: readonly number[];
}

/** Documents a route that answers with JSON. */
export const ProofRoute = ({ summary, schema, problems }: Documented): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary }),
    ApiResponse({
      status: 200,
      description: 'The answer.',
      schema: { $ref: `#/components/schemas/${schema}` },
    }),
    ApiExtension('x-problems', [...problems]),
  );

/** Documents a route that answers with something else than JSON. */
export const FileRoute = (summary: string, mediaType: string, description: string): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary }),
    ApiResponse({ status: 200, description, content: { [mediaType]: { schema: { type: 'string' } } } }),
    ApiExtension('x-problems', [400, 503]),
  );
