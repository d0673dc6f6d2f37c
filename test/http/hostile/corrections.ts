import { posted, type Malformed } from './malformed.js';

const reason = { code: 'other', text: 'A test.' };
const CORRECTION = { reason, changes: { data: { sponsor: 'Another' } } };
const RETRACTION = { reason };

const FOREIGN = {
  data: {},
  type: 'ProductRegistered',
  version: 1,
  effectiveOn: '2025',
  targetId: 'x',
  id: 'x',
};

/** Corrections and retractions of an event that is there, each wrong in one field. */
export const malformedCorrections = (eventId: string): Malformed[] => {
  const broken = (what: 'correction' | 'retraction', field: string, body: unknown): Malformed => ({
    name: `${what}: ${field} in ${JSON.stringify(body)}`,
    asked: posted(`events/${eventId}/${what}`, JSON.stringify(body)),
    field,
    status: 400,
  });
  return [
    ...([7, null, [], {}, '', { colour: 'red' }, { effectiveOn: '2025-02-30' }] as const).map((changes) =>
      broken('correction', 'changes', { ...CORRECTION, changes }),
    ),
    broken('correction', 'changes.data.colour', { ...CORRECTION, changes: { data: { colour: 'red' } } }),
    broken('correction', 'changes.data.names', { ...CORRECTION, changes: { data: { names: null } } }),
    broken('correction', 'changes', { reason }),
    broken('correction', 'reason', { changes: CORRECTION.changes }),
    broken('correction', 'reason.code', { ...CORRECTION, reason: { code: 'whim', text: 'x' } }),
    broken('retraction', 'reason', {}),
    broken('retraction', 'reason', { reason: 'because' }),
    broken('retraction', 'changes', { ...RETRACTION, changes: {} }),
    ...Object.entries(FOREIGN).flatMap(([field, value]) => [
      broken('correction', field, { ...CORRECTION, [field]: value }),
      broken('retraction', field, { ...RETRACTION, [field]: value }),
    ]),
  ];
};
