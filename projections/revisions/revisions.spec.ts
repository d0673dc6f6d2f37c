import { logOf, type Entry } from '../log.fixture.js';
import { revisionsProjection, stateOf, type Revisions } from './revisions.js';

const EVENT = '00000000-0000-5000-8000-00000000000e';

/** Events of the trail and of a product, in the order in which they were recorded. */
function given(
  ...entries: (Partial<Entry> & { readonly by: string; readonly approvedBy?: string })[]
): Revisions {
  const revisions = revisionsProjection.initial();
  const log = logOf(...entries.map((entry) => ({ type: 'EventRetracted', ...entry })));
  for (const [at, event] of log.entries()) {
    const { by, approvedBy } = entries[at]!;
    const recorded = { ...event.recorded, by, ...(approvedBy !== undefined && { approvedBy }) };
    const trail = event.type.startsWith('Revision') ? { trail: 'revisions' as const } : {};
    revisionsProjection.fold(revisions, { ...event, ...trail, recorded }, '');
  }
  return revisions;
}

const proposed = (id: string, by = 'ann') => ({
  id,
  type: 'RevisionProposed',
  by,
  data: { eventId: EVENT, productId: 'p', type: 'EventRetracted', targetId: 't' },
});
const declined = (revisionId: string) => ({
  type: 'RevisionDeclined',
  by: 'ben',
  data: { revisionId, reason: 'No.' },
});
const recorded = (by: string, approvedBy?: string) => ({
  id: EVENT,
  by,
  ...(approvedBy !== undefined && { approvedBy }),
  data: { targetId: 't' },
});
const states = (revisions: Revisions, position?: number) =>
  [...revisions.all.values()].map((revision) => stateOf(revision, position));

test('a revision is approved where its event stands, as of what was known', () => {
  const revisions = given(proposed('a'), recorded('ann', 'ben'));
  expect(revisions.all.get('a')!.recorded).toMatchObject({ by: 'ben', position: 2 });
  expect([states(revisions, 1), states(revisions)]).toEqual([['pending'], ['approved']]);
});

test.each([
  [
    'by another, whose proposal it is',
    [proposed('a', 'cem'), recorded('cem', 'ann')],
    ['overtaken', 'approved'],
  ],
  ['without approval', [recorded('cem')], ['overtaken']],
  [
    'of what was proposed anew',
    [declined('first'), proposed('a'), recorded('ann', 'ben')],
    ['declined', 'approved'],
  ],
  ['after all, while it was declined elsewhere', [declined('first'), recorded('ann', 'ben')], ['approved']],
  ['and declined too late', [recorded('ann', 'ben'), declined('first')], ['approved']],
  ['of something else', [{ ...recorded('ann', 'ben'), id: 'x' }], ['pending']],
] as const)('the event %s', (_what, events, expected) => {
  expect(states(given(proposed('first'), ...events))).toEqual(expected);
});

test('a snapshot holds all of it', () => {
  const revisions = given(proposed('a'), declined('a'), proposed('b', 'cem'));
  const loaded = revisionsProjection.load(revisionsProjection.save(revisions));
  expect([loaded.revision, [...loaded.all]]).toEqual([2, [...revisions.all]]);
  const [event] = logOf({ id: EVENT, type: 'EventRetracted' });
  revisionsProjection.fold(loaded, event!, '');
  expect(states(loaded)).toEqual(['declined', 'overtaken']);
});
