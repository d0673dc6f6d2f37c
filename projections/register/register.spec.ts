import { corrected, idOf, logOf, merged, registered, retracted } from '../log.fixture.js';
import { positionAt } from './as-of.js';
import { registerProjection } from './projection.js';
import { NOW, accepted, alias, events, folded, products } from './register.fixture.js';

describe('the log and its clock', () => {
  const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
  const register = folded(
    { ...registered(), at: at(10) },
    { ...alias('Q'), at: at(5) },
    { ...alias('R'), at: at(20) },
  );

  it('knows what was recorded by an instant, and a clock that steps back changes no past answer', () => {
    const known = (second: number) => positionAt(register, Date.parse(at(second)));
    expect([known(4), known(9), known(10), known(19), known(20), known(99)]).toEqual([0, 0, 2, 2, 3, 3]);
  });

  it('knows how far it came and where each event stands', () => {
    expect(register.position).toBe(3);
    expect(register.ids.ordinalOf(idOf(2))).toBe(2);
  });
});

describe('a snapshot of the register', () => {
  const entries = [
    registered('p', '注射液 𠮷', 'Amimatosa'),
    registered('q', '\ufeffQ'),
    accepted,
    corrected(3, { effectiveOn: '2024-02-01', productId: 'q' }),
    corrected(4, { effectiveOn: '2024-03-01' }),
    merged('p', 'q', '2025'),
    retracted(5),
  ];

  it.each(entries.map((_, cut) => cut))('taken after %i events goes on as if nothing had happened', (cut) => {
    const log = logOf(...entries);
    const first = registerProjection.initial();
    for (const event of log.slice(0, cut)) registerProjection.fold(first, event, '');
    const restarted = registerProjection.load(registerProjection.save(first));
    for (const event of log.slice(cut)) registerProjection.fold(restarted, event, '');
    const rebuilt = folded(...entries);
    expect(registerProjection.save(restarted)).toEqual(registerProjection.save(rebuilt));
    for (let position = 0; position <= log.length; position++) {
      for (const filter of [{}, { search: '𠮷' }, { search: 'q' }])
        expect(products(restarted, filter, NOW, position)).toEqual(products(rebuilt, filter, NOW, position));
      expect(events(restarted, {}, NOW, position)).toEqual(events(rebuilt, {}, NOW, position));
    }
    expect(restarted.streamsOf('product-q')).toEqual(rebuilt.streamsOf('product-q'));
  });
});
