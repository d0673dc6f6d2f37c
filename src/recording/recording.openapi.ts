import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiBody, ApiExtension, ApiHeader, ApiOperation, ApiResponse } from '@nestjs/swagger';

export type RecordRouteName =
  | 'product'
  | 'filing'
  | 'acceptance'
  | 'tacit-approval'
  | 'designation'
  | 'marketing-approval'
  | 'product-event'
  | 'reference-event';

const SUMMARIES: Record<RecordRouteName, string> = {
  product: 'Register a product',
  filing: 'Record a filing: the applicant says it has handed the application in',
  acceptance: 'Record an acceptance: the agency takes the application',
  'tacit-approval': 'Record a tacit approval of a clinical trial',
  designation: 'Record a step of a designation',
  'marketing-approval': 'Record a marketing approval, or a new indication',
  'product-event': 'Record any event about a product',
  'reference-event': 'Record an event about something that belongs to no product',
};

/** Documents a route that records. The schemas it names are made from the events in `src/openapi/`. */
export const RecordRoute = (name: RecordRouteName): MethodDecorator =>
  applyDecorators(
    HttpCode(201),
    ApiOperation({ summary: SUMMARIES[name] }),
    ApiBody({ schema: { $ref: `#/components/schemas/${bodyName(name)}` } }),
    ApiHeader({
      name: 'X-Actor',
      required: false,
      description: 'Who records.',
      schema: { type: 'string', maxLength: 200 },
    }),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: 'Tells apart two requests that state the same fact and are meant to be two records.',
      schema: { type: 'string', maxLength: 200 },
    }),
    ApiResponse({ status: 201, description: 'Recorded.', schema: { $ref: '#/components/schemas/Receipt' } }),
    ApiResponse({
      status: 200,
      description: 'Recorded before; nothing was written.',
      schema: { $ref: '#/components/schemas/Receipt' },
    }),
    ApiExtension('x-problems', [400, 404, 409, 413, 415, 503]),
  );

export const bodyName = (name: RecordRouteName): string =>
  `Record.${name.replace(/(^|-)(\w)/g, (_match, _dash, letter: string) => letter.toUpperCase())}`;
