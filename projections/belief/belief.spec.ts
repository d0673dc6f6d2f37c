import type { LoggedEvent } from './belief.js';
import { believe } from './belief.js';

let position = 0;
const at = (id: string, type: string, data: object, effectiveOn?: string): LoggedEvent => ({
  id,
  type,
  version: 1,
  productId: 'p',
  ...(effectiveOn && { effectiveOn }),
  recorded: { at: '2026-01-01T00:00:00.000Z', by: 'tester' },
  data: data as Record<string, unknown>,
  position: ++position,
  revision: position - 1,
});
const grant = at(
  'fact',
  'DesignationGranted',
  { designationId: 'd', agency: 'FDA', kind: 'RMAT' },
  '2025-08',
);
const correct = (id: string, targetId: string, changes: object) =>
  at(id, 'EventCorrected', { targetId, changes });
const retract = (id: string, targetId: string) => at(id, 'EventRetracted', { targetId });
const believed = (...log: LoggedEvent[]) => believe([grant, ...log])[0]!;

describe('what is believed', () => {
  it('is what was recorded, where nothing was said since', () => {
    expect(believed()).toEqual({ event: grant, recorded: grant, corrections: [] });
  });

  it('takes a correction in and keeps what was recorded', () => {
    const belief = believed(correct('c1', 'fact', { effectiveOn: '2025-08-15' }));
    expect(belief.event.effectiveOn).toBe('2025-08-15');
    expect(belief.recorded.effectiveOn).toBe('2025-08');
    expect(belief.corrections.map(({ id }) => id)).toEqual(['c1']);
  });

  it('takes the later of two corrections of one field, and both of two fields', () => {
    const belief = believed(
      correct('c1', 'fact', { effectiveOn: '2025-08-15', data: { indication: 'PD' } }),
      correct('c2', 'fact', { effectiveOn: '2025-08-16' }),
    );
    expect(belief.event.effectiveOn).toBe('2025-08-16');
    expect(belief.event.data['indication']).toBe('PD');
  });

  it('lets a correction of a correction change what that one changes, in its place', () => {
    const belief = believed(
      correct('c1', 'fact', { effectiveOn: '2025-08-15', data: { indication: 'PD' } }),
      correct('c2', 'fact', { data: { indication: 'MSA' } }),
      correct('c3', 'c1', { effectiveOn: '2025-08-17', data: { indication: 'ignored: c2 is later' } }),
    );
    expect(belief.event.effectiveOn).toBe('2025-08-17');
    expect(belief.event.data['indication']).toBe('MSA');
  });

  it.each([
    [
      { data: { indication: 'PD', note: 'old' } },
      { data: { note: 'new' } },
      { indication: 'PD', note: 'new' },
    ],
    [{ data: { indication: 'PD' } }, { effectiveOn: '2025-08-17' }, { indication: 'PD' }],
    [{ effectiveOn: '2025-08-15' }, { data: { indication: 'PD' } }, { indication: 'PD' }],
    [{ effectiveOn: '2025-08-15' }, { effectiveOn: '2025-08-17' }, {}],
  ])('takes what a correction %j says on, where %j corrects it', (first, second, more) => {
    const { event } = believed(correct('c1', 'fact', first), correct('c2', 'c1', second));
    const { effectiveOn } = { ...grant, ...first, ...second };
    expect(event).toEqual({ ...grant, effectiveOn, data: { ...grant.data, ...more } });
  });

  it('tells the corrections in force from the oldest on, whichever each corrects', () => {
    const { corrections } = believed(
      correct('c1', 'fact', { effectiveOn: '2025-08-15' }),
      correct('c2', 'fact', { effectiveOn: '2025-08-16' }),
      correct('c3', 'c1', { effectiveOn: '2025-08-17' }),
    );
    expect(corrections.map(({ id }) => id)).toEqual(['c1', 'c2', 'c3']);
  });

  it('gives up a retracted fact and takes it back when the retraction is retracted', () => {
    expect(believed(retract('r1', 'fact')).retraction?.id).toBe('r1');
    expect(believed(retract('r1', 'fact'), retract('r2', 'r1')).retraction).toBeUndefined();
    expect(believed(retract('r1', 'fact'), retract('r2', 'r1'), retract('r3', 'r2')).retraction?.id).toBe(
      'r1',
    );
  });

  it('restores what stood before a correction that is retracted', () => {
    const belief = believed(correct('c1', 'fact', { effectiveOn: '2025-08-15' }), retract('r1', 'c1'));
    expect(belief.event.effectiveOn).toBe('2025-08');
    expect(belief.corrections).toEqual([]);
  });

  it('removes an optional field where a correction says null', () => {
    const belief = believed(
      correct('c1', 'fact', { data: { indication: 'PD' } }),
      correct('c2', 'fact', { data: { indication: null } }),
    );
    expect(belief.event.data).toEqual(grant.data);
  });
});
