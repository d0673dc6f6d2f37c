import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiExtension, ApiHeader, ApiOperation, ApiResponse } from '@nestjs/swagger';
import { ActorHeader, schemaRef, RecordedOnce } from '../http/index.js';

/** Documents the route that decides a match. */
export const DecisionRoute = (): MethodDecorator =>
  applyDecorators(
    HttpCode(201),
    ApiOperation({
      summary: 'Decide which product a record of a source is about',
      description:
        'An event that every later snapshot obeys, whether the record waited on the list or not. To change it, correct or retract that event. The same decision again answers 200 and writes nothing.',
    }),
    ApiBody({
      schema: schemaRef('Record.MatchDecision'),
      examples: {
        example: {
          summary: 'The record is about a product that is registered',
          value: {
            sourceId: 'example-source',
            record: 'EXAMPLE-0001',
            productId: 'vum02',
            note: 'An example, not a fact.',
          },
        },
      },
    }),
    ActorHeader('Who decides.'),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: 'Tells apart two requests that state the same fact and are meant to be two records.',
      schema: { type: 'string', maxLength: 200 },
    }),
    RecordedOnce(),
    ApiExtension('x-problems', [400, 404, 409, 413, 415, 503]),
  );

/** Documents the route that takes a snapshot. */
export const SnapshotRoute = (): MethodDecorator =>
  applyDecorators(
    HttpCode(200),
    ApiOperation({
      summary: 'Take a snapshot of a source',
      description:
        'As `clockstop sync` sends it: a line that says which file it is (`Snapshot`), then a line for each record that was read in it (`SourceRecord`). It is compared with the register before the first event is recorded. The same snapshot again records nothing; one that is older than the newest taken is refused.',
    }),
    ApiConsumes('application/x-ndjson'),
    ApiBody({
      schema: {
        description: 'A line each: the snapshot first, then its records.',
        oneOf: [schemaRef('Snapshot'), schemaRef('SourceRecord')],
      },
    }),
    ActorHeader('Who records.'),
    ApiResponse({
      status: 200,
      description:
        'Compared, and recorded unless it was a dry run. Who would rather have `application/x-ndjson` is answered at once, with lines that say how far it has come, and last how it ended: a report, or the problem that it would otherwise be answered with. What was begun goes on though the connection is cut.',
      content: {
        'application/json': { schema: schemaRef('SyncReport') },
        'application/x-ndjson': { schema: schemaRef('SyncCourseLine') },
      },
    }),
    ApiExtension('x-problems', [400, 409, 413, 415, 503]),
  );
