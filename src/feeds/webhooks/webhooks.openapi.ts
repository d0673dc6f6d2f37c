import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiExtension, ApiOperation, ApiResponse } from '@nestjs/swagger';
import { schemaRef } from '../../http/index.js';

/** Documents a route about webhooks. @param schema of the answer; undefined where it has no body */
export const WebhookRoute = (
  schema: string | undefined,
  summary: string,
  problems: readonly number[],
  status = 200,
): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary }),
    ApiResponse({
      status,
      description: schema === undefined ? 'Done.' : 'The answer.',
      ...(schema !== undefined && { schema: schemaRef(schema) }),
    }),
    ApiExtension('x-problems', [...problems]),
  );

export const WebhookBody = (schema: string, examples: Readonly<Record<string, object>>): MethodDecorator =>
  ApiBody({
    schema: schemaRef(schema),
    examples: Object.fromEntries(Object.entries(examples).map(([name, value]) => [name, { value }])),
  });
