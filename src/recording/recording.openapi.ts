import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiBody, ApiExtension, ApiHeader, ApiOperation, ApiParam, ApiResponse } from '@nestjs/swagger';
import { ActorHeader } from '../http/index.js';
import {
  EXAMPLE_CORRECTED,
  EXAMPLE_PRODUCT,
  EXAMPLE_REFERENCE,
  EXAMPLE_RETRACTED,
  REQUEST_EXAMPLES,
} from './recording.examples.js';

export type RecordRouteName =
  | 'product'
  | 'filing'
  | 'acceptance'
  | 'tacit-approval'
  | 'designation'
  | 'marketing-approval'
  | 'product-event'
  | 'reference-event'
  | 'correction'
  | 'retraction';

const SUMMARIES: Record<RecordRouteName, string> = {
  product: 'Register a product',
  filing: 'Record a filing: the applicant says it has handed the application in',
  acceptance: 'Record an acceptance: the agency takes the application',
  'tacit-approval': 'Record a tacit approval of a clinical trial',
  designation: 'Record a step of a designation',
  'marketing-approval': 'Record a marketing approval, or a new indication',
  'product-event': 'Record any event about a product',
  'reference-event': 'Record an event about something that belongs to no product',
  correction: 'Correct a record: it stays, and the correction joins it',
  retraction: 'Take a record back: it stays in the history',
};

const SIDE_BY_SIDE = 'The fields of the event stand side by side in the body, without `type` and `data`.';
const ONCE = 'The same statement again answers 200 and writes nothing.';

const WAITS =
  'Where four eyes are on, a correction or a retraction is proposed (202) and recorded when another corrector approves it.';

const TRIED = 'With `dryRun=true` it is decided and not recorded: the answer is what would come of it.';

const DESCRIPTIONS: Record<RecordRouteName, string> = {
  product: `Opens the record of a product. ${SIDE_BY_SIDE} ${ONCE}`,
  filing: `${SIDE_BY_SIDE} ${ONCE} In China no clock runs until the acceptance.`,
  acceptance: `${SIDE_BY_SIDE} ${ONCE}`,
  'tacit-approval': `No objection within the statutory time; \`basis\` says whether the agency lists it. ${SIDE_BY_SIDE} ${ONCE}`,
  designation: `\`step\` says which step it is. ${SIDE_BY_SIDE} ${ONCE}`,
  'marketing-approval': `${SIDE_BY_SIDE} ${ONCE} An indication added to an approved product takes \`newIndication: true\`.`,
  'product-event': `Any type of event, corrections and retractions included; these name the event they are about and need a reason. ${ONCE} ${WAITS} ${TRIED}`,
  'reference-event': `Guidelines, policies, review clocks, reported figures and forecasts, and their corrections. ${ONCE} ${WAITS} ${TRIED}`,
  correction: `Says what is right, and why. \`changes\` holds the new values; a field that is absent stays as it was, and \`null\` inside \`data\` takes an optional field out. Answers as known earlier do not change. ${ONCE} ${WAITS}`,
  retraction: `The record is no longer believed; retracting the retraction restores it. Answers as known earlier do not change. ${ONCE} ${WAITS}`,
};

const PATH_PARAMETERS: Partial<Record<RecordRouteName, { name: string; example: string }>> = {
  'reference-event': { name: 'referenceId', example: EXAMPLE_REFERENCE },
  correction: { name: 'eventId', example: EXAMPLE_CORRECTED },
  retraction: { name: 'eventId', example: EXAMPLE_RETRACTED },
};

const pathParameter = (name: RecordRouteName): MethodDecorator[] =>
  name === 'product'
    ? []
    : [ApiParam(PATH_PARAMETERS[name] ?? { name: 'productId', example: EXAMPLE_PRODUCT })];

/** Routes that can decide without recording. */
const TRIABLE: readonly RecordRouteName[] = ['product-event', 'reference-event'];

/** Routes that can revise a record, which needs approval where four eyes are on. */
const REVISING: readonly RecordRouteName[] = [...TRIABLE, 'correction', 'retraction'];

const anyOf = (...schemas: string[]) => {
  const refs = schemas.map((schema) => ({ $ref: `#/components/schemas/${schema}` }));
  return refs.length > 1 ? { anyOf: refs } : refs[0]!;
};

/** Documents a route that records. The schemas it names are made from the events in `src/openapi/`. */
export const RecordRoute = (name: RecordRouteName): MethodDecorator =>
  applyDecorators(
    HttpCode(201),
    ApiOperation({ summary: SUMMARIES[name], description: DESCRIPTIONS[name] }),
    ...pathParameter(name),
    ApiBody({
      schema: { $ref: `#/components/schemas/${bodyName(name)}` },
      examples: { ...REQUEST_EXAMPLES[name] },
    }),
    ActorHeader('Who records.'),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: 'Tells apart two requests that state the same fact and are meant to be two records.',
      schema: { type: 'string', maxLength: 200 },
    }),
    ApiResponse({
      status: 201,
      description: 'Recorded.',
      schema: { $ref: '#/components/schemas/Receipt' },
      headers: { Location: { description: 'Address of the event.', schema: { type: 'string' } } },
    }),
    ...(REVISING.includes(name)
      ? [
          ApiResponse({
            status: 202,
            description: 'Proposed: it needs the approval of somebody else, and is not recorded before.',
            schema: { $ref: '#/components/schemas/Proposal' },
            headers: { Location: { description: 'Address of the revision.', schema: { type: 'string' } } },
          }),
        ]
      : []),
    ApiResponse({
      status: 200,
      ...(TRIABLE.includes(name)
        ? {
            description: 'Recorded or proposed before, or only tried; nothing was written.',
            schema: anyOf('Receipt', 'Proposal', 'Preview'),
          }
        : REVISING.includes(name)
          ? {
              description: 'Recorded or proposed before; nothing was written.',
              schema: anyOf('Receipt', 'Proposal'),
            }
          : { description: 'Recorded before; nothing was written.', schema: anyOf('Receipt') }),
      headers: { Location: { description: 'Address of the event.', schema: { type: 'string' } } },
    }),
    ApiExtension('x-problems', [400, 404, 409, 413, 415, 503]),
  );

export const bodyName = (name: RecordRouteName): string =>
  `Record.${name.replace(/(^|-)(\w)/g, (_match, _dash, letter: string) => letter.toUpperCase())}`;
