import { canonicalEvent } from '#events/canonical.js';
import type { Recorded } from '#events/envelope.js';
import { EventCheck } from './event-check.js';
import { VerificationFindings } from './findings.js';

const at = '2026-11-28T08:00:00.000Z';
const found = (recorded: Recorded): string[] => {
  const findings = new VerificationFindings();
  const id = '00000001-0000-5000-8000-000000000000';
  const body = canonicalEvent({
    id,
    type: 'EventRetracted',
    version: 1,
    productId: 'p',
    recorded,
    data: { targetId: id },
  });
  new EventCheck(findings).add({ position: 1, stream: 'product-p', revision: 0, id, body, intact: true });
  return findings.listed.map(({ text }) => text);
};

test('nobody approves what they recorded', () => {
  expect(found({ at, by: 'ann', approvedBy: 'ben' })).toEqual([]);
  expect(found({ at, by: 'ann', approvedBy: 'ann' })).toEqual([
    'the event at position 1 is approved by "ann", who recorded it',
  ]);
});
