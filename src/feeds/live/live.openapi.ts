import { applyDecorators } from '@nestjs/common';
import { ApiExtension, ApiHeader, ApiOperation, ApiResponse } from '@nestjs/swagger';

const STREAM =
  'Server-sent events. The id of each is its position in the log, dense over all events; send the last one as `Last-Event-ID` (a browser does so by itself) to go on from there without loss or doubling. Comments come at least every 20 seconds and may carry an id alone, where a filter let nothing pass up to it. Nothing queues for a slow reader: it is told the next when it has taken the last.';

/** Documents a live stream. @param schema of the data of each event */
export const LiveRoute = (schema: string, summary: string, description: string): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary, description: `${description} ${STREAM}` }),
    ApiHeader({
      name: 'Last-Event-ID',
      required: false,
      description: 'The position that the reader has: it is told what comes after it.',
      schema: { type: 'string' },
    }),
    ApiResponse({
      status: 200,
      description: 'The stream; the data of each of its events is JSON of this schema.',
      content: {
        'text/event-stream': {
          // OpenAPI 3.1 takes JSON Schema 2020-12, of which the decorators' types know a part.
          schema: {
            type: 'string',
            contentMediaType: 'application/json',
            contentSchema: { $ref: `#/components/schemas/${schema}` },
          } as object,
        },
      },
    }),
    ApiExtension('x-problems', [400, 503]),
  );
