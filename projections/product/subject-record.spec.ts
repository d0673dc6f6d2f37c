import { corrected, logOf, merged, registered, retracted, step } from '../log.fixture.js';
import { emptyRecord, evolve, inForce, subjectRecord } from './subject-record.js';

const log = logOf(
  registered('p'),
  step('ApplicationAccepted', '2024-01'),
  corrected(2, { effectiveOn: '2024-01-15' }),
  retracted(2),
  retracted(4),
  corrected(2, { productId: 'q' }),
);

describe('the record of a subject', () => {
  it('is empty before anything is recorded', () => {
    expect(subjectRecord({ productId: 'p' }, [])).toEqual(emptyRecord({ productId: 'p' }));
    expect(emptyRecord({ productId: 'p' })).toMatchObject({ log: [], beliefs: [], revision: -1 });
  });

  it('is the same event by event as at once', () => {
    log.reduce(
      (record, event, at) => {
        const next = evolve(record, event);
        expect(next).toEqual(subjectRecord({ productId: 'p' }, log.slice(0, at + 1)));
        return next;
      },
      emptyRecord({ productId: 'p' }),
    );
  });

  it('is in force but for what was taken back', () => {
    const places = (known: number) =>
      inForce(subjectRecord({ productId: 'p' }, log.slice(0, known))).map(({ event }) => event.position);
    expect([3, 4, 5, 6].map(places)).toEqual([[1, 2], [1], [1, 2], [1]]);
  });

  it('knows the revision of its own stream among those it shares facts with', () => {
    const shared = logOf(registered('p'), registered('z'), merged('z', 'p'));
    expect(subjectRecord({ productId: 'p' }, shared).revision).toBe(0);
    expect(subjectRecord({ productId: 'z' }, shared).revision).toBe(2);
    expect(subjectRecord({ productId: 'y' }, shared).revision).toBe(-1);
    expect(subjectRecord({ referenceId: 'p' }, shared).revision).toBe(-1);
  });

  it('gives facts back that came with a merge where a merge closes the circle', () => {
    const circle = logOf(registered('z'), merged('z', 'p'), registered('p'), merged('p', 'z'));
    const before = subjectRecord({ productId: 'p' }, circle.slice(0, 3));
    expect(before.beliefs).toHaveLength(3);
    expect(evolve(before, circle[3]!)).toEqual(subjectRecord({ productId: 'p' }, circle));
    expect(evolve(before, circle[3]!).beliefs).toHaveLength(2);
  });
});
