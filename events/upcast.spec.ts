import type { Envelope } from './envelope.js';
import { upcast, type Upcaster } from './upcast.js';

const event: Envelope = {
  id: '4f0c4a0e-3d0a-5a57-9f6e-0c3a7c1f2b11',
  type: 'ApplicationFiled',
  version: 1,
  productId: 'p',
  effectiveOn: '2025-01-02',
  recorded: { at: '2026-01-01T00:00:00.000Z', by: 'tester' },
  data: { applicationId: 'a', agency: 'FDA' },
};

/** Made up: version 2 says in which division it was filed, version 3 calls that an office. */
const steps = new Map<string, Upcaster>([
  ['ApplicationFiled@1', (old) => ({ ...old, version: 2, data: { ...old.data, division: 'unknown' } })],
  [
    'ApplicationFiled@2',
    ({ data: { division, ...data }, ...old }) => ({
      ...old,
      version: 3,
      data: { ...data, office: division },
    }),
  ],
]);

describe('bringing an event to the version written today', () => {
  it('leaves an event as it is where there is no step, and is the very same object', () => {
    expect(upcast(event)).toBe(event);
    expect(upcast({ ...event, type: 'ClockStopped' }, steps)).toEqual({ ...event, type: 'ClockStopped' });
  });

  it('takes every step from the version it was written under', () => {
    expect(upcast(event, steps)).toEqual({
      ...event,
      version: 3,
      data: { applicationId: 'a', agency: 'FDA', office: 'unknown' },
    });
  });

  it('begins at the version of the event', () => {
    const second = { ...event, version: 2, data: { ...event.data, division: 'OTP' } };
    expect(upcast(second, steps).data).toEqual({ applicationId: 'a', agency: 'FDA', office: 'OTP' });
    expect(upcast({ ...second, version: 3 }, steps)).toEqual({ ...second, version: 3 });
  });

  it('does not touch the event it was given', () => {
    const before = structuredClone(event);
    upcast(event, steps);
    expect(event).toEqual(before);
  });
});
