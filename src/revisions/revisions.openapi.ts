import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiBody, ApiExtension, ApiOperation, ApiResponse } from '@nestjs/swagger';
import { ActorHeader, schemaRef, RecordedOnce } from '../http/index.js';

/** Documents the route that approves a revision. */
export const ApprovalRoute = (): MethodDecorator =>
  applyDecorators(
    HttpCode(201),
    ApiOperation({
      summary: 'Approve a revision: it is recorded',
      description:
        'By anybody but who proposed it. It is decided anew on what is recorded now, and recorded as of whoever proposed it, with `approvedBy`. What has become contradictory is refused, and stays pending. Approved again it answers 200 with the same event.',
    }),
    ActorHeader('Who approves.'),
    RecordedOnce(),
    ApiExtension('x-problems', [400, 404, 409, 503]),
  );

/** Documents the route that refuses a revision. */
export const RefusalRoute = (): MethodDecorator =>
  applyDecorators(
    HttpCode(200),
    ApiOperation({
      summary: 'Refuse a revision: it is not recorded',
      description:
        'Whoever proposed it withdraws it; anybody else declines it. What is refused may be proposed anew. Refused again by the same it answers the same.',
    }),
    ApiBody({
      schema: schemaRef('RevisionRefusal'),
      examples: { declined: { value: { reason: 'The release names another day.' } } },
    }),
    ActorHeader('Who refuses.'),
    ApiResponse({ status: 200, description: 'The revision.', schema: schemaRef('Revision') }),
    ApiExtension('x-problems', [400, 404, 409, 413, 415, 503]),
  );
