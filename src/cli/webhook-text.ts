import type { DeadLetter, WebhookView } from '../feeds/index.js';

/** A webhook to read: what it delivers, how far it has come, and what is in its way. */
export function webhookText({
  id,
  url,
  feed,
  filter,
  state,
  reason,
  position,
  ...rest
}: WebhookView): string {
  const { retry, fault, deadLetters } = rest;
  const narrowed = Object.entries(filter).map(([name, value]) => ` ${name}=${value}`);
  return [
    `${id}  ${state}  ${url}  ${feed}${narrowed.join('')}`,
    `  has come to position ${position}`,
    ...(reason === undefined ? [] : [`  ${reason}`]),
    ...(retry
      ? [
          `  position ${retry.position} has failed ${retry.attempts} times, last at ${retry.failure.at}: ${retry.failure.detail}; next at ${retry.nextAt}`,
        ]
      : []),
    ...(fault ? [`  the service cannot deliver, since ${fault.at}: ${fault.detail}`] : []),
    ...(deadLetters > 0 ? [`  ${deadLetters} dead letters`] : []),
  ].join('\n');
}

export const deadLettersText = (letters: readonly DeadLetter[]): string =>
  letters.length === 0
    ? 'No delivery was given up.'
    : letters
        .map(
          ({ position, type, eventId, attempts, failure, replay }) =>
            `${position}  ${type}  ${eventId}  ${replay ? 'is sent once more' : `given up after ${attempts} attempts`}: ${failure.detail}`,
        )
        .join('\n');
