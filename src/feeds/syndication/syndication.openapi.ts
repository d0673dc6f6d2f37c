import { applyDecorators } from '@nestjs/common';
import { ApiExtension, ApiOperation, ApiResponse } from '@nestjs/swagger';

/** Documents a feed. @param schema of its document, where it is JSON */
export const FeedRoute = (summary: string, mediaType: string, schema: object): MethodDecorator =>
  applyDecorators(
    ApiOperation({
      summary,
      description:
        'A fact is one entry, under the id of the event that recorded it, by the last record about it, latest first. What was corrected or retracted is updated and says so; what no longer matches stays, so that whoever was told of it hears of the change. What takes effect later is told too.',
    }),
    ApiResponse({
      status: 200,
      description:
        'The feed; the header `clockstop-basis` holds the pair of dates, `content-location` the address that gives it for ever.',
      headers: {
        ETag: { description: 'Weak entity tag: changes when the entries do.', schema: { type: 'string' } },
      },
      content: { [mediaType]: { schema } },
    }),
    ApiResponse({ status: 304, description: 'Unchanged.' }),
    ApiExtension('x-problems', [400, 503]),
  );
