import { aboutIn, beliefIn, type LoggedEvent } from '../belief/belief.js';
import { corrected, logOf, merged, registered, retracted, step, type Entry } from '../log.fixture.js';
import { foldEvent } from '../register/fold.js';
import { Register } from '../register/register.js';
import type { EventFilter } from '../register/select.js';
import { passesFilter } from './event-filter.js';

/** Positions of the events of a log that pass. */
function passing(filter: EventFilter, ...entries: Entry[]): number[] {
  const log = logOf(...entries);
  const register = new Register();
  for (const event of log) foldEvent(register, event);
  const byId = new Map(log.map((event) => [event.id, event]));
  const factOf = (event: LoggedEvent): LoggedEvent => {
    const target = byId.get(event.data['targetId'] as string);
    return target ? factOf(target) : event;
  };
  return log
    .filter((event) => {
      const { position } = event;
      const fact = factOf(event);
      const at = (known: number) =>
        beliefIn(fact, aboutIn(log.filter((each) => each.position <= known))).event;
      const versions = fact === event ? {} : { fact: { before: at(position - 1), after: at(position) } };
      return passesFilter(register, filter, { event, position, ...versions });
    })
    .map(({ position }) => position);
}

const accepted = step('ApplicationAccepted', '2025-01-02');

it('lets everything pass but what the register records about itself, unless that is named', () => {
  const key: Entry = { type: 'SigningKeyIntroduced', data: {} };
  expect(passing({}, registered(), accepted, key)).toEqual([1, 2]);
  expect(passing({ types: ['SigningKeyIntroduced'] }, registered(), accepted, key)).toEqual([3]);
});

it('lets every change of a fact pass with the fact', () => {
  const log = [
    registered(),
    accepted,
    corrected(2, { effectiveOn: '2025-01-03' }),
    retracted(3),
    retracted(2),
  ];
  expect(passing({ types: ['ApplicationAccepted'] }, ...log)).toEqual([2, 3, 4, 5]);
  expect(passing({ types: ['EventRetracted'] }, ...log)).toEqual([4, 5]);
  expect(passing({ types: ['ProductRegistered'] }, ...log)).toEqual([1]);
});

it('tells who asks for one agency that a fact has left it or come to it', () => {
  const log = [registered(), accepted, corrected(2, { data: { agency: 'FDA' } }), retracted(2)];
  expect(passing({ agency: 'NMPA' }, ...log)).toEqual([2, 3]);
  expect(passing({ agency: 'FDA' }, ...log)).toEqual([3, 4]);
});

it('tells both products of a fact that moves, and the one that goes on of what was merged into it', () => {
  const log = [registered('p'), registered('q'), accepted, corrected(3, { productId: 'q' })];
  expect(passing({ stream: 'product-p' }, ...log)).toEqual([1, 3, 4]);
  expect(passing({ stream: 'product-q' }, ...log)).toEqual([2, 4]);
  const merging = [registered('p'), registered('q'), merged('p', 'q', '2025-01-01'), accepted];
  expect(passing({ stream: 'product-q' }, ...merging)).toEqual([2, 3, 4]);
});

it('takes a period as the list of events does: certainly or possibly in it', () => {
  const log = [accepted, step('ApplicationRefused', '2025-02'), step('ApplicationWithdrawn', '2025-03-01')];
  const on = (day: string) => Date.parse(day) / 86_400_000;
  expect(passing({ effectiveFrom: on('2025-02-10'), effectiveTo: on('2025-02-28') }, ...log)).toEqual([2]);
  expect(passing({ effectiveFrom: on('2025-02-28') }, ...log)).toEqual([2, 3]);
  expect(passing({ effectiveTo: on('2025-02-01') }, ...log)).toEqual([1, 2]);
});

it('tells who asks for a product that nobody knows, or of products that nobody registered, nothing', () => {
  expect(passing({ stream: 'product-nobody' }, registered(), accepted)).toEqual([]);
  expect(passing({ sponsor: 'acme' }, accepted)).toEqual([]);
});

it('takes a product for registered from its registration on, with part of a sponsor and the whole of a therapy group', () => {
  const data = { names: [{ text: 'P', kind: 'code' }], sponsor: 'Acme Bio', therapyGroup: 'gene-therapy' };
  const log = [accepted, { type: 'ProductRegistered', data }];
  expect(passing({ sponsor: 'acme' }, ...log)).toEqual([2]);
  expect(passing({ therapyGroup: 'gene-therapy' }, ...log)).toEqual([2]);
  expect(passing({ therapyGroup: 'therapy' }, ...log)).toEqual([]);
});

it('tells who asks for a sponsor or a therapy group of the products registered so, and that one changes it', () => {
  const data = { names: [{ text: 'P', kind: 'code' }], sponsor: 'Acme Bio', therapyGroup: 'gene-therapy' };
  const log = [
    { type: 'ProductRegistered', data },
    accepted,
    corrected(1, { data: { sponsor: 'Beacon', therapyGroup: null } }),
    step('ApplicationRefused', '2025-02-02'),
  ];
  expect(passing({ sponsor: 'acme' }, ...log)).toEqual([1, 2, 3]);
  expect(passing({ sponsor: 'BEACON' }, ...log)).toEqual([3, 4]);
  expect(passing({ therapyGroup: 'gene-therapy' }, ...log)).toEqual([1, 2, 3]);
  expect(passing({ sponsor: 'acme', therapyGroup: 'stem-cell-therapy' }, ...log)).toEqual([]);
});

it('tells who asks for a sponsor what became of what its product has taken in', () => {
  const data = { names: [{ text: 'Q', kind: 'code' }], sponsor: 'Acme Bio' };
  const log = [
    registered('p'),
    { type: 'ProductRegistered', productId: 'q', data },
    merged('p', 'q', '2025-01-01'),
    accepted,
  ];
  expect(passing({ sponsor: 'acme' }, ...log)).toEqual([2, 3, 4]);
});
