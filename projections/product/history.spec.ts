import { corrected, idOf, logOf, registered, retracted, step } from '../log.fixture.js';
import { productHistory } from './history.js';

const history = (...entries: Parameters<typeof logOf>) =>
  productHistory('p', logOf(registered(), ...entries));
const fact = step('ApplicationAccepted', '2024-01');

describe('the history of a product', () => {
  it('has every record as it was made, in the order in which it was made', () => {
    const log = logOf(registered(), fact);
    const { position, revision, ...event } = log[1]!;
    expect(productHistory('p', log)[1]).toEqual({
      position,
      revision,
      event,
      label: { en: 'Application accepted', zh: '受理' },
      status: 'standing',
      corrections: [],
    });
  });

  it('shows both values of what was corrected, and by which records', () => {
    const [, entry, correction] = history(fact, corrected(2, { effectiveOn: '2024-01-15' }));
    expect(entry).toMatchObject({
      status: 'corrected',
      event: { effectiveOn: '2024-01' },
      standing: { effectiveOn: '2024-01-15' },
      corrections: [{ eventId: idOf(3) }],
    });
    expect(correction).toMatchObject({
      status: 'standing',
      corrections: [],
      event: { type: 'EventCorrected' },
    });
  });

  it('shows what was retracted, and what came back', () => {
    expect(history(fact, retracted(2))[1]).toMatchObject({
      status: 'retracted',
      retraction: { eventId: idOf(3) },
    });
    const back = history(fact, retracted(2), retracted(3));
    expect(back[1]).toMatchObject({ status: 'standing' });
    expect(back[1]).not.toHaveProperty('retraction');
    expect(back[2]).toMatchObject({ status: 'retracted', retraction: { eventId: idOf(4) } });
  });

  it('shows a correction or a retraction as standing again where its own retraction was retracted', () => {
    const again = history(fact, corrected(2, { effectiveOn: '2024-01-15' }), retracted(3), retracted(4));
    expect(again.map(({ status }) => status)).toEqual([
      'standing',
      'corrected',
      'standing',
      'retracted',
      'standing',
    ]);
    const thrice = history(fact, retracted(2), retracted(3), retracted(4));
    expect(thrice.map(({ status }) => status)).toEqual([
      'standing',
      'retracted',
      'standing',
      'retracted',
      'standing',
    ]);
  });

  it('shows a correction that was itself corrected', () => {
    const twice = history(
      fact,
      corrected(2, { effectiveOn: '2024-01-15' }),
      corrected(3, { effectiveOn: '2024-01-16' }),
    );
    expect(twice[2]).toMatchObject({ status: 'overtaken', corrections: [{ eventId: idOf(4) }] });
    expect(twice[1]).toMatchObject({ standing: { effectiveOn: '2024-01-16' } });
    expect(twice[1]!.corrections.map(({ eventId }) => eventId)).toEqual([idOf(3), idOf(4)]);
  });

  it('of a moved fact is told by both products', () => {
    const log = logOf(registered(), fact, registered('q'), corrected(2, { productId: 'q' }));
    const places = (productId: string) => productHistory(productId, log).map(({ position }) => position);
    expect(places('p')).toEqual([1, 2, 4]);
    expect(places('q')).toEqual([2, 3, 4]);
    expect(productHistory('q', log)[0]).toMatchObject({
      standing: { productId: 'q' },
      event: { productId: 'p' },
    });
  });
});
