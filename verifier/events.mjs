import { isCanonical } from './canonical.mjs';
import { linesOf } from './lines.mjs';
import { GrowingTree, leafHash } from './merkle.mjs';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/**
 * Reads the events once: hashes each into the tree and hands it to the replay.
 * @param sizes sizes at which the root is wanted
 */
export async function readEvents(chunks, sizes, replay, findings) {
  const tree = new GrowingTree();
  const roots = new Map();
  const note = () => sizes.has(tree.size) && roots.set(tree.size, tree.root());
  let knownAt;
  let stepsBack = 0;
  let replayed = true;
  note();
  for await (const lines of linesOf(chunks)) {
    for (const line of lines) {
      tree.add(leafHash(line));
      note();
      const event = readEvent(line, tree.size, findings);
      if (!event) {
        replayed = false;
        continue;
      }
      if (knownAt !== undefined && event.recorded.at < knownAt) stepsBack++;
      else knownAt = event.recorded.at;
      if (event.recorded.approvedBy !== undefined && event.recorded.approvedBy === event.recorded.by)
        findings.tampered(`the event at position ${tree.size} is approved by who recorded it`);
      replayed = replayOne(replay, event, tree.size, findings) && replayed;
    }
  }
  return { size: tree.size, root: tree.root(), roots, knownAt, stepsBack, replayed };
}

function readEvent(line, position, findings) {
  const text = line.toString('utf8');
  let event;
  try {
    event = JSON.parse(text);
  } catch (error) {
    findings.tampered(`the event at position ${position} is not JSON: ${error.message}`);
    return undefined;
  }
  const formed =
    typeof event?.id === 'string' &&
    UUID.test(event.id) &&
    INSTANT.test(event.recorded?.at) &&
    event.data instanceof Object;
  if (formed && isCanonical(text, event)) return event;
  findings.tampered(
    `the event at position ${position} is not ${formed ? 'canonical JSON' : 'formed as an event is'}`,
  );
  return undefined;
}

function replayOne(replay, event, position, findings) {
  try {
    replay.add(event, position);
    return true;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    findings.incomplete(`the event at position ${position} cannot be replayed: ${error.message}`);
    return false;
  }
}
