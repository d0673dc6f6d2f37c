import type { Receipt } from '../recording/index.js';

/** A receipt to read: what was recorded, where it stands, by whom, and what is odd about it. */
export function receiptText(receipt: Receipt): string {
  const { eventId, type, position, revision, recordedAt, recordedBy, alreadyRecorded, findings } = receipt;
  return [
    `${type} ${eventId}`,
    alreadyRecorded ? 'It was recorded before; nothing was written.' : 'It is recorded.',
    `position ${position}, revision ${revision}, by ${recordedBy} at ${recordedAt}`,
    ...findings.map(({ kind, message }) => `${kind}: ${message}`),
  ].join('\n');
}
