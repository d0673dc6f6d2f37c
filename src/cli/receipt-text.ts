import type { OutcomeReceipt } from '../recording/index.js';

/** A receipt to read: what was recorded or waits for approval, where it stands, by whom, and what is odd about it. */
export function receiptText(receipt: OutcomeReceipt): string {
  if ('revisionId' in receipt) {
    const { revisionId, type, targetId, state, proposed, alreadyProposed, links } = receipt;
    return [
      `${type} of ${targetId}, revision ${revisionId}`,
      alreadyProposed ? `It was proposed before and is ${state}; nothing was written.` : 'It is proposed.',
      `by ${proposed.by} at ${proposed.at}`,
      ...(state === 'pending' ? [`Another corrector must approve it: POST ${links.revision}/approval`] : []),
    ].join('\n');
  }
  const { eventId, type, position, revision, recordedAt, recordedBy, alreadyRecorded, findings } = receipt;
  return [
    `${type} ${eventId}`,
    alreadyRecorded ? 'It was recorded before; nothing was written.' : 'It is recorded.',
    `position ${position}, revision ${revision}, by ${recordedBy} at ${recordedAt}`,
    ...findings.map(({ kind, message }) => `${kind}: ${message}`),
  ].join('\n');
}
