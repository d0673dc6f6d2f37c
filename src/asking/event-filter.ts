import { productStream, referenceStream } from '#events/subject.js';
import type { EventFilter } from '#projections/register/select.js';
import { badRequest, slugParam } from '../http/index.js';
import { dayParameter } from './day-parameter.js';
import type { EventsParameters } from './parameters.js';

export type EventFilterParameters = Pick<
  EventsParameters,
  | 'type'
  | 'agency'
  | 'productId'
  | 'referenceId'
  | 'therapyGroup'
  | 'sponsor'
  | 'effectiveFrom'
  | 'effectiveTo'
>;

/** The filter that query parameters state. @throws ProblemError 400 where they do not go together */
export function eventFilterOf({
  type,
  agency,
  productId,
  referenceId,
  therapyGroup,
  sponsor,
  effectiveFrom,
  effectiveTo,
}: EventFilterParameters): EventFilter {
  if (productId !== undefined && referenceId !== undefined)
    throw badRequest([{ field: 'referenceId', value: referenceId, rule: 'cannot stand beside productId' }]);
  const from = dayParameter('effectiveFrom', effectiveFrom);
  const to = dayParameter('effectiveTo', effectiveTo);
  if (from !== undefined && to !== undefined && from > to)
    throw badRequest([
      { field: 'effectiveTo', value: effectiveTo, rule: 'must not lie before effectiveFrom' },
    ]);
  return {
    ...(type !== undefined && { types: type.split(',') }),
    ...(agency !== undefined && { agency }),
    ...(productId !== undefined && { stream: productStream(slugParam('productId', productId)) }),
    ...(referenceId !== undefined && { stream: referenceStream(slugParam('referenceId', referenceId)) }),
    ...(therapyGroup !== undefined && { therapyGroup }),
    ...(sponsor !== undefined && { sponsor }),
    ...(from !== undefined && { effectiveFrom: from }),
    ...(to !== undefined && { effectiveTo: to }),
  };
}
