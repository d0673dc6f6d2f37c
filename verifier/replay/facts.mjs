import { boundsOf } from '../edtf.mjs';
import { TYPES } from './vocabulary.mjs';

/** Fields of a payload that the claimed state is made of; the rest is dropped to keep a large log in memory. */
const FIELDS = [
  'names',
  'name',
  'sponsor',
  'into',
  'applicationId',
  'approvalId',
  'designationId',
  'trialId',
  'agency',
  'applicationKind',
  'approvalKind',
  'kind',
  'to',
];

/** A recorded fact, as far as the claimed state needs it. */
export function factOf(event, position) {
  const data = {};
  for (const field of FIELDS) if (event.data[field] !== undefined) data[field] = event.data[field];
  return dated({
    id: event.id,
    position,
    type: TYPES.get(event.type),
    productId: event.productId,
    effectiveOn: event.effectiveOn,
    data,
  });
}

/** What has no date holds on every day. */
function dated(fact) {
  [fact.earliest, fact.latest] =
    fact.effectiveOn === undefined ? [-Infinity, -Infinity] : boundsOf(fact.effectiveOn);
  return fact;
}

/** The fact with a correction's changes applied; a field of the payload that becomes null is removed. */
export function corrected(fact, { productId, effectiveOn, data = {} }) {
  const changed = { ...fact, data: { ...fact.data } };
  if (productId !== undefined) changed.productId = productId;
  if (effectiveOn !== undefined) changed.effectiveOn = effectiveOn;
  for (const field of FIELDS) {
    if (data[field] === null) delete changed.data[field];
    else if (data[field] !== undefined) changed.data[field] = data[field];
  }
  return dated(changed);
}

/** The world's order: last possible day, first possible day, place in the story, position. */
export function inTheWorld(a, b) {
  if (a.latest !== b.latest) return a.latest < b.latest ? -1 : 1;
  if (a.earliest !== b.earliest) return a.earliest < b.earliest ? -1 : 1;
  return a.type.rank - b.type.rank || a.position - b.position;
}
