import type { Envelope } from '#events/envelope.js';
import { upcast } from '#events/upcast.js';
import type { LoggedEvent } from '#projections/belief/belief.js';
import type { StoredEvent } from './event-store.js';

/** A stored event read: parsed, brought to today's version, with its places in the log and in its stream. */
export const loggedEvent = ({ body, position, revision }: StoredEvent): LoggedEvent =>
  Object.assign(upcast(JSON.parse(body) as Envelope), { position, revision });
