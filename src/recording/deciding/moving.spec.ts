import { subjectRecord, type SubjectRecord } from '#projections/product/subject-record.js';
import type { LoggedEvent } from '#projections/belief/belief.js';
import {
  about,
  accepted,
  approved,
  correct,
  designated,
  fact,
  given,
  registered,
  retract,
  STAMP,
  step,
  submitted,
  type AboutAPlace,
} from '../../../test/deciding/given.js';
import { decide } from './decide.js';
import { movedBy, refuseAtDestination } from './moving.js';
import { Refusal } from './refusal.js';
import type { Statement } from './statement.js';

type Told = Statement | AboutAPlace;

/** Events of `p` and of `q`, the product that something is moved to; `q` was recorded first. */
function givenBoth(p: Told[], q: Told[]) {
  const other = about({ productId: 'q' }, ...q).record.log;
  const own = about({ productId: 'p' }, ...p).record.log.map((event) => ({
    ...event,
    position: event.position + 100,
  }));
  return {
    own,
    other,
    /** What `q` has to say to what a correction of an event of `p` makes of it. */
    when(then: AboutAPlace) {
      const record = subjectRecord({ productId: 'p' }, own);
      const moves = own.some(
        ({ data }) => (data['changes'] as { productId?: string } | undefined)?.productId,
      );
      const destination = subjectRecord({ productId: 'q' }, moves ? [...other, ...own] : other);
      return outcome(record, destination, then(own));
    },
  };
}

function outcome(record: SubjectRecord, destination: SubjectRecord, statement: Statement) {
  const decision = decide(record, statement, STAMP);
  expect(decision.outcome).toBe('record');
  const moved = movedBy(decision.event, record);
  const act = () => moved && refuseAtDestination(moved, destination);
  return {
    isTaken: () => expect(act).not.toThrow(),
    concernsNobody: () => expect(moved).toBeUndefined(),
    isRefused(because: string, event?: LoggedEvent) {
      let refusal: unknown;
      try {
        act();
      } catch (error) {
        refusal = error;
      }
      if (!(refusal instanceof Refusal)) throw new Error(`not refused: ${String(refusal)}`);
      expect(refusal.message).toContain(because);
      expect(refusal.contradicts).toEqual(event);
    },
  };
}

const grant = designated('DesignationGranted', '2025-08');
const toQ = (place: number, changes: object = {}) =>
  correct(place, { productId: 'q', ...changes }, 'wrong-product');

describe('a fact that is moved', () => {
  it('is taken where its new product says nothing of it', () => {
    givenBoth([registered, grant], [registered]).when(toQ(1)).isTaken();
  });

  it('is refused where its new product has it already, and names that', () => {
    const both = givenBoth([registered, grant], [registered, grant]);
    both.when(toQ(1)).isRefused('recorded already', both.other[1]);
  });

  it('is refused where it would come before what precedes it there', () => {
    const both = givenBoth([registered, accepted('2024-01-10')], [registered, submitted('2024-03-01')]);
    both.when(toQ(1)).isRefused('before what must precede it', both.other[1]);
    both.when(toQ(1, { effectiveOn: '2024-04-01' })).isTaken();
  });

  it('is refused where it says otherwise of what cannot differ', () => {
    const both = givenBoth(
      [registered, accepted('2024-04-01', { applicationKind: 'BLA' })],
      [registered, submitted('2024-03-01')],
    );
    both.when(toQ(1)).isRefused('differs', both.other[1]);
  });

  it('is refused by a product that is not registered', () => {
    givenBoth([registered, grant], []).when(toQ(1)).isRefused('No product "q" is registered');
    const gone = givenBoth([registered, grant], [registered, retract(0)]);
    gone.when(toQ(1)).isRefused('No product "q" is registered');
  });

  it('is refused by a product that went into another', () => {
    const merge = { ...registered, type: 'ProductMerged', data: { into: 'r' } };
    const both = givenBoth([registered, grant], [registered, merge]);
    both.when(toQ(1)).isRefused('was merged', both.other[1]);
  });

  it('is held to the rules of its new product when it is corrected there', () => {
    const both = givenBoth(
      [registered, accepted('2024-04-01'), toQ(1)],
      [registered, submitted('2024-03-01')],
    );
    both
      .when(correct(1, { effectiveOn: '2024-02-01' }))
      .isRefused('before what must precede it', both.other[1]);
    both.when(correct(1, { effectiveOn: '2024-05-01' })).isTaken();
    both.when(correct(2, { productId: 'q', effectiveOn: '2024-02-01' })).isRefused('before', both.other[1]);
  });

  it('is not held to them when it is taken back, or goes home', () => {
    const both = givenBoth([registered, grant, toQ(1)], [registered]);
    both.when(retract(1)).concernsNobody();
    both.when(retract(2)).concernsNobody();
    both.when(correct(1, { productId: 'p' })).concernsNobody();
  });

  it('comes back there only beside what does not contradict it', () => {
    const both = givenBoth([registered, grant, toQ(1), retract(1)], [registered, grant]);
    both.when(retract(3)).isRefused('recorded already', both.other[1]);
  });
});

describe('a correction that moves nothing', () => {
  it('concerns no other product', () => {
    const log = [registered, submitted('2024-03-01'), accepted('2024-04-01'), approved('2024-06-01')];
    givenBoth([...log, step('ClockStopped', '2024-05-01')], [registered])
      .when(correct(2, { effectiveOn: '2024-04-02' }))
      .concernsNobody();
  });

  it('of what belongs to no product concerns none', () => {
    const { record } = about(
      { referenceId: 'g' },
      fact('StatisticReported', '2024', { statement: 'Eight.' }),
    );
    const event = given(registered).record.log[0]!;
    expect(movedBy(event, record)).toBeUndefined();
  });
});
