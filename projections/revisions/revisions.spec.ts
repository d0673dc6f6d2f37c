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
const refused = (type: string) => (revisionId: string) => ({
  type,
  by: 'ben',
  data: { revisionId, reason: 'No.' },
});
const declined = refused('RevisionDeclined');
const withdrawn = refused('RevisionWithdrawn');
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
  expect([1, 2, 3].map((position) => states(revisions, position))).toEqual([
    ['pending'],
    ['approved'],
    ['approved'],
  ]);
});

test.each([
  ['declined', declined],
  ['withdrawn', withdrawn],
] as const)('a revision is %s from then on, and by nobody else afterwards', (state, refusal) => {
  const revisions = given(proposed('a'), refusal('a'), declined('a'), withdrawn('a'), proposed('a'));
  expect(revisions.all.get('a')!.refused).toMatchObject({ by: 'ben', reason: 'No.', position: 2 });
  expect([1, 2, 3].map((position) => states(revisions, position))).toEqual([['pending'], [state], [state]]);
  expect(revisions.thatBecome(EVENT)).toEqual([revisions.all.get('a')]);
});

test('what nobody proposed cannot be refused', () => {
  const revisions = given(declined('a'));
  expect([revisions.all.size, revisions.revision]).toEqual([0, 0]);
});

test('a trail that nothing is recorded in has no revision', () =>
  expect(revisionsProjection.initial().revision).toBe(-1));

test.each([
  [
    'by another, whose proposal it is',
    [proposed('a', 'cem'), recorded('cem', 'ann')],
    ['overtaken', 'approved'],
  ],
  ['by whoever proposed it first', [proposed('a', 'cem'), recorded('ann', 'ben')], ['approved', 'overtaken']],
  ['without approval', [recorded('cem')], ['overtaken']],
  ['without approval, by whoever proposed it', [recorded('ann')], ['overtaken']],
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
