import { ask } from './service-process.mjs';

/**
 * Reads the log once, as a stream tells it, from a position to its end.
 *
 * @param acknowledged receipts by the id of their event, of events after that position
 * @returns what is wrong: an event that is missing, or stands otherwise than it was acknowledged
 */
export async function acknowledgedFaults(url, acknowledged, after = 0) {
  const stream = await ask(url, `feeds/events?after=${after}&follow=false`);
  if (stream === undefined) throw new Error('the log could not be read');
  const left = new Map(acknowledged);
  const faults = [];
  for (const [, line] of stream.matchAll(/^data: (.*)$/gm)) {
    const { position, revision, event } = JSON.parse(line);
    const receipt = left.get(event.id);
    if (!receipt) continue;
    left.delete(event.id);
    if (
      position !== receipt.position ||
      revision !== receipt.revision ||
      event.recorded.at !== receipt.recordedAt
    )
      faults.push(`${event.id} was acknowledged at ${receipt.position} and stands at ${position}`);
  }
  for (const [id, { position }] of left) faults.push(`${id}, acknowledged at ${position}, is lost`);
  return faults;
}
